"""What reaches the conversation, whatever the surface it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from dialogs.texts import Text, Unreadable


class Scope(StrEnum):
    """Where a message was written."""

    PERSONAL = "personal"
    GROUP_CHAT = "group_chat"
    CHANNEL = "channel"


class Kind(StrEnum):
    """What happened."""

    MESSAGE = "message"
    #: a card button or a form: `press` holds its data and the inputs
    PRESS = "press"
    #: the bot was added here
    INSTALLED = "installed"
    #: the bot was removed here
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who wrote, as Teams tells it. Guests may lack an e-mail address."""

    #: the id of the person in Teams ("29:…")
    id: str
    entra_id: str | None = None
    name: str = ""
    #: lower case, from the roster
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that a person gave."""

    name: str
    content: bytes
    #: what it says, or why it cannot be read, once `documents.files.opened` looked; that takes its time, so look
    #: before the unit of work begins
    document: Text | Unreadable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One thing that a person did, at one instant."""

    kind: Kind
    person: Person
    scope: Scope
    #: the whole conversation id, with its thread
    conversation: str
    #: the conversation id of the channel without its thread; None outside channels
    channel: str | None = None
    #: the team's id; None outside channels
    team: str | None = None
    tenant: str | None = None
    #: the network that unknown conversations belong to (local mode)
    network: str | None = None
    #: without the mention of the bot, HTML unescaped, NFC
    text: str = ""
    press: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[Attachment, ...] = ()
    #: a BCP 47 tag from the client
    locale: str | None = None
    #: where the bot's own pages and calendars are on the web, without a slash at the end; empty when nowhere
    public_url: str = ""
    #: aware
    now: datetime
