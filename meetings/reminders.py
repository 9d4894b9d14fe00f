"""Reminders and the durable queue's messages: what is to be posted, where, when and at most once."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class MessageState(StrEnum):
    """How far a queued message has come."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    #: the answer never came: it may have been posted, so it is not sent again blindly
    UNCERTAIN = "uncertain"
    #: its moment passed while nobody could send
    MISSED = "missed"
    #: taken back before it was sent
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something to be posted, once."""

    #: what the message *is*; inserting the same key twice is nothing
    key: str
    network: str
    #: what must be paced and kept in order: the conversation's id
    lane: str
    #: id of the address it goes to
    address: str
    #: what to render: "reminder", "receipt", "forwarded question", …
    kind: str
    #: JSON primitives, the arguments of the kind
    data: dict[str, Any] = field(default_factory=dict)
    due_at: datetime
    #: later than this it is missed
    expires_at: datetime | None = None
    state: MessageState = MessageState.PENDING
    #: after sending: where it stands, for updating it later
    conversation: str | None = None
    activity: str | None = None
