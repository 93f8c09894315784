services:
  [=service.id]:
    ports:
      - "${HTTP_PORT}:80"
      - "${HTTPS_PORT}:443"
      - "${HTTPS_PORT}:443/udp"
