"""The schedule of a network: its meetings, whole or half known, and what the documents say about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from meetings.members import Member
from meetings.organisations import Group, Network, Organisation


class Form(StrEnum):
    """How a meeting is held."""

    ONSITE = "onsite"
    ONLINE = "online"
    HYBRID = "hybrid"


class Status(StrEnum):
    """What has become of a meeting."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting that people can attend. None always means: not known, the documents do not say."""

    id: str
    title: str
    first_day: date
    last_day: date
    #: wall clock of the network's zone, on the first day
    starts_at: time | None = None
    #: wall clock of the network's zone, on the last day
    ends_at: time | None = None
    #: the document says whole day(s); False with no clock times means that the hours are unknown
    all_day: bool = False
    form: Form | None = None
    place: str | None = None
    #: where to join a digital meeting
    link: str | None = None
    #: ids of the groups; several for a joint meeting; none: a meeting of the whole network
    groups: tuple[str, ...] = ()
    #: names of networks and groups outside this network that share the meeting
    joint_with: tuple[str, ...] = ()
    status: Status = Status.PLANNED
    theme: str | None = None
    #: when coffee or the registration desk opens, before the start
    coffee_from: time | None = None
    #: last day of registration for this meeting; the series' applies when None
    deadline: date | None = None
    #: most seats for each organisation; the series' applies when None
    seats_per_organisation: int | None = None
    #: most seats in all; the series' applies when None
    seats_total: int | None = None
    #: the series that the meeting was announced in
    series: str | None = None
    #: the document that the meeting was read from
    document: str | None = None
    #: the line of the document, counted from 1
    line: int | None = None
    #: rises when date, hours or place change; the SEQUENCE of its calendar event
    revision: int = 0

    @property
    def days(self) -> int:
        """How many days the meeting lasts."""
        return (self.last_day - self.first_day).days + 1

    @property
    def cancelled(self) -> bool:
        """Whether the meeting will not be held."""
        return self.status is Status.CANCELLED

    def begins(self, network: Network) -> datetime:
        """The aware instant at which the meeting begins; the start of its day when the hour is unknown."""
        return datetime.combine(self.first_day, self.starts_at or time(), network.timezone)

    def ends(self, network: Network) -> datetime:
        """The aware instant at which the meeting is over; the end of its last day when the hour is unknown."""
        if self.ends_at is None:
            return datetime.combine(self.last_day + timedelta(days=1), time(), network.timezone)
        return datetime.combine(self.last_day, self.ends_at, network.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Meetings announced together, and the terms of registering for them."""

    id: str
    title: str
    #: one registers for the whole series, with the same persons at each meeting
    together: bool = False
    #: False: the document says that no registration is needed; None: it does not say
    registration_required: bool | None = None
    #: last day of registration, the whole day counts
    deadline: date | None = None
    seats_per_organisation: int | None = None
    seats_total: int | None = None
    #: where the document asks people to register
    contact_name: str | None = None
    contact_email: str | None = None
    url: str | None = None
    audience: str | None = None
    #: what the document says of fees, travel and lodging
    cost: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person whom a document names, with the ways to reach them."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    role: str | None = None
    #: ids of the groups that the person coordinates
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph or list item of a document, kept for quoting."""

    document: str
    #: counted from 1
    line: int
    #: the heading above it, empty at the top
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source document, as the coordinator gave it."""

    id: str
    name: str
    #: of the text that was read
    sha256: str
    given_by: str
    given_at: datetime
    language: str = "sv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """All that a network's questions are answered from. Frozen: one snapshot serves many turns."""

    network: Network
    groups: tuple[Group, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    series: tuple[Series, ...] = ()
    #: in order of time; cancelled ones included
    meetings: tuple[Meeting, ...] = ()
    contacts: tuple[Contact, ...] = ()
    #: the network's coordinators among its members
    coordinators: tuple[Member, ...] = ()
    documents: tuple[Document, ...] = ()
    passages: tuple[Passage, ...] = ()

    def meeting(self, identity: str) -> Meeting | None:
        """The meeting with an id."""
        return next((m for m in self.meetings if m.id == identity), None)

    def group(self, identity: str) -> Group | None:
        """The group with an id."""
        return next((g for g in self.groups if g.id == identity), None)

    def series_of(self, meeting: Meeting) -> Series | None:
        """The series that a meeting was announced in."""
        return next((s for s in self.series if s.id == meeting.series), None)

    def group_names(self, meeting: Meeting) -> tuple[str, ...]:
        """The names of a meeting's groups, in the network's order."""
        return tuple(g.name for g in self.groups if g.id in meeting.groups)

    def of_groups(self, groups: Iterable[str]) -> tuple[Meeting, ...]:
        """The meetings of any of these groups, and those of the whole network."""
        wanted = set(groups)
        return tuple(m for m in self.meetings if not m.groups or wanted & set(m.groups))

    def upcoming(self, now: datetime) -> tuple[Meeting, ...]:
        """The meetings that are not over and not cancelled, in order of time."""
        return tuple(m for m in self.meetings if not m.cancelled and m.ends(self.network) > now)

    def today(self, now: datetime) -> date:
        """The day in the network's zone."""
        return now.astimezone(self.network.timezone).date()
