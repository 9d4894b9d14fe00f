"""The rows of a programme: no meetings, but they tell when the meeting begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from dialogs.documents.cues import begins, cue, is_only
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a programme, its text folded."""

    index: int
    start: time
    end: time | None
    text: str


@dataclass(frozen=True, slots=True)
class Outlines:
    """What a programme tells of its meeting."""

    #: coffee or registration before the start
    coffee: Row | None = None
    #: the first row of the first day that is no coffee
    first: Row | None = None
    #: the last row, when it is the end and nothing else
    closing: Row | None = None
    #: the last row of the last day
    last: Row | None = None


def row_of(entry: Entry) -> Row | None:
    """The row of a programme that a line is: it begins with a clock time, or is nothing else."""
    first = entry.fields[0] if entry.fields else None
    if first is None or first.label not in ("", "time") or first.days or not first.clocks:
        return None
    value = first.clocks[0]
    lead = fold(first.text[: value.begin]).strip(" .:(-")
    if (lead and not is_only("clock", lead)) or (first.label == "time" and not lead):
        return None
    return Row(entry.index, value.time_start or time(), value.time_end, fold(first.text[value.stop :]).strip(" .:-|"))


def outlines(entries: Sequence[Entry], *, several: bool) -> Outlines | None:
    """What the programme among some lines tells; None where there is none. `several`: of a meeting of days."""
    rows = [_with_text(row, entries) for entry in entries if (row := row_of(entry))]
    if not rows or (len(rows) < 2 and not any(e.section == "programme" for e in entries)):
        return None
    day_one = _until_drop(rows)
    coffee, first = _opening(day_one)
    if several and len(day_one) == len(rows):  # the programme of the last day is missing
        return Outlines(coffee, first)
    return Outlines(coffee, first, rows[-1] if _is_end(rows) else None, rows[-1])


def _is_end(rows: Sequence[Row]) -> bool:
    """Whether the last row is the end: "16.00 Slut"; "15.45 Avslutning" only when the row before lasts until then."""
    last = rows[-1]
    if is_only("closing", last.text):
        return True
    return is_only("closing_item", last.text) and len(rows) > 1 and rows[-2].end == last.start


def _opening(rows: Sequence[Row]) -> tuple[Row | None, Row | None]:
    """Coffee, and the first row behind it."""
    coffee: Row | None = None
    for row in rows:
        if not begins("arrival", row.text) or (row.end is not None and row is not rows[0]):
            return coffee, row
        coffee = coffee or (None if cue("meal").search(row.text[:14]) else row)
    return coffee, None


def _with_text(row: Row, entries: Sequence[Entry]) -> Row:
    """A row whose text stands in the line below."""
    if row.text:
        return row
    following = next((e for e in entries if e.index == row.index + 1), None)
    return replace(row, text=fold(following.text)) if following else row


def _until_drop(rows: Sequence[Row]) -> list[Row]:
    """The rows of the first day: a time that drops marks the second."""
    day: list[Row] = []
    for row in rows:
        if day and row.start < day[-1].start:
            break
        day.append(row)
    return day
