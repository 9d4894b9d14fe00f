"""Which addresses of others we talk to: never one that a stranger chose."""

import re
from dataclasses import dataclass

from yarl import URL

#: a host's name or number, and nothing that another reader might take for more
_NAME = re.compile(r"[a-z0-9.-]+|[0-9a-f:]+")

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

#: where the Bot Connector of Teams lives
SERVICE_HOSTS = frozenset({"botframework.com", "smba.trafficmanager.net", "teams.microsoft.com"})

#: where a file that a person gives the bot lies
FILE_HOSTS = frozenset({"sharepoint.com", "svc.ms"})


@dataclass(frozen=True, slots=True)
class Hosts:
    """A list of hosts, each with its subdomains. Plain http is only for loopback, and only when that is listed."""

    allowed: frozenset[str]

    def admit(self, url: URL) -> bool:
        """Whether the address lies on a listed host."""
        if url.user is not None or url.password is not None:
            return False
        host = (url.host or "").rstrip(".")
        if not _NAME.fullmatch(host):
            return False
        if url.scheme != "https" and not (url.scheme == "http" and host in LOOPBACK):
            return False
        return any(host == known or host.endswith(f".{known}") for known in self.allowed)


def address(url: str) -> URL | None:
    """The address; None for what is none. The library that calls it also reads it, so that both see one host."""
    try:
        return URL(url)
    except ValueError:
        return None
