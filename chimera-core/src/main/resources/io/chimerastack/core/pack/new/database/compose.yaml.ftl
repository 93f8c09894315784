# The service in Compose's own syntax. depends_on, networks and published ports are not written:
# they follow from the manifests.
services:
  [=service.id]:
    image: postgres:[=versions.postgresql]-alpine
    environment:
      POSTGRES_DB: ${DB_DATABASE}
      POSTGRES_USER: ${DB_USERNAME}
      POSTGRES_PASSWORD: ${DB_PASSWORD}
    volumes:
      - data-[=versions.postgresql]:/var/lib/postgresql
    # Over TCP, which the server answers only once its first initialisation is over.
    healthcheck:
      test: pg_isready -h 127.0.0.1 -U "$$POSTGRES_USER" -d "$$POSTGRES_DB"
      interval: 5s
      timeout: 3s
      retries: 10
      start_period: 30s
volumes:
  data-[=versions.postgresql]: {}
