"""Meetings told apart: mentions of one meeting put together, and for each meeting the lines that speak of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from dialogs.documents.cues import cue, has
from dialogs.documents.mentions import Mention, Role, Weight
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import WrittenDay

Key = tuple[int, int]

#: sections that end what is said of the meeting above them
_ENDS = frozenset(
    {"registration", "contact", "audience", "purpose", "organiser", "participants", "cost", "past", "papers", "seats"}
)


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
    def several_days(self) -> bool:
        """Whether it lasts more than one day."""
        return self.length > 0


def _days_on(first: WrittenDay, day: WrittenDay) -> int:
    """Days from one day to the next such day, whatever the year."""
    one, other = first.in_year(2024), day.in_year(2024)
    return (other - one).days % 366 if one and other else 999


def events_in(entries: Sequence[Entry], mentions: Sequence[Mention], groups: Sequence[str]) -> list[Event]:
    """The meetings, in the order of the document. `groups` gives each line the group heading that it stands under."""
    chosen = _chosen(mentions)
    gone = {m.key for m in mentions if m.role is Role.GONE}
    events: list[Event] = []
    for index in chosen:
        mention = mentions[index]
        if mention.key in gone or _umbrella(mention, mentions, chosen):
            continue
        _add(events, index, mention, mentions, groups[mention.entry.index])
    for event in events:
        event.main = _main(event, mentions)
    _lines(entries, events, mentions)
    return events


def _chosen(mentions: Sequence[Mention]) -> list[int]:
    """The mentions that stand for meetings; likely ones only where none is sure, or of a day that one is sure of."""
    meetings = [i for i, m in enumerate(mentions) if m.role is Role.MEETING]
    sure = [i for i in meetings if mentions[i].weight is Weight.SURE]
    if not sure:
        return [i for i in meetings if mentions[i].weight is Weight.LIKELY]
    days = [Event([], mentions[i].first, mentions[i].last) for i in sure]
    return [i for i in meetings if i in sure or any(d.holds(mentions[i].first) for d in days)]


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
            if group and group not in event.groups:
                event.groups.append(group)
            return
    if events and mention.field.label == "end" and 0 <= _days_on(events[-1].first, mention.first) <= 10:
        events[-1].mentions.append(index)
        events[-1].last = mention.first
        return
    if events and _next_day(events[-1], mention, mentions):
        events[-1].mentions.append(index)
        events[-1].last = mention.first
        return
    events.append(Event([index], mention.first, mention.last, [group] if group else []))


def _same(event: Event, mention: Mention, mentions: Sequence[Mention], group: str) -> bool:
    ranged = len(mention.value.days) > 1
    overlaps = event.holds(mention.first) or (ranged and Event([], mention.first, mention.last).holds(event.first))
    years = {d.year for d in (event.first, mention.first)} - {None}
    if not overlaps or len(years) > 1:
        return False
    if group and event.groups and group not in event.groups:
        return _joint(event, mention, mentions, group)
    return not _another_session(event, mention, mentions)


def _joint(event: Event, mention: Mention, mentions: Sequence[Mention], group: str) -> bool:
    """Whether a meeting under two groups is one: when either line names the other group."""
    names = [fold(g)[:8] for g in event.groups]
    behind = fold(mention.after)
    before = " ".join(fold(mentions[i].after) for i in event.mentions)
    return any(n in behind for n in names) or fold(group)[:8] in before


def _another_session(event: Event, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether two rows of a list give the same day different hours."""
    if event.several_days or not mention.leads or mention.value.time_start is None:
        return False
    times = [mentions[i].value for i in event.mentions if mentions[i].leads and mentions[i].value.time_start]
    return bool(times) and all(
        t.time_end and t.time_start and mention.value.time_start and (mention.value.time_start >= t.time_end)
        for t in times
    )


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
    leading = [
        i for i in event.mentions if mentions[i].leads or mentions[i].entry.is_heading or mentions[i].field.label
    ]
    return mentions[(leading or event.mentions)[0]].entry.index


def _lines(entries: Sequence[Entry], events: Sequence[Event], mentions: Sequence[Mention]) -> None:
    """Gives each event its lines, and those it shares."""
    count = len(entries)
    if len(events) <= 1:
        for event in events:
            event.lines = [event.main] if any(m.rule == "minutes" for m in mentions) else list(range(count))
        return
    ordered = sorted(events, key=lambda e: e.main)
    mains = {e.main for e in events}
    starts = {id(e): _upward(entries, e.main, mains) for e in ordered}
    for number, event in enumerate(ordered):
        following = next((starts[id(e)] for e in ordered[number + 1 :] if starts[id(e)] > event.main), count)
        end = _end(entries, event.main, following)
        event.lines = list(range(starts[id(event)], end))
    for run in _runs(ordered):
        tail = list(takewhile(lambda n: not entries[n].is_heading, (n for n in run[-1].lines if n > run[-1].main)))
        for event in run:
            event.shared += tail
        run[-1].lines = [n for n in run[-1].lines if n <= run[-1].main]
    own = {n for e in events for n in e.lines}
    head = min(starts.values())
    common = [
        p.index
        for p in entries
        if p.index not in own and ((p.index < head and _general(p)) or cue("plural").search(fold(p.text)))
    ]
    for event in events:
        event.shared += [n for n in common if n not in event.shared]
        event.lines += [n for n in _elsewhere(entries, event, mentions, mains) if n not in event.lines]


def _general(entry: Entry) -> bool:
    """Whether a line above all meetings may hold for each: labelled hours, place or form."""
    return (
        any(f.label in ("time", "place", "form", "cost", "coffee", "when") for f in entry.fields)
        and entry.section != "programme"
    )


def _upward(entries: Sequence[Entry], main: int, mains: set[int]) -> int:
    """Where the lines of a meeting begin: with the short lines (name, place) right above its day."""
    start = main
    while start > 0 and main - start < 3:
        above = entries[start - 1]
        label = next((f.label for f in above.fields if f.label), "")
        if start - 1 in mains or above.days or above.line.bullet or not above.line.short or len(above.text) > 70:
            break
        if (
            (label and label not in ("place", "theme"))
            or (above.section in _ENDS
            and above.is_heading)
            or above.text.endswith(":")
        ):
            break
        start -= 1
    return start


def _end(entries: Sequence[Entry], main: int, following: int) -> int:
    for index in range(main + 1, following):
        entry = entries[index]
        if entry.is_heading and entry.section in _ENDS:
            return index
    return following


def _runs(ordered: Sequence[Event]) -> list[list[Event]]:
    """Rows of a list that follow each other without anything between."""
    runs: list[list[Event]] = []
    for event in ordered:
        if runs and event.main - runs[-1][-1].main <= 1:
            runs[-1].append(event)
        else:
            runs.append([event])
    return [run for run in runs if len(run) > 1]


def _elsewhere(entries: Sequence[Entry], event: Event, mentions: Sequence[Mention], mains: set[int]) -> list[int]:
    """Lines under another heading that names the meeting's day: "Program Skövde 14 mars"."""
    found: list[int] = []
    for index in event.mentions:
        entry = mentions[index].entry
        if entry.index == event.main or not entry.is_heading:
            found += [] if entry.index == event.main else [entry.index]
            continue
        found.append(entry.index)
        for behind in entries[entry.index + 1 :]:
            if behind.index in mains or (behind.is_heading and behind.section in _ENDS):
                break
            if any(m.entry.index == behind.index and m.role is Role.MEETING for m in mentions):
                break
            found.append(behind.index)
    return found
