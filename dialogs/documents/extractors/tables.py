"""Tables: rows of facts become lines; tables that only lay out a page become the text in their cells."""

from collections.abc import Iterator, Sequence

from dialogs.documents.extractors.tidying import ITEM, row

#: a cell with more lines than this holds text, not a fact
MOST_LINES = 4


def flowing(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """One row, its cells given as lines: one line of facts, or the cells one after the other."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if len(cells) < 2 or any(len(cell) > MOST_LINES for cell in filled):  # one cell is no row
        for cell in cells:
            yield from cell
            yield ""
    else:
        yield row([" ".join(line.removeprefix(ITEM) for line in cell) for cell in filled])
