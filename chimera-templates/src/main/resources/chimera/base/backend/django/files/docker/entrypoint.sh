#!/bin/sh
# Prepares the database, then becomes the server (or whatever else was asked for).
set -eu

case "$*" in
  gunicorn* | *runserver*) python manage.py prepare ;;
esac

exec "$@"
