# What production does differently: a key takes the place of the one above, null removes it.
services:
  [=service.id]:
    mem_limit: 256m
