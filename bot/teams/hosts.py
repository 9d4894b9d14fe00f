"""Which addresses of others we talk to: never one that a stranger chose."""

from collections.abc import Iterable
from dataclasses import dataclass

from yarl import URL

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
        if url.scheme != "https" and not (url.scheme == "http" and host in LOOPBACK):
            return False
        return any(host == known or host.endswith(f".{known}") for known in self.allowed)


def hosts(*lists: Iterable[str]) -> Hosts:
    """The hosts of all these lists."""
    return Hosts(frozenset(host.strip().lower() for one in lists for host in one))


def address(url: str) -> URL | None:
    """The address; None for what is none. The library that calls it also reads it, so that both see one host."""
    try:
        return URL(url)
    except ValueError:
        return None
