services: {site: {volumes: null}}
