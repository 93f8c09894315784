services:
  [=service.id]:
    build:
      context: ./[=service.directory]
    environment:
      SITE_ADDRESS: ${SITE_ADDRESS}
      ACME_CA: ${ACME_CA}
    volumes:
      # Certificates and keys: keep this volume.
      - edge-data:/data
    read_only: true
    tmpfs: [/config, /tmp]
    cap_drop: [ALL]
    cap_add: [NET_BIND_SERVICE]
    healthcheck:
      test: wget -q -O /dev/null http://127.0.0.1:2019/config/
      interval: 10s
      timeout: 3s
      retries: 3
      start_period: 10s
      start_interval: 1s
    stop_grace_period: 15s
volumes:
  edge-data: {}
