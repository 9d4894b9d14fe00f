"""Tables read by row: with a row of labels on top, with one cell a line, and days under the names of their months."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from dialogs.documents.cues import label_of
from dialogs.documents.line import Line
from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.values import Grain

_WEEKDAYS = r"må|ti|on|to|fr|lö|sö|mån|tis|ons|tors|fre|lör|sön"
_DAY_NUMBER = re.compile(
    rf"(\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?)\.?(?:\s\|)?\s"
    rf"(?:\(?(?:{_WEEKDAYS})(?:\s?[-–]\s?(?:{_WEEKDAYS}))?\)?\.?(?:\s\|)?\s)?(?=[A-ZÅÄÖÆØ])"
)
#: of a table whose cells stand below each other
_FEWEST_COLUMNS = 3
#: characters of the name of a month, with its year
_LONGEST_MONTH = 15


def by_header(lines: list[Line]) -> list[Line]:
    """Rows of a table whose first row is labels: each cell gets its column's label."""
    result: list[Line] = []
    header: tuple[str, ...] = ()
    for line in lines:
        names = [label_of(c) for c in line.cells]
        if line.cells and sum(bool(n and n[2]) for n in names) >= max(2, len(line.cells) - 1):
            header = line.cells
            continue
        uneven = len(line.cells) < len(header) and any("--" in cell for cell in line.cells)
        if 1 < len(line.cells) <= len(header) and not uneven:  # empty cells at the end of a row leave no trace
            pairs = [(h[:1].upper() + h[1:], c) for h, c in zip(header, line.cells, strict=False) if c]
            result.append(replace(line, text=" | ".join(f"{h}: {c}" for h, c in pairs)))
            continue
        header = () if not line.cells else header
        result.append(line)
    return result


def stacked(lines: Sequence[Line]) -> list[Line]:
    """Rows whose cells stand below each other, "Datum", "Tid", "Plats" and then a day, hours, a place, as rows."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        header = _header(lines, at)
        rows = list(_rows(lines[header[-1] + 1 :], len(header))) if header else []
        if rows:
            result += [_row(row, [lines[n].text for n in header]) for row in rows]
            at = lines.index(rows[-1][-1], at) + 1
        else:
            result.append(lines[at])
            at += 1
    return result


def _header(lines: Sequence[Line], at: int) -> list[int]:
    """Where from there on labels stand one a line: three or more, the first one for the day."""
    if _label(lines[at].text) != "when":
        return []
    below = takewhile(lambda n: not lines[n].text or _label(lines[n].text), range(at, len(lines)))
    found = [n for n in below if lines[n].text]
    return found if len(found) >= _FEWEST_COLUMNS else []


def _label(text: str) -> str:
    found = label_of(text)
    return found[0] if found and found[2] else ""


def _rows(lines: Sequence[Line], columns: int) -> Iterator[list[Line]]:
    """Groups of lines that each begin with a day and are no more than the columns."""
    row: list[Line] = []
    ended = False
    for line in lines:
        if not line.text:
            ended = len(row) > 1
        elif _is_day(line.text):
            if row:
                yield row
            row, ended = [line], False
        elif not row or ended or len(row) == columns:
            break
        else:
            row.append(line)
    if row:
        yield row


def _is_day(text: str) -> bool:
    """Whether a cell holds a day and little more."""
    days = [v for v in find_times(text, now=None).values if v.days]
    return len(days) == 1 and days[0].begin == 0 and len(text) - days[0].stop <= 3


def _row(cells: Sequence[Line], header: Sequence[str]) -> Line:
    """The cells as a row; where some are missing nobody knows which, so that only the day is labelled."""
    names = header if len(cells) == len(header) else header[:1]
    labelled = [f"{name}: {cell.text}" for name, cell in zip(names, cells, strict=False)]
    texts = [*labelled, *(cell.text for cell in cells[len(names) :])]
    return replace(cells[0], text=" | ".join(texts), bullet=True)


def under_months(lines: Sequence[Line]) -> list[Line]:
    """Days written as numbers under the names of their months, "Mars" and "5 Nätverksträff", with the month put in."""
    result: list[Line] = []
    month = ""
    for line in lines:
        found = _DAY_NUMBER.match(line.text) if month else None
        if found:
            result.append(replace(line, text=f"{found[1]} {month} {line.text[found.end() :]}", bullet=True))
            continue
        apart = not result or not result[-1].text
        month = _month(line.text) or (month if not line.text or not apart else "")
        result.append(line)
    return result


def _month(text: str) -> str:
    """The month, and its year, that a line is the name of; else empty."""
    name = text.strip(" :.·*").lower()
    values = find_times(name, now=None).values if 3 <= len(name) <= _LONGEST_MONTH and name[0].isalpha() else ()
    return name if len(values) == 1 and values[0].grain is Grain.MONTH and values[0].stop == len(name) else ""
