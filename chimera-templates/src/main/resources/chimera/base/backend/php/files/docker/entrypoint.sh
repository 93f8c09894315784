#!/bin/sh
# Prepares the application, then becomes PHP-FPM (or whatever else was asked for).
set -eu

if [ "${1:-}" = php-fpm ]; then
  # Development, a fresh clone: the packages of composer.lock are not there yet.
  if [ -f composer.lock ] && [ ! -f vendor/autoload.php ] && command -v composer >/dev/null; then
    composer install --no-interaction --no-progress
  fi
  # In the background, so that the shell hears a stop while the migrations wait for the database.
  php bin/migrate.php &
  trap 'kill "$!"; exit 143' TERM QUIT INT
  wait "$!"
  trap - TERM QUIT INT
fi

exec "$@"
