# The service in Compose's own syntax. Ports, depends_on, networks and the environment that others
# hand over are not written: they follow from the manifests.
services:
  [=service.id]:
    build:
      context: ./[=service.directory]
      target: dev
    # New files belong to whoever owns the project's folder, not to root.
    user: "${HOST_UID}:${HOST_GID}"
    environment:
      APP_NAME: "[=project.name]"
    volumes:
      - ./[=service.directory]:/app
    # Passes only when the service does its work: 'chimera up' waits for it.
    healthcheck:
      test: python healthcheck.py
      interval: 5s
      timeout: 3s
      retries: 5
      start_period: 10s
    init: true
