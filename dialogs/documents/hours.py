"""The hours of a meeting: beside its day, behind a label, on a line of their own, or in a sentence; coffee apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from dialogs.documents.cues import begins, cue, has
from dialogs.documents.outline import Entry, Field
from dialogs.documents.programme import outlines, row_of
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import Flag, Modifier, TimeValue

Key = tuple[int, int]
#: labels whose clock times are no hours of the meeting
_OTHER = frozenset({"deadline", "registration", "contact", "published", "updated", "coffee", "link"})
#: sections whose sentences say nothing of when a meeting is
_APART = frozenset({"programme", "registration", "contact", "past", "papers"})


#: what is due, or over, by a clock time
_LIMITS = frozenset({Modifier.UNTIL, Modifier.BEFORE})
#: lines below a day that may be the rows of its programme
MOST_BELOW = 3


@dataclass(slots=True)
class Hours:
    """When a meeting begins and ends, and where it was read."""

    start: time | None = None
    end: time | None = None
    coffee: time | None = None
    all_day: bool = False
    approximate: bool = False
    #: index of the line that each was read from
    start_line: int = -1
    end_line: int = -1
    coffee_line: int = -1
    all_day_line: int = -1
    rule: str = ""

    def begin(self, start: time, line: int, rule: str) -> None:
        """Notes when it begins."""
        self.start, self.start_line, self.rule = start, line, rule

    def finish(self, end: time, line: int) -> None:
        """Notes when it ends."""
        self.end, self.end_line = end, line


def hours_of(
    lines: Sequence[Entry], shared: Sequence[Entry], days: Sequence[TimeValue], *, main: int, last: Key | None
) -> Hours:
    """The hours that a meeting's lines give, its own before those it shares.

    `days` are its mentions, `last` is month and day of its last day when it has several.
    """
    hours = Hours()
    own = sorted(lines, key=lambda e: (e.index != main, e.index))
    for entry in own:
        _beside_days(hours, entry, days, last)
    _right_below(hours, own, lines)
    _fill(hours, own)
    _coffee_and_day(hours, lines)
    if hours.start is None and not hours.all_day:
        _fill(hours, shared)
        _coffee_and_day(hours, shared)
    _from_programme(hours, lines, several=last is not None)
    if hours.start and hours.end and last is None and hours.end <= hours.start:
        hours.end = None
    if hours.coffee and hours.start and hours.coffee >= hours.start:
        hours.coffee = None
    return hours


def _right_below(hours: Hours, own: Sequence[Entry], lines: Sequence[Entry]) -> None:
    """The one line below the day that begins with a span of hours: two such lines are a programme."""
    if hours.start is not None or not own:
        return
    below = [e for e in lines if 0 < e.index - own[0].index <= MOST_BELOW and row_of(e)]
    if len(below) == 1 and below[0].index == own[0].index + 1:
        first = below[0].fields[0]
        if first.clocks and first.clocks[0].time_end is not None and not _arrives(first, 0):
            _span(hours, below[0], first, "line")


def _fill(hours: Hours, entries: Sequence[Entry]) -> None:
    """Labelled hours before a line of hours, before a sentence."""
    for rule, fits in (("label", _labelled), ("line", _alone), ("sentence", _speaks)):
        for entry in entries:
            for part in entry.fields:
                wanted = hours.start is None or (hours.end is None and has("day_two", part.text))
                if wanted and part.label not in _OTHER and fits(part, entry):
                    _span(hours, entry, part, rule)


def _labelled(part: Field, _: Entry) -> bool:
    return part.label in ("time", "when", "end")


def _alone(part: Field, entry: Entry) -> bool:
    """Whether a field is nothing but a span of hours."""
    if part.label or len(part.clocks) != 1 or entry.section == "programme":
        return False
    value = part.clocks[0]
    rest = fold(part.text[: value.begin] + part.text[value.stop :])
    return value.time_end is not None and not value.days and not re.sub(r"\W|\b(?:cest|cet|kl|tid)\b", "", rest)


def _speaks(part: Field, entry: Entry) -> bool:
    """Whether a sentence says when the meeting is, and is no row of a programme."""
    if not part.clocks or part.label not in ("", "place", "form") or entry.section in _APART or row_of(entry):
        return False
    text = fold(part.text)
    return any(cue(c).search(text) for c in ("meeting", "plural", "clock"))


def _beside_days(hours: Hours, entry: Entry, days: Sequence[TimeValue], last: Key | None) -> None:
    """Hours that stand with a day of the meeting, or behind it in its field."""
    written = [d.days for d in days]
    for part in entry.fields:
        if part.label in _OTHER:
            continue
        mine = [d for d in part.days if d.days in written]
        for day in mine:
            if day.time_start and Flag.AMBIGUOUS not in day.flags and "part-of-day" not in day.rule:
                _with_day(hours, entry, part, day, last)
        if mine and hours.start is None and len(part.days) == 1:
            _span(hours, entry, part, "day", after=mine[0].stop)


def _with_day(hours: Hours, entry: Entry, part: Field, day: TimeValue, last: Key | None) -> None:
    """The hours of one day: the start, or the end when it is the last of several."""
    is_last = len(day.days) == 1 and (day.days[0].month, day.days[0].day) == last
    ends = part.label == "end" or hours.start is not None or cue("end").search(fold(part.text[: day.begin])[-25:])
    if is_last and ends and hours.end is None:
        hours.finish(day.time_end or day.time_start or time(), entry.index)
    elif hours.start is None and hours.end is None and day.time_start:
        hours.begin(day.time_start, entry.index, "day")
        hours.approximate = Flag.APPROXIMATE in day.flags
        if day.time_end and (last is None or is_last or len(day.days) > 1):
            hours.finish(day.time_end, entry.index)
        else:
            _span(hours, entry, part, "day", after=day.stop)


def _span(hours: Hours, entry: Entry, part: Field, rule: str, after: int = 0) -> None:
    """The first clock time that begins, and the next that ends."""
    for value, before in _main_clocks(part, after):
        start, end = _bounds(value, before)
        if hours.start is None and start is not None:
            hours.begin(start, entry.index, rule)
            if end is not None and hours.end is None:
                hours.finish(end, entry.index)
        elif hours.start is not None and hours.end is None and end is not None:
            hours.finish(end, entry.index)
        hours.approximate |= Flag.APPROXIMATE in value.flags or cue("approximate").search(before[-12:]) is not None


def _bounds(value: TimeValue, before: str) -> tuple[time | None, time | None]:
    """Start and end that a clock time stands for, by the folded words before it: "slut ca 12", "dag 2 kl 9-15"."""
    if cue("day_two").search(before[-16:]):
        return None, value.time_end or value.time_start
    if cue("day_one").search(before[-16:]):
        return value.time_start, None
    if value.time_end is None and cue("end").search(before[-25:]) and not cue("start").search(before[-12:]):
        return None, value.time_start
    return value.time_start, value.time_end


def _main_clocks(part: Field, after: int) -> Iterator[tuple[TimeValue, str]]:
    """The clock times of a field that are neither coffee nor due, with the words before them."""
    for number, value in enumerate(part.clocks):
        if value.begin < after or value.days or Flag.AMBIGUOUS in value.flags:
            continue
        before, _ = _clause(part, number)
        gathers = value.modifier in _LIMITS and cue("arrival").search(before[-40:])  # "samling senast 6.15"
        if not _arrives(part, number) and not gathers and not cue("due_clock").search(before[-20:]):
            yield value, before


def _clause(part: Field, number: int) -> tuple[str, str]:
    """What stands before and behind a clock time, to the punctuation or the next one, folded."""
    clocks, value = part.clocks, part.clocks[number]
    low = clocks[number - 1].stop if number else 0
    high = clocks[number + 1].begin if number + 1 < len(clocks) else len(part.text)
    spoken = re.sub(r"\b(ca|kl|c:a|prel|tel|fr|ev)\.", r"\1", fold(part.text[low : value.begin]))
    before = re.split(r"[(;!?,]|\.\s", spoken)[-1]
    behind = re.split(r"[);!?,|]|\.(?:\s|$)|\s-\s", fold(part.text[value.stop : high]).lstrip(" :"))[0]
    return before, behind


def _arrives(part: Field, number: int) -> bool:
    """Whether a clock time is that of coffee or registration: "fika från 9.30", "9.00 Kaffe"."""
    value, (before, behind) = part.clocks[number], _clause(part, number)
    if part.label in ("when", "time") and number == 0 and not before.strip():
        return False  # "Start: 11.30 med lunch"
    if value.modifier in _LIMITS or cue("due_clock").search(before[-20:]):
        return False
    if cue("begins_with").search(before[-40:]):
        return False  # "vi börjar med lunch kl. 12"
    if cue("arrival").search(before[-40:]):
        near = before[-14:]
        return "fran" in near or not cue("start").search(near)
    arrives = cue("arrival").search(behind[:30])
    return arrives is not None and arrives.start() < 14 and value.time_end is None and not begins("meeting", behind)


def _coffee_and_day(hours: Hours, entries: Sequence[Entry]) -> None:
    """Coffee and whole days, wherever the lines say them."""
    for entry in entries:
        text = fold(entry.text)
        if not hours.all_day and hours.start is None and len(text) < 200 and cue("all_day").search(text):
            hours.all_day, hours.all_day_line = True, entry.index
        if hours.coffee is None and not row_of(entry):
            hours.coffee = next(_coffees(entry), None)
            hours.coffee_line = entry.index if hours.coffee else -1


def _coffees(entry: Entry) -> Iterator[time | None]:
    for part in entry.fields:
        for number, value in enumerate(part.clocks):
            if part.label == "coffee" or (not value.days and _arrives(part, number)):
                yield value.time_start


def _from_programme(hours: Hours, entries: Sequence[Entry], *, several: bool) -> None:
    """Start, end and coffee from the rows of a programme, where nothing else gives them."""
    found = outlines(entries, several=several)
    if found is None:
        return
    if hours.start is None and hours.end is None:
        if found.coffee and hours.coffee is None:
            hours.coffee, hours.coffee_line = found.coffee.start, found.coffee.index
        if found.first:
            hours.begin(found.first.start, found.first.index, "programme")
    if hours.end is None and hours.rule in ("programme", "day", "label"):
        if found.closing:
            hours.finish(found.closing.start, found.closing.index)
        elif found.last and found.last.end and hours.rule == "programme":
            hours.finish(found.last.end, found.last.index)
