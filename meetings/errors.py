"""Why something is refused: values with data, never prose. `dialogs.wording` makes the sentence.

    Refusal
    ├── MeetingCancelled
    ├── MeetingPast
    ├── DeadlinePassed
    ├── SeatsTaken
    ├── MeetingFull
    ├── AlreadyRegistered
    └── NotRegistered

They are returned, not raised: a wish for four meetings can be refused for two reasons, and all are told at once.
"""

from dataclasses import dataclass
from datetime import date

from meetings.schedule import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a person cannot have what was wished, for one meeting."""

    meeting: Meeting
    #: of the person whom the wish was about
    name: str
    email: str


class MeetingCancelled(Refusal):
    """The meeting will not be held."""

    __slots__ = ()


class MeetingPast(Refusal):
    """The meeting is over."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePassed(Refusal):
    """The last day of registration has passed."""

    deadline: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsTaken(Refusal):
    """The organisation's seats are taken."""

    organisation: str
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFull(Refusal):
    """All seats of the meeting are taken."""

    limit: int


class AlreadyRegistered(Refusal):
    """The person has a seat already."""

    __slots__ = ()


class NotRegistered(Refusal):
    """The person has no seat to give up."""

    __slots__ = ()
