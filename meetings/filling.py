"""Makes a meeting of a draft, or fills in what a draft says into a meeting that is known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from meetings.drafts import Draft, PartialDate, Reading
from meetings.identity import new_id
from meetings.matching import key, repeats, words
from meetings.organisations import Group
from meetings.schedule import Form, Meeting, Schedule, Series, Status

#: fields that a calendar must learn of
CALENDAR_FIELDS = frozenset({"first_day", "last_day", "starts_at", "ends_at", "place", "status"})
#: from how long on a meeting can be called "the whole day"
WHOLE_DAY_MINUTES = 5 * 60
#: letters by which two forms of a word are known
_STEM = 7


class GroupNames:
    """Groups by name: those of the schedule, and new ones for names that it does not know."""

    def __init__(self, schedule: Schedule, reading: Reading) -> None:
        self._order = [g.id for g in schedule.groups]
        self._ids = {key(name): g.id for g in schedule.groups for name in (g.name, *g.aliases)}
        self._old = frozenset(self._order)
        names = (*reading.groups, *(name for draft in reading.meetings for name in draft.groups))
        new = {k: name for name in names if (k := key(name)) not in self._ids and k != key(schedule.network.name)}
        self.new = tuple(Group(id=new_id(), name=name) for name in new.values())
        for group in self.new:
            self._ids[key(group.name)] = group.id
            self._order.append(group.id)

    def ids(self, names: Sequence[str]) -> tuple[str, ...]:
        """The ids of groups, in the network's order; names of others are left out."""
        return self.ordered({self._ids.get(key(name), "") for name in names})

    def ordered(self, ids: Collection[str]) -> tuple[str, ...]:
        """Ids in the network's order."""
        return tuple(identity for identity in self._order if identity in ids)

    def known(self, draft: Draft) -> frozenset[str] | None:
        """The draft's groups that the schedule has; None when all that it names are new."""
        ids = self.ids((*draft.groups, *draft.joint_with))
        return frozenset(ids) & self._old if not ids or self._old & set(ids) else None

    def outside(self, names: Sequence[str]) -> tuple[str, ...]:
        """The names that are no group of this network."""
        return tuple(name for name in names if key(name) not in self._ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a document's drafts are compared with and within."""

    schedule: Schedule
    groups: GroupNames
    series: Series
    #: how many meetings it has
    size: int

    def is_closer_to(self, meeting: Meeting) -> bool:
        """Whether the document says more of a meeting than the series it stands in: it is about fewer meetings."""
        return meeting.series is None or self.size < sum(m.series == meeting.series for m in self.schedule.meetings)


def day_of(partial: PartialDate | None) -> date | None:
    """The day, when there is one and its year is known."""
    return partial.settled() if partial else None


def form_of(draft: Draft) -> Form | None:
    """How the meeting is held, as far as the draft says."""
    if draft.online:
        return Form.HYBRID if draft.onsite else Form.ONLINE
    return Form.ONSITE if draft.onsite or draft.online is False else None


def new_meeting(draft: Draft, first: date, source: Source) -> Meeting:
    """The meeting of a draft whose first day is settled."""
    groups, series = source.groups, source.series
    deadline = day_of(draft.deadline)
    return Meeting(
        id=new_id(),
        title=draft.title,
        first_day=first,
        last_day=day_of(draft.date_end) or first,
        starts_at=draft.time_start,
        ends_at=draft.time_end,
        all_day=draft.all_day,
        form=form_of(draft),
        place=draft.place,
        link=draft.link,
        groups=groups.ids((*draft.groups, *draft.joint_with)),
        joint_with=groups.outside(draft.joint_with),
        status=Status.CANCELLED if draft.status == "cancelled" else Status.PLANNED,
        theme=draft.theme,
        coffee_from=draft.coffee_from,
        deadline=None if deadline == series.deadline else deadline,
        seats_per_organisation=draft.seats_per_organisation,
        seats_total=draft.seats_total,
        series=series.id,
    )


def filled(old: Meeting, draft: Draft, first: date, source: Source) -> Meeting:
    """The meeting with what the draft says; what it does not say stays."""
    read = new_meeting(draft, first, source)
    own = old.series == source.series.id
    form = read.form or old.form
    starts, ends, all_day = _hours(old, read)
    title = _title(old, read, own=own)
    after = replace(
        old,
        title=title,
        first_day=read.first_day,
        last_day=read.last_day,
        starts_at=starts,
        ends_at=ends,
        all_day=all_day,
        form=form,
        place=read.place or (None if form is Form.ONLINE and form is not old.form else old.place),
        link=read.link or old.link,
        groups=_joined_groups(old, read, source, own=own),
        joint_with=tuple(dict.fromkeys((*old.joint_with, *read.joint_with))),
        status=read.status if read.cancelled else old.status,
        theme=_theme(old, read, title, own=own or read.cancelled or draft.moved_from is not None),
        coffee_from=read.coffee_from or old.coffee_from,
        deadline=read.deadline or old.deadline,
        seats_per_organisation=read.seats_per_organisation or old.seats_per_organisation,
        seats_total=read.seats_total or old.seats_total,
        series=source.series.id if source.is_closer_to(old) else old.series,
    )
    return revised(old, after)


def revised(old: Meeting, after: Meeting) -> Meeting:
    """The meeting after a change; its revision rises when calendars must learn of it."""
    stirred = any(getattr(after, name) != getattr(old, name) for name in CALENDAR_FIELDS)
    return replace(after, revision=old.revision + stirred)


def _title(old: Meeting, read: Meeting, *, own: bool) -> str:
    """The more telling of two titles; an ordinary title of the plan is not lost to an invitation's heading."""
    before, now = words(old.title), words(read.title)
    if now <= before:
        return old.title
    return read.title if own or before < now else old.title


def _theme(old: Meeting, read: Meeting, title: str, *, own: bool) -> str | None:
    """The theme; an invitation's own heading is one, for a meeting that keeps the ordinary title of the plan.

    `own`: the document is the plan itself, or a notice, whose heading is no theme.
    """
    if read.theme and not repeats(read.theme, old.theme):
        return read.theme
    if old.theme or own or _echoes(read.title, title):
        return old.theme
    return read.title


def _echoes(text: str, title: str) -> bool:
    """Whether a heading only says the title again, in another form of its words: "nätverksträffen"."""
    stems = {word[:_STEM] for word in words(title)}
    return all(word[:_STEM] in stems for word in words(text))


def _hours(old: Meeting, read: Meeting) -> tuple[time | None, time | None, bool]:
    """Start, end and whether the whole day: exact hours say more than a whole day, and much less contradicts it."""
    if read.starts_at:
        return read.starts_at, read.ends_at or (old.ends_at if old.starts_at == read.starts_at else None), False
    if not read.all_day or (old.starts_at and _fills_a_day(old.starts_at, old.ends_at)):
        return old.starts_at, old.ends_at, old.all_day
    return None, None, True


def _fills_a_day(start: time, end: time | None) -> bool:
    return end is None or end.hour * 60 + end.minute - start.hour * 60 - start.minute >= WHOLE_DAY_MINUTES


def _joined_groups(old: Meeting, read: Meeting, source: Source, *, own: bool) -> tuple[str, ...]:
    """Its own document says who meets; another one can only add a group. A meeting of all stays a meeting of all."""
    if own:
        return read.groups or old.groups
    return source.groups.ordered({*old.groups, *read.groups}) if old.groups else ()
