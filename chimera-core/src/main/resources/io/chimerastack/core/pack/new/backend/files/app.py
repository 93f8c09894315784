"""A small API. Replace it with your own application."""

import json
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Api(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/api/health":
            self.answer(200, {"status": "ok", "checks": {}})
        elif self.path in ("/", "/api/"):
            self.answer(200, {"name": os.environ.get("APP_NAME", "app")})
        else:
            self.answer(404, {"title": "Not Found", "status": 404})

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    ThreadingHTTPServer(("", 8080), Api).serve_forever()
