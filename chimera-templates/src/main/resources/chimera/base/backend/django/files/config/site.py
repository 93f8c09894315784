"""Under which addresses the application is reached."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Site:
    """What SITE_ADDRESS says. It is written for Caddy, which ends TLS in production."""

    hosts: list[str]
    https: bool

    @classmethod
    def parse(cls, addresses: str) -> Self:
        """Reads "example.com", which means HTTPS, several of them, or ":80": plain HTTP, any host.

        https://caddyserver.com/docs/caddyfile/concepts#addresses
        """
        urls = [
            urlsplit(address if "://" in address else f"//{address}")
            for address in re.split(r"[\s,]+", addresses.strip())
        ]
        return cls(
            hosts=[cls._host(url.hostname) for url in urls],
            https=not any(url.scheme == "http" or url.port == 80 for url in urls),
        )

    @staticmethod
    def _host(name: str | None) -> str:
        """Writes a host as Django's ALLOWED_HOSTS wants it."""
        if not name:
            return "*"
        return f"[{name}]" if ":" in name else name.removeprefix("*")
