services:
  [=service.id]:
    build:
      context: ./[=service.directory]
      target: dev
    # New files belong to whoever owns the project's folder, not to root.
    user: "${HOST_UID}:${HOST_GID}"
    # So that a stop is heard while Python still starts: the first process would not hear it.
    init: true
    environment:
      APP_NAME: "[=project.name]"
      APP_ENV: development
[#if project.address?starts_with("127.")]
      SITE_ADDRESS: http://localhost
[#else]
      # Whatever other machines call this one
      SITE_ADDRESS: ":80"
[/#if]
      DJANGO_SECRET_KEY: ${DJANGO_SECRET_KEY}
      DJANGO_SUPERUSER_USERNAME: ${DJANGO_SUPERUSER_USERNAME}
      DJANGO_SUPERUSER_PASSWORD: ${DJANGO_SUPERUSER_PASSWORD}
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
