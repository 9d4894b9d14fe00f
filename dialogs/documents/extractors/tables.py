"""Tables: rows of facts become lines; tables that only lay out a page become the text in their cells."""

import re
from collections.abc import Iterator, Sequence

from dialogs.documents.extractors.tidying import CELL, ITEM, row

#: a cell with more lines than this holds text, not a fact
MOST_LINES = 4
#: between columns; in a line that has such, two blanks part columns, too
_WIDE = re.compile(r"(?<=[^\s|])(?: *\t\s*| {3,})(?=[^\s|])")
_NARROW = re.compile(r"(?<=[^\s|])(?: *\t\s*| {2,})(?=[^\s|])")


def flowing(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """One row, its cells given as lines: one line of facts, or the cells one after the other."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if len(cells) < 2 or any(len(cell) > MOST_LINES for cell in filled):  # one cell is no row
        for cell in cells:
            yield from cell
            yield ""
    else:
        yield row([" ".join(line.removeprefix(ITEM) for line in cell) for cell in filled])


def typed(lines: Sequence[str]) -> Iterator[str]:
    """Plain text whose columns stand apart by tabs or wide gaps: each line as a row.

    Each tab begins a cell, be it empty, where a neighbouring line has as many; elsewhere tabs only make a gap.
    """
    tabs = [line.strip(" ").count("\t") for line in lines]
    for number, line in enumerate(lines):
        alike = tabs[number] and tabs[number] in (*tabs[max(0, number - 1) : number], *tabs[number + 1 : number + 2])
        columns = _NARROW.sub(CELL, line) if _WIDE.search(line) else line
        yield row(line.split("\t")) if alike else columns
