[#assign volume = "mysql-" + versions.mysql?keep_before(".") + "-data"]
services:
  [=service.id]:
    image: mysql:[=versions.mysql]
    command:
      - --character-set-server=utf8mb4
      - --collation-server=utf8mb4_0900_ai_ci
    environment:
      MYSQL_DATABASE: ${DB_DATABASE}
      MYSQL_USER: ${DB_USERNAME}
      MYSQL_PASSWORD: ${DB_PASSWORD}
      MYSQL_ROOT_PASSWORD: ${DB_ROOT_PASSWORD}
    volumes:
      - [=volume]:/var/lib/mysql
    healthcheck:
      # Over TCP, as the application would: during its first start MySQL does not listen there.
      test: >-
        MYSQL_PWD="$$MYSQL_PASSWORD" mysql --protocol=tcp --host=127.0.0.1 --user="$$MYSQL_USER" --execute='SELECT 1' "$$MYSQL_DATABASE"
      interval: 5s
      timeout: 5s
      retries: 5
      start_period: 120s
      start_interval: 1s
    stop_grace_period: 1m
volumes:
  [=volume]: {}
