[#assign proxy = services?filter(s -> s.role == "proxy")?first]
services:
  [=service.id]:
    build:
      context: ./[=service.directory]
      target: dev
    # New files belong to whoever owns the project's folder, not to root.
    user: "${HOST_UID}:${HOST_GID}"
    environment:
[#if uses.api??]
      # Opened at its own port, Vite has no proxy in front: it hands /api/ on to it.
      API_TARGET: "http://[=proxy.id]:[=proxy.ports[0].container]"
[/#if]
      WATCH_POLLING: ${FRONTEND_POLLING}
    volumes:
      - ./[=service.directory]:/srv/app
    healthcheck:
      test: wget -q -O /dev/null http://127.0.0.1:5173/_health
      interval: 5s
      timeout: 5s
      retries: 3
      # After a change of package-lock.json the packages are installed first.
      start_period: 120s
      start_interval: 1s
    stop_grace_period: 10s
