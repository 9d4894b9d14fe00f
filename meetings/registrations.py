"""Registrations: who comes to which meeting. (Rules and use cases follow.)"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
