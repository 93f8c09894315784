services:
  [=service.id]:
    build:
      context: ./[=service.directory]
      target: dev
    # New files belong to whoever owns the project's folder, not to root.
    user: "${HOST_UID}:${HOST_GID}"
    environment:
      APP_NAME: "[=project.name]"
      APP_ENV: development
    volumes:
      - ./[=service.directory]:/srv/app
    healthcheck:
      test: wget -q -O /dev/null http://127.0.0.1:3000/api/health
      interval: 5s
      timeout: 5s
      retries: 5
      # After a change of package-lock.json the packages are installed first.
      start_period: 120s
      start_interval: 1s
    stop_grace_period: 15s
