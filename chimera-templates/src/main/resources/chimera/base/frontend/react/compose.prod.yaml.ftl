services:
  [=service.id]:
    build:
      target: assets
    user: null
    environment: null
    volumes: null
