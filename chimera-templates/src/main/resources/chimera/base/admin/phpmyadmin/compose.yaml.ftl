services:
  [=service.id]:
    image: phpmyadmin:[=versions.phpmyadmin]
    environment:
      PMA_HOST: [=administers.id]
      PMA_PORT: [=administers.exports.DB_PORT]
[#if project.address?starts_with("127.")]
      # Signed in from the start: only this machine can open the page.
      PMA_USER: ${DB_USERNAME}
      PMA_PASSWORD: ${DB_PASSWORD}
[/#if]
      UPLOAD_LIMIT: 64M
    healthcheck:
      test: curl -fsS -o /dev/null http://127.0.0.1/
      interval: 15s
      timeout: 5s
      retries: 3
      start_period: 30s
      start_interval: 1s
