services:
  [=service.id]:
    cap_drop: [ALL]
    # What the image's start-up script needs to hand the data to the user mysql and become it
    cap_add: [CHOWN, DAC_OVERRIDE, FOWNER, SETGID, SETUID]
