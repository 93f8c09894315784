# What production does differently: a key takes the place of the one above, null removes it.
services:
  [=service.id]:
    build:
      target: production
    user: null
    volumes: null
    read_only: true
    cap_drop: [ALL]
