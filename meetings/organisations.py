"""Networks, their groups, and the organisations that their members represent."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from meetings.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The whole: a network of organisations with its meetings."""

    id: str
    #: the name on the command line and in addresses, lower case, unique in the installation
    slug: str
    name: str
    #: an IANA zone; every day of the network is a day there
    zone: str = "Europe/Stockholm"
    language: Language = Language.SWEDISH
    #: rises with every committed change of the network's schedule, members or documents
    version: int = 0

    @property
    def timezone(self) -> ZoneInfo:
        """The time zone in which the network's days begin and end."""
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of a network, with its own coordinator and channel."""

    id: str
    name: str
    #: other names that people use for it
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Whom members represent: a municipality, a region, an agency."""

    id: str
    name: str
    #: e-mail domains that belong to it, lower case
    domains: tuple[str, ...] = ()
