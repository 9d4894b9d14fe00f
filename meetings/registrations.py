"""Registrations: who comes to which meeting, and how. The use cases are in `registering` and `withdrawing`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meetings.schedule import Form, Meeting


class RegistrationStatus(StrEnum):
    """What a registration is worth."""

    REGISTERED = "registered"
    WITHDRAWN = "withdrawn"


class Mode(StrEnum):
    """How a participant takes part."""

    ONSITE = "onsite"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One person's registration for one meeting."""

    id: str
    meeting: str
    name: str
    #: lower case; with the meeting it identifies the registration
    email: str
    organisation: str
    mode: Mode | None = None
    diet: str | None = None
    status: RegistrationStatus = RegistrationStatus.REGISTERED
    #: e-mail of the person who registered
    registered_by: str
    registered_at: datetime

    @property
    def in_force(self) -> bool:
        """Whether the person has the seat still."""
        return self.status is RegistrationStatus.REGISTERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who is to be registered, for one meeting or several."""

    name: str
    #: lower case
    email: str
    organisation: str
    #: the wish, where a meeting leaves a choice
    mode: Mode | None = None
    #: None: no wishes
    diet: str | None = None

    def mode_at(self, meeting: Meeting) -> Mode | None:
        """How the person takes part: as the meeting is held; by wish where that is open."""
        match meeting.form:
            case Form.ONSITE:
                return Mode.ONSITE
            case Form.ONLINE:
                return Mode.ONLINE
            case _:
                return self.mode

    def diet_at(self, meeting: Meeting) -> str | None:
        """What the kitchen must know; nothing for those who sit at home."""
        return None if self.mode_at(meeting) is Mode.ONLINE else self.diet
