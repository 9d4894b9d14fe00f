"""Reminders and the durable queue's messages: what is to be posted, where, when and at most once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from meetings.addresses import Address
from meetings.languages import Language
from meetings.local_time import instant, working_day_before
from meetings.organisations import Network
from meetings.schedule import Meeting, Schedule

#: the kinds of message that this module makes
CHANNEL_REMINDER = "reminder"
PERSONAL_REMINDER = "personal_reminder"

#: when reminders are posted, wall clock of the network
MORNING = time(9)

_CODE = re.compile(r"(?P<days>\d{1,3})d(?P<clock>[01]\d:[0-5]\d|2[0-3]:[0-5]\d)|(?P<minutes>\d{1,5})m", re.ASCII)


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


class Rule(StrEnum):
    """When a channel is reminded of a meeting."""

    #: the working day before, in the morning
    DAY_BEFORE = "day_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime:
    """How long before a meeting a person wants to be reminded: whole days at a clock, or minutes before the start."""

    days: int = 0
    #: wall clock of the network
    clock: time = MORNING
    minutes: int | None = None

    def before(self, meeting: Meeting, network: Network) -> datetime | None:
        """The instant of the reminder; None when it hangs on the hour of a meeting whose hours are unknown."""
        if self.minutes is None:
            return instant(meeting.first_day - timedelta(days=self.days), self.clock, network.timezone)
        return None if meeting.starts_at is None else meeting.begins(network) - timedelta(minutes=self.minutes)

    @property
    def code(self) -> str:
        """The stored form: "2d09:00" or "60m"."""
        return f"{self.days}d{self.clock.isoformat('minutes')}" if self.minutes is None else f"{self.minutes}m"

    @classmethod
    def decoded(cls, code: str) -> "LeadTime | None":
        """The value of a stored form; None for anything else."""
        if not (found := _CODE.fullmatch(code)):
            return None
        if found["minutes"]:
            return cls(minutes=int(found["minutes"]))
        return cls(days=int(found["days"]), clock=time.fromisoformat(found["clock"]))


def due(meeting: Meeting, network: Network) -> datetime:
    """When the channels are reminded of a meeting."""
    return instant(working_day_before(meeting.first_day), MORNING, network.timezone)


def listens(address: Address, meeting: Meeting, network: Network) -> bool:
    """Whether a conversation is reminded of a meeting.

    It is linked to one of the meeting's groups or to the whole network; a meeting of the whole network goes to
    every linked conversation.
    """
    if not address.active or address.scope == "personal" or not address.groups:
        return False
    return not meeting.groups or not {network.id, *meeting.groups}.isdisjoint(address.groups)


def plan(schedule: Schedule, addresses: Iterable[Address], now: datetime) -> tuple[Message, ...]:
    """The reminders that the network's conversations are to get, of every meeting that has not begun."""
    network = schedule.network
    targets = tuple(addresses)
    return tuple(
        _channel_reminder(meeting, address, network)
        for meeting in schedule.upcoming(now)
        if meeting.begins(network) > now
        for address in targets
        if listens(address, meeting, network)
    )


def personal_reminder(
    meeting: Meeting,
    lead: LeadTime,
    *,
    network: Network,
    address: Address,
    person: str,
    name: str,
    language: Language,
    now: datetime,
) -> Message | None:
    """A reminder that a person asked for; None when its moment has passed or cannot be told.

    `person` is the person's id; `name` is how the reminder turns to them where others read along, else empty.
    """
    moment, until = lead.before(meeting, network), _use_until(meeting, network)
    if moment is None or meeting.cancelled or not now < moment < until:
        return None
    return Message(
        key=f"personal:{meeting.id}:{address.id}:{_unnamed(person)}:{lead.code}",
        network=network.id,
        lane=address.conversation,
        address=address.id,
        kind=PERSONAL_REMINDER,
        data=_about(meeting) | {"lead": lead.code, "person": person, "name": name, "language": language.value},
        due_at=moment,
        expires_at=until,
    )


def followed(message: Message, schedule: Schedule, now: datetime) -> Message | None:
    """A pending personal reminder after its meeting changed; None when there is nothing left to remind of."""
    network, lead = schedule.network, LeadTime.decoded(message.data["lead"])
    meeting = schedule.meeting(message.data["meeting"])
    if lead is None or meeting is None or meeting.cancelled:
        return None
    moment, until = lead.before(meeting, network), _use_until(meeting, network)
    if moment is None or until <= now:
        return None
    return replace(message, due_at=moment, expires_at=until, data=message.data | _about(meeting))


def reminded_meeting(message: Message, schedule: Schedule) -> Meeting | None:
    """The meeting that a reminder is about; None when it is called off, or on another day than the reminder says."""
    meeting = schedule.meeting(message.data["meeting"])
    if meeting is None or meeting.cancelled or meeting.first_day.isoformat() != message.data["day"]:
        return None
    return meeting


def _channel_reminder(meeting: Meeting, address: Address, network: Network) -> Message:
    """The key names the day, so that a meeting moved after its reminder is reminded of again."""
    return Message(
        key=f"reminder:{meeting.id}:{Rule.DAY_BEFORE}:{meeting.first_day}:{address.id}",
        network=network.id,
        lane=address.conversation,
        address=address.id,
        kind=CHANNEL_REMINDER,
        data=_about(meeting) | {"rule": Rule.DAY_BEFORE.value},
        due_at=due(meeting, network),
        expires_at=meeting.begins(network),
    )


def _unnamed(person: str) -> str:
    """A person in a key, which may end up in a log: always the same, and not to be read."""
    return sha256(person.encode()).hexdigest()[:16]


def _about(meeting: Meeting) -> dict[str, Any]:
    return {"meeting": meeting.id, "day": meeting.first_day.isoformat()}


def _use_until(meeting: Meeting, network: Network) -> datetime:
    """Until when a personal reminder is of use: the hour of the meeting, all its first day when that is unknown."""
    if meeting.starts_at:
        return meeting.begins(network)
    return instant(meeting.first_day + timedelta(days=1), time(), network.timezone)
