"""From runs of text with places to lines in reading order: columns, table rows and wrapped lines.

Columns and cells are told by the order of drawing: a producer writes a column to its end, and a table row by row.
A line is wrapped when the first word of the next would not have fitted on it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from dialogs.documents.extractors.tables import MOST_LINES
from dialogs.documents.extractors.tidying import row
from dialogs.documents.extractors.wrapping import NEW_COLUMN, ended, goes_on, joined

_BULLET = re.compile(r"^(?:[•●▪◦‣\ue000-\uf8ff]|(?:[^\w\s]|o)(?=\s|$))")
#: "kl. 13.00" / "– 14.00"
_RANGE = re.compile(r"[–-]\s?\d")
_LABEL = re.compile(r"^(?:[^\w\s]|o|\d{1,2}[.)])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some characters drawn together. Points; `y` grows upwards."""

    x0: float
    x1: float
    y: float
    height: float
    text: str


@dataclass(slots=True)
class _Piece:
    """Runs that stand together on one base line."""

    x0: float
    x1: float
    y: float
    height: float
    text: str
    #: where the text of a list item begins, after its label
    indent: float | None = None

    def fit(self, run: Run) -> float | None:
        """The gap to a run that goes on on the same line, or None."""
        gap = run.x0 - self.x1
        level = abs(run.y - self.y) < 0.4 * max(self.height, run.height)
        return gap if level and -0.5 * self.height < gap < 1.5 * self.height else None

    def step(self, above: "_Piece") -> float | None:
        """How far this is below another piece, in its heights, when it can be the next line of its paragraph."""
        down = (above.y - self.y) / above.height
        same_size = 0.8 < self.height / above.height < 1.25
        return down if same_size and 0.5 < down < 2.3 and self._in_line_with(above) else None

    def _in_line_with(self, above: "_Piece") -> bool:
        """Whether the two overlap and share a left, middle or right line; lines of a list may be indented."""
        shifts = abs(self.x0 - above.x0), abs(self.x1 - above.x1), abs(self.x0 + self.x1 - above.x0 - above.x1) / 2
        aligned = shifts[0] < 4 * above.height or min(shifts[1:]) < above.height
        return aligned and self.x0 < above.x1 and above.x0 < self.x1


