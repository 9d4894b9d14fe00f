"""The hours of a meeting: from its own line, a label, a line of its own, or the rows of the programme; coffee apart from the start."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from dialogs.documents.cues import cue
from dialogs.documents.outline import Field, Entry
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import Flag, Grain, TimeValue


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

    def take(self, start: time | None, end: time | None, line: int, rule: str) -> None:
        """Fills in what is not known yet; an end that is not after the start is not taken."""
        if self.start is None and self.end is None and start is not None:
            self.start, self.start_line, self.rule = start, line, rule
        if self.end is None and end is not None and self.start_line in (line, -1):
            self.end, self.end_line = end, line


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a programme."""

    index: int
    start: time
    end: time | None
    text: str


def hours_of(
    entries: Sequence[Entry], lines: Sequence[int], shared: Sequence[int], days: Sequence[TimeValue],
    *, main: int, last: tuple[int, int] | None,
) -> Hours:  # fmt: skip
    """The hours that a meeting's lines give, its own before those it shares.

    `days` are its mentions, `last` is month and day of its last day when it has several.
    """
    hours = Hours()
    several = last is not None
    for wanted in ("day", "label", "alone", "sentence"):
        for index in _main_first(lines, main):
            _from_line(hours, entries[index], wanted, days, last)
        if hours.start is not None:
            break
    _coffee_and_day(hours, entries, lines)
    if hours.start is None:
        for index in shared:
            for wanted in ("label", "alone", "sentence"):
                _from_line(hours, entries[index], wanted, (), None)
        _coffee_and_day(hours, entries, shared)
    _from_programme(hours, [entries[i] for i in lines], several=several)
    if hours.start and hours.end and not several and hours.end <= hours.start:
        hours.end = None
    if hours.coffee and hours.start and hours.coffee >= hours.start:
        hours.coffee = None
    return hours


def _main_first(lines: Sequence[int], main: int) -> list[int]:
    return sorted(lines, key=lambda i: (i != main, i))


def _from_line(
    hours: Hours, entry: Entry, wanted: str, days: Sequence[TimeValue], last: tuple[int, int] | None
) -> None:
    if hours.start is not None and wanted != "day":
        return
    for part in entry.fields:
        if part.label in ("deadline", "registration", "contact", "published", "updated", "coffee", "link"):
            continue
        if wanted == "day":
            _beside_day(hours, entry, part, days, last)
        elif wanted == "label" and part.label in ("time", "when", "end"):
            _span(hours, entry, part, "label")
        elif wanted == "alone" and not part.label and _alone(part, entry):
            _span(hours, entry, part, "line")
        elif wanted == "sentence" and part.label in ("", "place", "form") and _speaks(part, entry):
            _span(hours, entry, part, "sentence")


def _beside_day(
    hours: Hours, entry: Entry, part: Field, days: Sequence[TimeValue], last: tuple[int, int] | None
) -> None:
    """Hours that stand with the day, or later in its field."""
    mine = [d for d in part.days if d in days]
    for day in mine:
        if last is not None and (day.days[0].month, day.days[0].day) == last and len(day.days) == 1 and day.time_start:
            ends = (
                part.label == "end" or cue("end").search(fold(part.text[: day.begin])[-25:]) or hours.start is not None
            )
            if ends and hours.end is None and Flag.AMBIGUOUS not in day.flags:
                hours.end, hours.end_line = day.time_end or day.time_start, entry.index
                continue
        if day.time_start and Flag.AMBIGUOUS not in day.flags and day.grain is not Grain.PART_OF_DAY:
            if hours.start is None:
                hours.approximate = Flag.APPROXIMATE in day.flags
            hours.take(day.time_start, day.time_end, entry.index, "day")
            if day.time_end is None:
                _span(hours, entry, part, "day", after=day.stop)
    if mine and hours.start is None and len(part.days) == 1:
        _span(hours, entry, part, "day", after=mine[0].stop)


def _main_clocks(part: Field, after: int) -> list[tuple[TimeValue, str, str]]:
    """The clock values of a field that are no coffee, with the words before and behind."""
    result = []
    for number, value in enumerate(part.clocks):
        if value.begin < after or value.days or Flag.AMBIGUOUS in value.flags:
            continue
        before, behind = clause(part, number)
        if not _arrival(before, behind, value):
            result.append((value, before, behind))
    return result


def _span(hours: Hours, entry: Entry, part: Field, rule: str, after: int = 0) -> None:
    for value, before, _ in _main_clocks(part, after):
        ends = cue("end").search(before[-25:]) is not None and not cue("start").search(before[-12:])
        if "dag 2" in before[-15:] or "dag to" in before[-15:]:
            ends = ends or value.time_end is None
        if _due_clock(before):
            continue
        start, end = (None, value.time_start) if ends and value.time_end is None else (value.time_start, value.time_end)
        if hours.start is None and start is not None:
            hours.take(start, end, entry.index, rule)
        elif hours.end is None and end is not None and hours.start is not None:
            hours.end, hours.end_line = end, entry.index
        hours.approximate |= (
            Flag.APPROXIMATE in value.flags or re.search(r"\bca\.?$|cirka$", before.strip()) is not None
        )


def _due_clock(before: str) -> bool:
    return re.search(r"senast|innan|before|by\s*$", before[-20:]) is not None


