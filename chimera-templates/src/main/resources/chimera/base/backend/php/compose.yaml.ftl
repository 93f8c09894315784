[#include "/home.ftl"]
services:
  [=service.id]:
    build:
      context: ./[=service.directory]
      target: dev
    # New files belong to whoever owns the project's folder, not to root.
    user: "${HOST_UID}:${HOST_GID}"
    environment:
[#if home]
      APP_NAME: "[=project.name]"
[/#if]
      APP_ENV: development
    volumes:
      - ./[=service.directory]:/app
    healthcheck:
      test: app-healthcheck
      interval: 10s
      timeout: 5s
      retries: 3
      start_period: 60s
      start_interval: 1s
    stop_grace_period: 15s
