[#assign volume = "mariadb-" + versions.mariadb?keep_before(".") + "-data"]
services:
  [=service.id]:
    image: mariadb:[=versions.mariadb]
    command:
      - --character-set-server=utf8mb4
      - --collation-server=utf8mb4_uca1400_ai_ci
    environment:
      MARIADB_DATABASE: ${DB_DATABASE}
      MARIADB_USER: ${DB_USERNAME}
      MARIADB_PASSWORD: ${DB_PASSWORD}
      MARIADB_ROOT_PASSWORD: ${DB_ROOT_PASSWORD}
      # After a change of the image's version, upgrade the system tables.
      MARIADB_AUTO_UPGRADE: "1"
    volumes:
      - [=volume]:/var/lib/mysql
    healthcheck:
      # Over TCP, as the application would: during its first start MariaDB does not listen there.
      test: >-
        MYSQL_PWD="$$MARIADB_PASSWORD" mariadb --protocol=tcp --host=127.0.0.1 --skip-ssl --user="$$MARIADB_USER" --execute='SELECT 1' "$$MARIADB_DATABASE"
      interval: 5s
      timeout: 5s
      retries: 5
      start_period: 120s
      start_interval: 1s
    stop_grace_period: 1m
volumes:
  [=volume]: {}