def clause(part: Field, number: int) -> tuple[str, str]:
    """What stands before and behind a clock value, to the punctuation or the next value, folded."""
    clocks = part.clocks
    value = clocks[number]
    low = clocks[number - 1].stop if number else 0
    high = clocks[number + 1].begin if number + 1 < len(clocks) else len(part.text)
    spoken = re.sub(r"\b(ca|kl|c:a|prel|tel|fr|ev)\.", r"\1", fold(part.text[low : value.begin]))
    before = re.split(r"[(;!?,]|\.\s", spoken)[-1]
    behind = re.split(r"[);!?,|]|\.(?:\s|$)|\s-\s", fold(part.text[value.stop : high]).lstrip(" :"))[0]
    return before, behind


def _arrival(before: str, behind: str, value: TimeValue) -> bool:
    """Whether a clock time is that of coffee or registration: "fika från 9.30", "9.00 Kaffe"."""
    if cue("arrival").search(before[-40:]):
        return not cue("start").search(before[-14:].replace("fran", "")) or "fran" in before[-14:]
    arrives = cue("arrival").search(behind[:30])
    return (
        bool(arrives) and value.time_end is None and not cue("meeting").match(behind.strip()) and arrives.start() < 14
    )


def _alone(part: Field, entry: Entry) -> bool:
    """Whether a line is nothing but a span of hours."""
    values = part.clocks
    if len(values) != 1 or values[0].time_end is None or values[0].days or entry.section == "programme":
        return False
    rest = fold(part.text[: values[0].begin] + part.text[values[0].stop :])
    return len(re.sub(r"\W|cet|kl|tid", "", rest)) <= 4


def _speaks(part: Field, entry: Entry) -> bool:
    """Whether a sentence says when the meeting is, and is no row of a programme."""
    if (
        not part.clocks
        or row_of(entry) is not None
        or entry.section in ("programme", "registration", "contact", "past", "papers")
    ):
        return False
    text = fold(part.text)
    return (
        cue("meeting").search(text) is not None
        or cue("plural").search(text) is not None
        or re.search(r"\bkl|klock", text) is not None
    )


def _coffee_and_day(hours: Hours, entries: Sequence[Entry], lines: Sequence[int]) -> None:
    """Coffee and whole days, wherever the lines say them."""
    for index in lines:
        entry = entries[index]
        text = fold(entry.text)
        if not hours.all_day and hours.start is None and cue("all_day").search(text) and len(text) < 200:
            hours.all_day, hours.all_day_line = True, index
        if hours.coffee is not None or row_of(entry) is not None:
            continue
        for part in entry.fields:
            for number, value in enumerate(part.clocks):
                before, behind = clause(part, number)
                if part.label == "coffee" or (not value.days and _arrival(before, behind, value)):
                    hours.coffee, hours.coffee_line = value.time_start, index
                    return


def row_of(entry: Entry) -> Row | None:
    """The row of a programme that a line is: it begins with a clock time, or is nothing else."""
    if not entry.fields:
        return None
    first = entry.fields[0]
    if first.label not in ("", "time") or first.days or not first.clocks:
        return None
    value = first.clocks[0]
    lead = fold(first.text[: value.begin]).strip(" .:(-")
    if lead not in ("", "kl", "fran", "fran klockan", "fran kl", "klockan", "ca", "tid") or (
        first.label == "time" and lead == ""
    ):
        return None
    return Row(entry.index, value.time_start or time(), value.time_end, fold(entry.text[value.stop :]).strip(" .:-|"))


def _from_programme(hours: Hours, entries: Sequence[Entry], *, several: bool) -> None:
    """Start and end from the rows of a programme, where nothing else gives them."""
    rows = [row for entry in entries if (row := row_of(entry))]
    if not rows or (len(rows) < 2 and not any(p.section == "programme" for p in entries)):
        return
    rows = [_with_text(r, entries) for r in rows]
    day_one = _until_drop(rows)
    if hours.start is None and hours.end is None:
        _programme_start(hours, day_one)
    if hours.end is None and hours.start is not None and hours.rule in ("programme", "day", "label"):
        last = rows[-1]
        if several and len(day_one) == len(rows):
            return
        if re.match(rf"(?:{cue('closing').pattern})\W*$", last.text):
            hours.end, hours.end_line = last.start, last.index
        elif last.end is not None and hours.rule == "programme":
            hours.end, hours.end_line = last.end, last.index


def _programme_start(hours: Hours, rows: Sequence[Row]) -> None:
    for row in rows:
        if (_is_arrival(row.text) and row.end is None) or (_is_arrival(row.text) and row is rows[0]):
            if hours.coffee is None and "lunch" not in row.text[:14]:
                hours.coffee, hours.coffee_line = row.start, row.index
            continue
        hours.take(row.start, None, row.index, "programme")
        return


def _is_arrival(text: str) -> bool:
    return cue("arrival").match(text) is not None


def _with_text(row: Row, entries: Sequence[Entry]) -> Row:
    """A row whose text stands in the line below."""
    if row.text:
        return row
    following = next((p for p in entries if p.index == row.index + 1), None)
    return Row(row.index, row.start, row.end, fold(following.text) if following else "")


def _until_drop(rows: Sequence[Row]) -> list[Row]:
    """The rows of the first day: a time that drops marks the second."""
    day: list[Row] = []
    for row in rows:
        if day and row.start < day[-1].start:
            break
        day.append(row)
    return day
