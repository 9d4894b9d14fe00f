"""Meetings told apart: the mentions of one meeting put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dialogs.documents.cues import has
from dialogs.documents.mentions import Mention
from dialogs.documents.roles import Role, Weight
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import WrittenDay

Key = tuple[int, int]

_MOST = 200
"""Meetings that are read; more in one document is a mistake of the reader's."""
_LONGEST_CONFERENCE = 4
"""Days of one conference."""
_YEARS_BEFORE = 3
"""From the beginning of a network to the meetings that are planned."""


@dataclass(slots=True)
class Event:
    """A meeting: its mentions, and its lines."""

    mentions: list[int]
    first: WrittenDay
    last: WrittenDay
    #: headings of the groups it stands under
    groups: list[str] = field(default_factory=list)
    #: index of the line that introduces it
    main: int = 0
    #: indexes of the lines that are its own
    lines: list[int] = field(default_factory=list)
    #: indexes of lines that speak of it and of others
    shared: list[int] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """Month and day of its first day."""
        return self.first.month, self.first.day

    @property
    def length(self) -> int:
        """Days from the first to the last."""
        return _days_on(self.first, self.last)

    def holds(self, day: WrittenDay) -> bool:
        """Whether a day is one of its (few) days."""
        return _days_on(self.first, day) <= self.length <= 4

    @property
    def ends_on(self) -> Key | None:
        """Month and day of its last day, when it has several."""
        return (self.last.month, self.last.day) if self.length else None

    @property
    def turns(self) -> bool:
        """Whether it lasts over New Year."""
        return (self.last.month, self.last.day) < self.key

    @property
    def several_days(self) -> bool:
        """Whether it lasts more than one day."""
        return self.length > 0


def _days_on(first: WrittenDay, day: WrittenDay) -> int:
    """Days from one day to the next such day, whatever the year."""
    one, other = first.in_year(2024), day.in_year(2024)
    return (other - one).days % 366 if one and other else 999


def events_in(mentions: Sequence[Mention], years: Mapping[int, int], groups: Sequence[str], title: str) -> list[Event]:
    """The meetings, in the order of the document called `title`.

    `years` of mentions, as far as they are known; `groups` gives each line the group heading that it stands under.
    """
    chosen = [i for i in _chosen(mentions) if not _long_before(i, years)]
    if _of_one_conference(mentions, chosen, title):
        days = [mentions[i] for i in chosen]
        return [Event(chosen, days[0].first, max(days, key=lambda m: m.key).last, main=days[0].entry.index)]
    gone = {m.key for m in mentions if m.role is Role.GONE}
    events: list[Event] = []
    for index in chosen:
        mention = mentions[index]
        if mention.key in gone or _umbrella(mention, mentions, chosen):
            continue
        _add(events, index, mention, mentions, groups[mention.entry.index])
    for event in events:
        event.main = _main(event, mentions)
    return events[:_MOST]


def _of_one_conference(mentions: Sequence[Mention], chosen: Sequence[int], title: str) -> bool:
    """Whether the days follow upon each other, in a document about a conference: the days of one meeting."""
    days = [mentions[i] for i in chosen]
    if not has("conference", title) or any(len(m.value.days) > 1 or has("alternative", m.entry.text) for m in days):
        return False
    ordered = sorted({m.key: m.first for m in days}.values(), key=lambda d: (d.month, d.day))
    return 1 < len(ordered) <= _LONGEST_CONFERENCE and all(_days_on(a, b) == 1 for a, b in pairwise(ordered))


def _chosen(mentions: Sequence[Mention]) -> list[int]:
    """The mentions that stand for meetings; likely ones only where none is sure, or of a day that one is sure of."""
    meetings = [i for i, m in enumerate(mentions) if m.role is Role.MEETING]
    sure = [i for i in meetings if mentions[i].weight is Weight.SURE]
    if not sure:
        return [i for i in meetings if mentions[i].weight is Weight.LIKELY]
    days = [Event([], mentions[i].first, mentions[i].last) for i in sure]
    return [i for i in meetings if i in sure or any(d.holds(mentions[i].first) for d in days)]


def _long_before(index: int, years: Mapping[int, int]) -> bool:
    """Whether a day lies years before all the others: when the network began."""
    others = [year for i, year in years.items() if i != index]
    return len(others) > 1 and index in years and years[index] <= min(others) - _YEARS_BEFORE


