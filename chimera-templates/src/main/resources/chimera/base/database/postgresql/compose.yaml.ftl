[#assign volume = "postgresql-" + versions.postgresql?keep_before(".") + "-data"]
services:
  [=service.id]:
    image: postgres:[=versions.postgresql]-alpine
    environment:
      POSTGRES_DB: ${DB_DATABASE}
      POSTGRES_USER: ${DB_USERNAME}
      POSTGRES_PASSWORD: ${DB_PASSWORD}
    volumes:
      # From version 18 on the data is in a folder of its own below this one.
      - [=volume]:/var/lib/postgresql
    # Parallel queries need more than Docker's 64 MB.
    shm_size: 128mb
    healthcheck:
      # Over TCP, as the application would: during its first start PostgreSQL does not listen there.
      test: >-
        PGPASSWORD="$$POSTGRES_PASSWORD" psql --host=127.0.0.1 --username="$$POSTGRES_USER" --dbname="$$POSTGRES_DB" --no-password --quiet --tuples-only --command='SELECT 1'
      interval: 5s
      timeout: 5s
      retries: 5
      start_period: 60s
      start_interval: 1s
    stop_grace_period: 1m
volumes:
  [=volume]: {}
