"""Which meeting of the schedule a draft is about, and which series a document continues."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from meetings.drafts import Draft, Reading
from meetings.schedule import Meeting, Schedule, Series

#: how far a meeting with an ordinary title may move and still be the same
MOST_MOVED = timedelta(days=60)
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def words(text: str) -> frozenset[str]:
    """The words of a title, for comparing."""
    return frozenset(_WORD.findall(text.casefold()))


def alike(one: str, other: str, *, least: float = 0.6) -> bool:
    """Whether two titles say the same: most of their words shared, and no other year."""
    a, b = words(one), words(other)
    years = [{w for w in each if _YEAR.fullmatch(w)} for each in (a, b)]
    return bool(a and b) and not (all(years) and years[0] != years[1]) and len(a & b) >= least * len(a | b)


def repeats(text: str | None, known: str | None) -> bool:
    """Whether a text adds nothing to a known one, but for signs, line breaks and the odd letter."""
    a, b = words(text or ""), words(known or "")
    return bool(a) and len(a & b) >= 0.9 * len(a)


def key(name: str) -> str:
    """A group's name as it is compared: words without case and signs."""
    return " ".join(_WORD.findall(name.casefold()))


def merged(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts, a joint meeting that is listed under each of its groups made one."""
    result: list[Draft] = []
    for draft in drafts:
        twin = next((n for n, other in enumerate(result) if _joint(other, draft)), None)
        if twin is None:
            result.append(draft)
        else:
            result[twin] = _union(result[twin], draft)
    return tuple(result)


def _joint(one: Draft, other: Draft) -> bool:
    """Whether two drafts on the same days name each other's groups."""
    if (one.date_start, one.date_end) != (other.date_start, other.date_end):
        return False
    names = [({key(g) for g in d.groups}, {key(g) for g in d.joint_with}) for d in (one, other)]
    (groups, with_groups), (others, with_others) = names
    return bool(groups & with_others or others & with_groups)


def _union(one: Draft, other: Draft) -> Draft:
    groups = tuple(dict.fromkeys((*one.groups, *other.groups)))
    known = {key(g) for g in groups}
    outside = (name for name in (*one.joint_with, *other.joint_with) if key(name) not in known)
    return replace(
        one, groups=groups, joint_with=tuple(dict.fromkeys(outside)), evidence=(*one.evidence, *other.evidence)
    )


def same_series(schedule: Schedule, reading: Reading, days: Sequence[date]) -> Series | None:
    """The series that a document announces again: its title says so, and its days lie among the series' days.

    The more days are the same, the less of the title has to be.
    """
    found = []
    for series in schedule.series:
        own = {m.first_day for m in schedule.meetings if m.series == series.id}
        near = not days or not own or (min(own) - MOST_MOVED <= max(days) and min(days) <= max(own) + MOST_MOVED)
        shared = own & set(days)
        least = 0.5 if 2 * len(shared) >= max(len(own), 2) else 0.75
        if near and reading.series_title and alike(series.title, reading.series_title, least=least):
            found.append((len(shared), series))
    return max(found, key=lambda each: each[0])[1] if found else None


def pair(
    drafts: Sequence[tuple[Draft, frozenset[str] | None]], schedule: Schedule, series: Series | None
) -> dict[int, Meeting]:
    """Number of a draft → its meeting. Each draft comes with the ids of its groups, None when they are all new."""
    pairs: dict[int, Meeting] = {}
    scored = [
        (score, -number, meeting)
        for number, (draft, groups) in enumerate(drafts)
        for meeting in schedule.meetings
        if (score := _likeness(draft, groups, meeting))
    ]
    for _, negative, meeting in sorted(scored, key=lambda each: each[:2], reverse=True):
        if -negative not in pairs and meeting not in pairs.values():
            pairs[-negative] = meeting
    if series:
        _pair_moved(pairs, drafts, [m for m in schedule.meetings if m.series == series.id])
    return pairs


def _likeness(draft: Draft, groups: frozenset[str] | None, meeting: Meeting) -> int:
    """How well a draft fits a meeting on the same day, or on the day it was moved from; 0: it is another meeting."""
    if meeting.first_day not in _days(draft) or not _share_groups(groups, meeting):
        return 0
    titles = alike(draft.title, meeting.title)
    hours = draft.time_start == meeting.starts_at
    if draft.time_start and meeting.starts_at and not hours and not titles and not _overlap(draft, meeting):
        return 0
    return 1 + 2 * titles + 2 * hours + (groups == frozenset(meeting.groups)) + (draft.place == meeting.place)


def _days(draft: Draft) -> tuple[date | None, ...]:
    """The day of a draft, and the one it was moved from, which is in the same year unless its own is written."""
    moved = draft.moved_from and replace(draft.moved_from, year=draft.moved_from.year or draft.date_start.year)
    return draft.date_start.settled(), moved.settled() if moved else None


def _share_groups(groups: frozenset[str] | None, meeting: Meeting) -> bool:
    if groups is None:
        return not meeting.groups
    return not groups or not meeting.groups or bool(groups & set(meeting.groups))


def _overlap(draft: Draft, meeting: Meeting) -> bool:
    begin, end = draft.time_start, draft.time_end or draft.time_start
    starts, ends = meeting.starts_at, meeting.ends_at or meeting.starts_at
    return bool(begin and end and starts and ends) and begin <= ends and starts <= end  # type: ignore[operator]


def _pair_moved(
    pairs: dict[int, Meeting], drafts: Sequence[tuple[Draft, frozenset[str] | None]], meetings: Sequence[Meeting]
) -> None:
    """Pairs what is left over of a series: same title and groups, another day."""
    titles = [m.title.casefold() for m in meetings]
    for number, (draft, groups) in enumerate(drafts):
        day = draft.date_start.settled()
        if number in pairs or day is None:
            continue
        left = [m for m in meetings if m not in pairs.values() and m.title.casefold() == draft.title.casefold()]
        left = [m for m in left if _share_groups(groups, m)]
        if titles.count(draft.title.casefold()) > 1:
            left = [m for m in left if abs(m.first_day - day) <= MOST_MOVED]
        if left:
            pairs[number] = min(left, key=lambda m: _distance(m, day))


def _distance(meeting: Meeting, day: date) -> timedelta:
    return abs(meeting.first_day - day)
