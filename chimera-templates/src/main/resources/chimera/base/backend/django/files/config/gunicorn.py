"""The server of production. All settings: https://gunicorn.org/reference/settings/"""

from os import environ

from config.logs import LOGGING

# All addresses of the container; only the project's own network reaches them.
bind = "0.0.0.0:8000"

# Each process answers as many requests at a time as it has threads; these are enough for a small
# server. Each thread keeps a connection to the database.
workers = int(environ.get("WEB_CONCURRENCY", "2"))
threads = 4
max_requests = 5000
max_requests_jitter = 500
timeout = 60

# The proxy opens a connection for each request, so there is none to wait for when the container
# stops; requests that run then may finish.
keepalive = 0
graceful_timeout = 10

# Its door for commands is a file, and the file system is read-only.
control_socket_disable = True

logconfig_dict = LOGGING
