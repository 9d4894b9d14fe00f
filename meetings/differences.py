"""What publishing a reading would change in the schedule: proposals to approve, each complete and harmless."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from meetings.drafts import Draft
from meetings.organisations import Group
from meetings.schedule import Contact, Meeting, Series

#: where a meeting comes from is no change of the meeting
_BOOKKEEPING = frozenset({"id", "document", "line", "revision", "series"})


class Kind(StrEnum):
    """What becomes of a meeting."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of a meeting, before and after."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A meeting as it is and as it would be."""

    #: None: the document no longer has the meeting
    draft: Draft | None
    #: None: a new meeting
    before: Meeting | None
    after: Meeting

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """The fields that differ; none for a new meeting."""
        before = self.before
        if before is None:
            return ()
        pairs = ((f.name, getattr(before, f.name), getattr(self.after, f.name)) for f in fields(Meeting))
        return tuple(FieldChange(field=n, before=a, after=b) for n, a, b in pairs if a != b and n not in _BOOKKEEPING)

    @property
    def kind(self) -> Kind:
        """What becomes of the meeting."""
        if self.before is None:
            return Kind.ADDED
        changed = {change.field for change in self.changes}
        if "status" in changed and self.after.cancelled:
            return Kind.CANCELLED
        if changed & {"first_day", "last_day"}:
            return Kind.MOVED
        return Kind.CHANGED if changed or self.before.series != self.after.series else Kind.UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that publishing a reading would change."""

    #: in the document's order; meetings that a revised document leaves out stand last
    proposals: tuple[Proposal, ...] = ()
    #: drafts that cannot be published: their year is open
    open: tuple[Draft, ...] = ()
    #: groups that the schedule does not have yet
    new_groups: tuple[Group, ...] = ()
    #: the series as it would be; None: the document announces none of its own
    series: Series | None = None
    #: the series as it is; None: there is none yet
    series_before: Series | None = None
    #: all contacts of the network, as they would be
    contacts: tuple[Contact, ...] = ()
    contacts_before: tuple[Contact, ...] = ()

    def of_kind(self, *kinds: Kind) -> tuple[Proposal, ...]:
        """The proposals of these kinds."""
        return tuple(p for p in self.proposals if p.kind in kinds)

    @property
    def empty(self) -> bool:
        """Whether publishing would change nothing."""
        return (
            all(p.kind is Kind.UNCHANGED for p in self.proposals)
            and not self.new_groups
            and self.series == self.series_before
            and self.contacts == self.contacts_before
        )


def line_of(draft: Draft) -> int | None:
    """The line that the day was read from."""
    return next((e.line for e in draft.evidence if e.field == "date_start"), None)
