/node_modules/
/dist/
