#!/bin/sh
# Asks the application for /api/health the way the proxy does, through PHP-FPM. Its answer, which
# names what fails, is what `docker inspect` shows.
set -eu

answer=$(
  env -i PATH="$PATH" \
    REQUEST_METHOD=GET REQUEST_URI=/api/health QUERY_STRING= SERVER_PROTOCOL=HTTP/1.1 \
    SCRIPT_NAME=/index.php SCRIPT_FILENAME=/app/public/index.php \
    cgi-fcgi -bind -connect 127.0.0.1:9000
)
printf '%s\n' "$answer" | tail -n 1
case $answer in
  *'"status":"ok"'*) ;;
  *) exit 1 ;;
esac
