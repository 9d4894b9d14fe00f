"""The people of a network."""

import re
from dataclasses import dataclass
from enum import StrEnum

from meetings.languages import Language

_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")


def is_email(text: str) -> bool:
    """Whether the text is one whole e-mail address."""
    return _EMAIL.fullmatch(text) is not None


class Role(StrEnum):
    """What a person may do in a network."""

    MEMBER = "member"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person whom the network knows."""

    id: str
    name: str
    #: lower case; the key that the network's own lists use
    email: str
    #: the organisation's name as members read it; empty when unknown
    organisation: str = ""
    #: ids of the groups the person belongs to
    groups: tuple[str, ...] = ()
    role: Role = Role.MEMBER
    #: the Entra object id, known after the first message from Teams
    entra_id: str | None = None
    #: the person's chosen language of answers
    language: Language | None = None

    @property
    def coordinates(self) -> bool:
        """Whether the person may publish, announce and see lists."""
        return self.role is Role.COORDINATOR
