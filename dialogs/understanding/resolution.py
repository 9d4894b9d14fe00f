"""Which meetings of the schedule a selection means. Never guesses: what does not fit is not there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from dialogs.understanding.selection import Period, Pick, Selection
from dialogs.understanding.words import split
from meetings.members import Member
from meetings.schedule import Form, Meeting, Schedule

#: "tvådagars" is said of all that lasts longer than a day, "tredagars" of what lasts longer than this
MOST_DAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The meetings meant, and what was in the way."""

    meetings: tuple[Meeting, ...] = ()
    #: ids of the groups whose meetings were looked at; empty: all
    scope: tuple[str, ...] = ()
    #: the asker's own groups have nothing there: these are others'
    others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, when, and after what."""

    member: Member | None
    now: datetime
    #: the meetings talked about last
    before: tuple[Meeting, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The ids of the asker's groups."""
        return self.member.groups if self.member else ()


def choose(selection: Selection, schedule: Schedule, asker: Asker) -> Chosen:
    """The meetings that a selection means, in order of time."""
    scope = scope_of(selection, asker)
    meetings = _fitting(selection, schedule, asker, scope)
    if not meetings and scope and not selection.groups and selection.exact and not selection.joint:
        others = _fitting(selection, schedule, asker, ())
        if others:
            return Chosen(meetings=others, scope=scope, others=True)
    return Chosen(meetings=meetings, scope=scope)


def scope_of(selection: Selection, asker: Asker) -> tuple[str, ...]:
    """The groups whose meetings are looked at: those named, else the asker's own; none: all, and those of a series."""
    if selection.groups:
        return selection.groups
    return () if selection.everyone or selection.series else asker.groups


def nearest(selection: Selection, schedule: Schedule, asker: Asker) -> tuple[Meeting, ...]:
    """The meetings to come that lie nearest a window with none: one before and one after it."""
    scope = scope_of(selection, asker)
    there = [m for m in schedule.upcoming(asker.now) if _in_scope(m, scope)]
    if not selection.windows:
        return tuple(there[:1])
    first, last = selection.windows[0]
    start = date.fromisoformat(first or last) if first or last else schedule.today(asker.now)
    after = [m for m in there if m.first_day >= start]
    before = [m for m in there if m.last_day < start]
    return tuple(before[-1:] + after[:1])


def _fitting(selection: Selection, schedule: Schedule, asker: Asker, scope: Sequence[str]) -> tuple[Meeting, ...]:
    together = {*scope, *(asker.groups if selection.joint and len(selection.groups) == 1 else ())}
    wanted: list[Callable[[Meeting], bool]] = [
        (lambda m: together <= set(m.groups)) if selection.together else (lambda m: _in_scope(m, scope))
    ]
    if selection.windows:
        wanted.append(lambda m: any(_in_window(m, *window) for window in selection.windows))
    if form := selection.form:
        wanted.append(lambda m: m.form in (form, Form.HYBRID))
    if selection.days:
        wanted.append(
            lambda m: m.days > MOST_DAYS if selection.days > MOST_DAYS else (m.days > 1) == (selection.days > 1)
        )
    if selection.joint:
        wanted.append(lambda m: len(m.groups) + len(m.joint_with) > 1)
    if selection.series:
        wanted.append(lambda m: m.series == selection.series)
    if selection.elsewhere:
        wanted.append(lambda _: False)
    if places := selection.places:
        wanted.append(lambda m: m.place in places)
    meetings = [m for m in schedule.meetings if all(fits(m) for fits in wanted)]
    if selection.title and (titled := [m for m in meetings if selection.title in {w.form for w in split(m.title)}]):
        meetings = titled
    return _picked(selection, meetings, schedule, asker)


def _in_scope(meeting: Meeting, scope: Iterable[str]) -> bool:
    groups = set(scope)
    return not groups or not meeting.groups or bool(groups & set(meeting.groups))


def _in_window(meeting: Meeting, first: str, last: str) -> bool:
    return (not first or meeting.last_day.isoformat() >= first) and (not last or meeting.first_day.isoformat() <= last)


def _picked(selection: Selection, meetings: Sequence[Meeting], schedule: Schedule, asker: Asker) -> tuple[Meeting, ...]:
    ahead = (m for m in meetings if m.ends(schedule.network) > asker.now)
    if selection.pick is Pick.NEXT:
        return tuple(islice((m for m in ahead if not m.cancelled), 1))
    upcoming = list(ahead)
    match selection.pick:
        case Pick.PREVIOUS:
            return tuple([m for m in meetings if m not in upcoming][-1:])
        case Pick.LAST:
            return tuple(meetings[-1:])
        case Pick.NTH:
            return _nth(selection, meetings, schedule)
        case Pick.AFTER:
            return tuple([m for m in meetings if m.first_day > _edge(asker, max)][:1])
        case Pick.BEFORE:
            return tuple([m for m in meetings if m.last_day < _edge(asker, min)][-1:])
        case _:
            return _in_period(selection, meetings, upcoming, schedule.today(asker.now))


def _edge(asker: Asker, which: Callable[[Iterable[date]], date]) -> date:
    days = [m.first_day for m in asker.before]
    return which(days) if days else asker.now.date()


def _nth(selection: Selection, meetings: Sequence[Meeting], schedule: Schedule) -> tuple[Meeting, ...]:
    """The meeting whose title has the number; where titles have none, the nth in order of time."""
    numbered = [m for m in schedule.meetings if m.title.rstrip().endswith(f" {selection.nth}")]
    if numbered and not selection.windows:
        return tuple(numbered)
    return tuple(meetings[selection.nth - 1 : selection.nth])


def _in_period(
    selection: Selection, meetings: Sequence[Meeting], upcoming: Sequence[Meeting], today: date
) -> tuple[Meeting, ...]:
    """All of a window that has passed, of named days and of whole years; otherwise what is to come."""
    past = tuple(m for m in meetings if m not in upcoming)
    if selection.period is Period.PAST:
        return past or (tuple(upcoming) if selection.windows else ())
    if selection.period is Period.UPCOMING:
        return tuple(upcoming)
    over = all(last and date.fromisoformat(last) < today for _, last in selection.windows)
    if selection.windows and (selection.exact or selection.whole_year or over):
        return tuple(meetings)
    return tuple(meetings) if selection.whole_year else tuple(upcoming)
