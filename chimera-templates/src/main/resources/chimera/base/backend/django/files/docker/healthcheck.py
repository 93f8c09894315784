#!/usr/bin/env python
"""Asks the application for /api/health. Its answer, which names what fails, is what
`docker inspect` shows."""

import http.client
import sys

try:
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
    connection.request("GET", "/api/health")
    response = connection.getresponse()
    print(response.read().decode())
    healthy = response.status == 200
except OSError as error:
    print(error)
    healthy = False
sys.exit(0 if healthy else 1)
