# The service in Compose's own syntax. depends_on, networks and published ports are not written:
# they follow from the manifests.
services:
  [=service.id]:
    image: redis:[=versions.redis]-alpine
    # It only caches: nothing is worth a file.
    command: [redis-server, --save, "", --appendonly, "no"]
    # Passes only when the service does its work: 'chimera up' waits for it.
    healthcheck:
      test: redis-cli ping | grep -q PONG
      interval: 5s
      timeout: 3s
      retries: 5