def _umbrella(mention: Mention, mentions: Sequence[Mention], chosen: Sequence[int]) -> bool:
    """Whether a long range only spans the meetings that are listed one by one."""
    length = _days_on(mention.first, mention.last)
    if length < 3:
        return False
    others = [mentions[i] for i in chosen if mentions[i] is not mention]
    inside = {
        m.key for m in others if _days_on(mention.first, m.first) <= length and m.value.days != mention.value.days
    }
    return len(inside) >= 2


def _add(events: list[Event], index: int, mention: Mention, mentions: Sequence[Mention], group: str) -> None:
    for event in events:
        if _same(event, mention, mentions, group):
            event.mentions.append(index)
            if len(mention.value.days) > 1 and not event.several_days:
                event.first, event.last = mention.first, mention.last
            if group and group not in event.groups and _heads_own(mention):
                event.groups.append(group)
            return
    if events and (_ends(events[-1], mention) or _next_day(events[-1], mention, mentions)):
        events[-1].mentions.append(index)
        events[-1].last = mention.first
        return
    events.append(Event([index], mention.first, mention.last, [group] if group else []))


def _ends(event: Event, mention: Mention) -> bool:
    """Whether the day is the last one: "Start: 3 oktober" before "Slut: 4 oktober"."""
    return mention.field.label == "end" and _days_on(event.first, mention.first) <= 10


def _same(event: Event, mention: Mention, mentions: Sequence[Mention], group: str) -> bool:
    ranged = len(mention.value.days) > 1
    overlaps = event.holds(mention.first) or (ranged and Event([], mention.first, mention.last).holds(event.first))
    years = {d.year for d in (event.first, mention.first)} - {None}
    if not overlaps or len(years) > 1:
        return False
    if _heads_own(mention) and group and event.groups and group not in event.groups:
        return _joint(event, mention, mentions, group)
    return not _another_session(event, mention, mentions)


def _heads_own(mention: Mention) -> bool:
    """Whether the day stands in a list or heading, not in prose about a meeting that is told elsewhere."""
    return mention.leads or mention.entry.is_heading or mention.entry.line.bullet


def _joint(event: Event, mention: Mention, mentions: Sequence[Mention], group: str) -> bool:
    """Whether a meeting under two groups is one: when either line names the other group."""
    names = [fold(g)[:8] for g in event.groups]
    behind = fold(mention.after)
    before = " ".join(fold(mentions[i].after) for i in event.mentions)
    return any(n in behind for n in names) or fold(group)[:8] in before or has("all_groups", mention.after)


def _another_session(event: Event, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether two rows of a list give the same day different hours."""
    last = mentions[event.mentions[-1]]
    if _next_item(last, mention):
        return True
    meal = has("meal", mention.entry.text)
    if event.several_days or not mention.leads or mention.value.time_start is None or meal:
        return False
    start = mention.value.time_start
    rows = [mentions[i].value for i in event.mentions if mentions[i].leads and mentions[i].value.time_start]
    return bool(rows) and all(row.time_end is not None and start >= row.time_end for row in rows)


def _next_item(last: Mention, mention: Mention) -> bool:
    """Whether two items of a list, one upon the other, give one day to two meetings."""
    items = _is_item(last) and _is_item(mention)
    follows = mention.entry.index == last.entry.index + 1 and mention.key == last.key
    return items and follows and bool(last.after) and bool(mention.after) and last.after != mention.after


def _is_item(mention: Mention) -> bool:
    """Whether the day opens an item of a list, which is no sentence."""
    opens = mention.value.begin == 0 and not mention.field.label and not mention.entry.text.endswith(".")
    return mention.leads and (mention.entry.line.bullet or opens)


def _next_day(event: Event, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the day is the second of one meeting: "Dag 2 – onsdag 13 mars", or a day of the programme."""
    if _days_on(event.last, mention.first) != 1 or len(mention.value.days) > 1:
        return False
    if has("day_two", mention.entry.text):
        return True
    last = mentions[event.mentions[-1]]
    programme = {mention.entry.section, last.entry.section} == {"programme"}
    return programme and mention.entry.is_heading and last.entry.is_heading


def _main(event: Event, mentions: Sequence[Mention]) -> int:
    """The line that introduces the meeting: one of a list before prose."""
    mine = [mentions[i] for i in event.mentions]
    return next((m for m in mine if m.leads or m.entry.is_heading or m.field.label), mine[0]).entry.index
