# The service in Compose's own syntax. Ports, depends_on, networks and the environment that others
# hand over are not written: they follow from the manifests.
services:
  [=service.id]:
    build:
      context: ./[=service.directory]
      target: dev
    user: "${HOST_UID}:${HOST_GID}"
    volumes:
      - ./[=service.directory]/public:/srv/public:ro
    # Passes only when the service does its work: 'chimera up' waits for it.
    healthcheck:
      test: wget -q -O /dev/null http://127.0.0.1:8080/
      interval: 5s
      timeout: 3s
      retries: 5
      start_period: 10s
