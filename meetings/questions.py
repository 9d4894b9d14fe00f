"""Questions that nobody could answer: sent on to a coordinator, and the answers taught back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question sent on to a coordinator."""

    id: str
    text: str
    #: ids of the groups it concerns
    groups: tuple[str, ...] = ()
    asked_by: str
    asked_at: datetime
    #: id of the address that the answer goes to
    address: str
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtAnswer:
    """A coordinator's answer, kept for the network or a group."""

    id: str
    question: str
    answer: str
    groups: tuple[str, ...] = ()
    author: str
    written_at: datetime
