services:
  [=service.id]:
    # Only built: the proxy's image takes the pages from this one.
    scale: 0
    build:
      target: assets
    user: null
    environment: null
    volumes: null