@dataclass(slots=True)
class _Block:
    """Lines that stand close under each other."""

    lines: list[_Piece] = field(default_factory=list)
    #: where its lines end at the right, when wrapped ones show it
    edge: float | None = None

    @property
    def x0(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        return max(line.x1 for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].y

    @property
    def bottom(self) -> float:
        return self.lines[-1].y

    def beside(self, other: "_Block") -> bool:
        """Whether this block stands to the right of another, on the same height."""
        slack = 0.4 * self.lines[0].height
        return self.x0 >= other.x1 - slack and self.top >= other.bottom - slack and self.bottom <= other.top + slack


def lines_of(runs: Sequence[Run]) -> Iterator[str]:
    """The lines of one page; a column begins with `NEW_COLUMN`."""
    yield NEW_COLUMN
    blocks = _in_place(_blocks(_pieces(runs)))
    rows = _rows(blocks)
    _find_edges(blocks)
    several = sum(_is_small(each) for each in rows) > 1
    above = float("inf")
    for each in rows:
        if _is_small(each) and (several or all(len(block.lines) == 1 for block in each)):
            yield row([joined(line.text for line in block.lines) for block in each])
        else:
            for block in each:
                yield NEW_COLUMN if block.top > above else ""
                yield from _unwrapped(block)
                above = block.bottom


def _pieces(runs: Sequence[Run]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for run in runs:
        last = pieces[-1] if pieces else None
        gap = last.fit(run) if last else None
        label = last is not None and abs(run.y - last.y) < 1 and _LABEL.match(last.text.strip())
        if last and (gap is not None or (label and run.x0 > last.x0)):
            spaced = gap is None or gap > 0.15 * last.height
            last.text += (" " if spaced and not last.text.endswith(" ") else "") + run.text
            last.x1 = run.x1
            last.indent = run.x0 if label else last.indent
        elif run.text.strip():
            pieces.append(_Piece(run.x0, run.x1, run.y, run.height, run.text))
    return pieces


def _blocks(pieces: Sequence[_Piece]) -> list[_Block]:
    steps = [None, *(below.step(above) for above, below in pairwise(pieces)), None]
    wrapped = [
        step for (a, b), step in zip(pairwise(pieces), steps[1:], strict=False) if step and goes_on(a.text, b.text)
    ]
    most = 1.2 * median(wrapped) if wrapped else 2.3
    tight = [_is_tight(number, steps, most) for number in range(len(pieces))]
    blocks: list[_Block] = []
    for number, piece in enumerate(pieces):
        if tight[number] and not _begins_row(number, pieces, tight):
            blocks[-1].lines.append(piece)
        else:
            blocks.append(_Block([piece]))
    return blocks


def _is_tight(number: int, steps: Sequence[float | None], most: float) -> bool:
    """Whether the step down to a piece is that of its neighbours: no larger, as before a new paragraph."""
    here = steps[number]
    near = [step for step in (steps[number - 1], steps[number + 1]) if step] if number else []
    return here is not None and here < min(most, 1.15 * min(near, default=1.4))


def _begins_row(number: int, pieces: Sequence[_Piece], tight: Sequence[bool]) -> bool:
    """Whether a piece begins a cell beside which the next cell stands."""
    end = next((n for n in range(number + 1, len(pieces)) if not tight[n]), len(pieces))
    return end < len(pieces) and _Block([pieces[end]]).beside(_Block(list(pieces[number:end])))


def _in_place(blocks: list[_Block]) -> list[_Block]:
    """A footer that was drawn first goes last, a heading that was drawn last goes first."""
    for cut in range(len(blocks) - 1, 0, -1):
        if max(b.top for b in blocks[:cut]) < min(b.bottom for b in blocks[cut:]):
            return blocks[cut:] + blocks[:cut]
    return blocks


def _rows(blocks: Sequence[_Block]) -> list[list[_Block]]:
    rows: list[list[_Block]] = []
    for block in blocks:
        if rows and block.beside(rows[-1][-1]):
            rows[-1].append(block)
        else:
            rows.append([block])
    return rows


def _is_small(blocks: Sequence[_Block]) -> bool:
    """Whether blocks beside each other look like the cells of a table row."""
    return len(blocks) > 1 and all(len(block.lines) <= MOST_LINES for block in blocks)


def _find_edges(blocks: Sequence[_Block]) -> None:
    """Lines end where the next one begins in lower case; other blocks have the edge of the nearest like them."""
    for block in blocks:
        wrapped = (above.x1 for above, below in pairwise(block.lines) if goes_on(above.text, below.text.strip()))
        block.edge = max(wrapped, default=None)
    known = [(number, block.x0, block.edge) for number, block in enumerate(blocks) if block.edge]
    for number, block in enumerate(blocks):
        alike = [(abs(n - number), edge) for n, x0, edge in known if abs(x0 - block.x0) < 3 * block.lines[0].height]
        block.edge = block.edge or min(alike, default=(0, None))[1]


def _unwrapped(block: _Block) -> Iterator[str]:
    line, indent = block.lines[0].text, block.lines[0].indent
    for above, below in pairwise(block.lines):
        if _wrapped(above, below, indent, block.edge):
            line = joined((line, below.text))
        else:
            yield line
            if indent is not None and below.indent is None:
                yield ""  # after a list
            line, indent = below.text, below.indent
    yield line


def _wrapped(above: _Piece, below: _Piece, indent: float | None, edge: float | None) -> bool:
    text, after = above.text.rstrip(), below.text.strip()
    if _BULLET.match(after) and not (text[-1:].isdigit() and _RANGE.match(after)):
        return False
    certain = goes_on(text, after)
    if edge is None:
        return certain
    word = after.split(maxsplit=1)[0]
    needed = (len(word) + 1.5) * (below.x1 - below.x0) / max(len(after), 1)
    if certain:  # the width of the word is only estimated
        return above.x1 + 1.6 * needed > edge
    outside = indent is not None and below.x0 < indent - 0.5 * below.height
    return above.x1 + needed > edge and not outside and not ended(text)
