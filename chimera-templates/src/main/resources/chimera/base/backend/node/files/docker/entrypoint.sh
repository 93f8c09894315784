#!/bin/sh
# Prepares the application, then becomes it (or whatever else was asked for).
set -eu

# In the background, so that the shell hears a stop while the command runs.
run() {
  "$@" &
  trap 'kill "$!"; exit 143' TERM INT
  wait "$!"
  trap - TERM INT
}

case "${1:-}" in
  node) # production
    run node dist/migrate.js
    ;;
  tsx) # development
    # Packages were added, removed or updated since the image was built: install them again.
    if ! cmp -s package.json ../package.json || ! cmp -s package-lock.json ../node_modules/.installed; then
      # Brings package-lock.json along if package.json was edited by hand.
      run npm install --package-lock-only
      cp package.json package-lock.json ..
      run npm ci --prefix ..
      cp package-lock.json ../node_modules/.installed
    fi
    run node src/migrate.ts
    ;;
esac

exec "$@"
