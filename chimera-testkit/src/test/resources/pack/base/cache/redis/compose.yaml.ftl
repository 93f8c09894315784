services:
  cache:
    image: redis:8-alpine
    command: ["--requirepass", "${CACHE_PASSWORD}"]
    healthcheck: {test: [CMD, redis-cli, ping]}
