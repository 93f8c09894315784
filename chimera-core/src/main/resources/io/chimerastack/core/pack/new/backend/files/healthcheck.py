"""Succeeds when the API answers that it is well."""

import urllib.request

urllib.request.urlopen("http://127.0.0.1:8080/api/health", timeout=2)
