services:
  site:
    image: nginx:1.29-alpine
    volumes: ["./site:/usr/share/nginx/html:ro"]
    healthcheck: {test: [CMD, wget, -qO-, "http://127.0.0.1/"]}
