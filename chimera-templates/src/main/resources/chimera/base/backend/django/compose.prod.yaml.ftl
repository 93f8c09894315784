services:
  [=service.id]:
    build:
      target: production
    user: null
    environment:
      APP_ENV: production
      SITE_ADDRESS: ${SITE_ADDRESS}
    volumes: null
    read_only: true
    tmpfs: [/tmp]
    cap_drop: [ALL]
