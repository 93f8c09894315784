#!/bin/sh
# Development: brings the packages up to date, then becomes Vite (or whatever else was asked for).
set -eu

# In the background, so that the shell hears a stop while the command runs.
run() {
  "$@" &
  trap 'kill "$!"; exit 143' TERM INT
  wait "$!"
  trap - TERM INT
}

# Packages were added, removed or updated since the image was built: install them again.
if ! cmp -s package.json ../package.json || ! cmp -s package-lock.json ../node_modules/.installed; then
  # Brings package-lock.json along if package.json was edited by hand.
  run npm install --package-lock-only
  cp package.json package-lock.json ..
  run npm ci --prefix ..
  cp package-lock.json ../node_modules/.installed
fi

# Packages of another system, installed outside the container, would be found first.
if [ -d node_modules ] && ! cmp -s node_modules/.package-lock.json ../node_modules/.package-lock.json; then
  echo "warning: node_modules/ in this folder hides the container's own packages; if something fails, delete it" >&2
fi

exec "$@"
