services:
  [=service.id]:
    image: adminer:[=versions.adminer]
    environment:
      ADMINER_DEFAULT_SERVER: [=administers.id]
      # For [=service.directory]/sign-in.php
      DB_DRIVER: [=(administers.capability == "database/postgresql")?then("pgsql", "server")]
      DB_HOST: [=administers.id]
      DB_DATABASE: ${DB_DATABASE}
      DB_USERNAME: ${DB_USERNAME}
[#if project.address?starts_with("127.")]
      # Signed in from the start: only this machine can open the page.
      DB_PASSWORD: ${DB_PASSWORD}
[/#if]
    volumes:
      - ./[=service.directory]/sign-in.php:/var/www/html/plugins-enabled/sign-in.php:ro
    healthcheck:
      # A file of its own: a page would start a session each time.
      test: wget -q -O /dev/null "http://127.0.0.1:8080/?file=favicon.ico"
      interval: 15s
      timeout: 5s
      retries: 3
      start_period: 30s
      start_interval: 1s
