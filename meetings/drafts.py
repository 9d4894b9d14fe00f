"""What a document seems to say: a reading with drafts, the evidence of each value, and every doubt."""

import dataclasses
from dataclasses import dataclass
from datetime import date, time
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PartialDate:
    """A day as a document writes it; the year is None where the text does not settle it, or contradicts itself."""

    month: int
    day: int
    year: int | None = None
    #: the year that the text gives a day which is none of that year's, or not on the weekday written with it
    disputed: int | None = None

    def settled(self) -> date | None:
        """The day, when its year is known."""
        return None if self.year is None else date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The line that a value was read from."""

    #: counted from 1 in the text that was read
    line: int
    text: str
    #: the name of the draft's field
    field: str
    #: the reading rule, for tracing
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A doubt about a reading. `code` and `data` make the sentence; words live in the catalogues."""

    field: str
    code: str
    line: int | None = None
    data: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A meeting as read. None: the text does not say."""

    title: str
    date_start: PartialDate
    date_end: PartialDate
    #: the day that the document says it was moved from
    moved_from: PartialDate | None = None
    time_start: time | None = None
    time_end: time | None = None
    all_day: bool = False
    place: str | None = None
    #: True digital, False on site, None unknown; hybrid is `online` True with `onsite` True
    online: bool | None = None
    onsite: bool | None = None
    link: str | None = None
    #: names
    groups: tuple[str, ...] = ()
    joint_with: tuple[str, ...] = ()
    #: planned, cancelled or past
    status: str = "planned"
    theme: str | None = None
    coffee_from: time | None = None
    deadline: PartialDate | None = None
    seats_per_organisation: int | None = None
    seats_total: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How one registers, as the document says it."""

    required: bool | None = None
    deadline: PartialDate | None = None
    contact_email: str | None = None
    contact_name: str | None = None
    url: str | None = None
    seats_per_organisation: int | None = None
    seats_total: int | None = None
    #: one registers for all meetings at once
    together: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRead:
    """A person to turn to, as the document names them."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    role: str | None = None
    #: names of the groups under which the person stands
    groups: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRead:
    """A paragraph or list item, with its heading, for quoting in answers."""

    line: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one document."""

    language: str
    series_title: str | None = None
    organiser: str | None = None
    groups: tuple[str, ...] = ()
    meetings: tuple[Draft, ...] = ()
    registration: Terms = Terms()
    contacts: tuple[ContactRead, ...] = ()
    audience: str | None = None
    cost: str | None = None
    passages: tuple[PassageRead, ...] = ()
    issues: tuple[Issue, ...] = ()
