"""What a message was understood to mean: the one type between understanding and the dialogs."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Certainty(StrEnum):
    """How much an interpretation is worth."""

    SURE = "sure"
    #: not understood, or not our job
    DECLINE = "decline"


class Act(StrEnum):
    """What the person is doing."""

    #: asks a question about meetings, people or documents
    ASK = "ask"
    #: wants something changed: `command` says what
    COMMAND = "command"
    #: greets, thanks, asks for help
    TALK = "talk"
    #: yes, no, cancel, back: only meaningful inside a dialog
    RESPOND = "respond"
    #: outside the bot's job, or not understood
    NONE = "none"


class Command(StrEnum):
    """What a person can have done. Each is confirmed before anything changes."""

    REGISTER = "register"
    WITHDRAW = "withdraw"
    REMIND = "remind"
    ANNOUNCE = "announce"
    MOVE_MEETING = "move_meeting"
    CANCEL_MEETING = "cancel_meeting"
    LINK_CHANNEL = "link_channel"
    IMPORT_DOCUMENT = "import_document"
    EXPORT = "export"
    SET_LANGUAGE = "set_language"
    FORGET_ME = "forget_me"


class Response(StrEnum):
    """A short answer inside a dialog."""

    YES = "yes"
    NO = "no"
    CANCEL = "cancel"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A part of the message and what it was read as: the trail."""

    start: int
    end: int
    text: str
    #: group, time, person, organisation, place, concept, …
    kind: str
    value: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """A message, understood."""

    act: Act
    certainty: Certainty
    #: what an ASK is about (a value of answering's own StrEnum of facets)
    facet: str = ""
    command: Command | None = None
    response: Response | None = None
    #: ids of the meetings meant, resolved against the schedule; empty when none was named
    meetings: tuple[str, ...] = ()
    #: ids of the groups named
    groups: tuple[str, ...] = ()
    #: a whole series was meant ("alla fyra", "hela lärprojektet")
    whole_series: bool = False
    #: a day or window was named, though no meeting may match: ISO days, inclusive
    window: tuple[str, str] | None = None
    #: language of the message: "sv", "en" or "" when it does not show
    language: str = ""
    spans: tuple[Span, ...] = ()
    #: further slots by name, JSON primitives
    slots: dict[str, Any] = field(default_factory=dict)
    #: readings that lost, and why
    rejected: tuple[str, ...] = ()
