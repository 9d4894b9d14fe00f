"""PDF files: text from where it stands on the page, without running heads and page numbers."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from statistics import median
from zoneinfo import ZoneInfo

from pypdf import PageObject, PasswordType, PdfReader

# The layout mode of pypdf knows where each run begins and ends; its public face only gives columns of spaces.
from pypdf._text_extraction._layout_mode._fixed_width_page import recurse_to_target_op
from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager
from pypdf.errors import LimitReachedError, PdfReadError
from pypdf.generic import ContentStream

from dialogs.documents.extractors.layout import Run, lines_of
from dialogs.documents.extractors.wrapping import joined_columns, mended
from dialogs.texts import Kind, Reason, Unreadable

MAX_PAGES = 100
#: of a page's height: where running heads and page numbers stand
_MARGIN = 0.1
#: of a page's height: below the margin of every letter
_FOOT = 0.06
_PAGE_NUMBER = re.compile(r"^(\w+\s)?\W?\d{1,3}(\s*([/(–-]|\w{2}\s)\s*\d{1,3}\)?)?\W?$")
_NUMBERS = re.compile(r"\d+")
#: below this share of the characters that the plain mode finds, our reading of the page missed something
_ENOUGH = 0.9


def extract(content: bytes, zone: ZoneInfo) -> tuple[Kind, list[str]]:
    """The lines of a PDF file. Raises Unreadable."""
    del zone
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise Unreadable(Reason.ENCRYPTED)
        if len(reader.pages) > MAX_PAGES:
            raise Unreadable(Reason.TOO_MANY_PAGES, limit=MAX_PAGES)
        pages = list(reader.pages)
        drawn = [_runs(page) for page in pages]
        kept = map(_lines, pages, drawn, _without_margins(drawn, pages))
        lines = mended(list(joined_columns(chain.from_iterable(kept))))
    except LimitReachedError as error:
        raise Unreadable(Reason.BOMB) from error
    except PdfReadError as error:
        raise Unreadable(Reason.DAMAGED) from error
    if not any(line.strip() for line in lines):
        raise Unreadable(Reason.SCANNED if any(page.images for page in pages) else Reason.EMPTY)
    return Kind.PDF, lines


def _runs(page: PageObject) -> list[Run]:
    """The runs of text on a page, in the order in which they are drawn."""
    fonts = page._layout_mode_fonts()  # noqa: SLF001  # see the import
    contents = page.get_contents()
    if contents is None:
        return []
    stream = ContentStream(contents, page.pdf, "bytes")
    _, shown = recurse_to_target_op(iter(stream.operations), TextStateManager(), b"Q", fonts)
    return [
        Run(
            x0=each.tx,
            x1=each.displaced_tx,
            y=-each.ty if each.flip_vertical else each.ty,
            height=each.font_height or 1.0,
            text=each.text.replace("\x7f", "•"),  # the standard encoding draws unused codes as bullets
        )
        for each in shown
        if each.text and not each.rotated and each.font.interpretable
    ]


def _without_margins(pages: list[list[Run]], sizes: list[PageObject]) -> list[list[Run]]:
    """The pages without page numbers, without what stands in the margin of several pages, and without their foot."""
    margins = [_margin(runs, page) for runs, page in zip(pages, sizes, strict=True)]
    seen = Counter(text for margin in margins for text in set(margin.values()))
    feet = [_foot(runs, page) for runs, page in zip(pages, sizes, strict=True)]
    return [
        [
            run
            for number, run in enumerate(runs)
            if number not in foot
            and not (number in margin and (seen[margin[number]] > 1 or _is_page_number(margin[number], run.text)))
        ]
        for runs, margin, foot in zip(pages, margins, feet, strict=True)
    ]


def _extent(runs: list[Run], page: PageObject) -> tuple[float, float]:
    """The lower and upper edge of a page, also of one that is drawn upside down."""
    low, high = float(page.mediabox.bottom), float(page.mediabox.top)
    return (-high, -low) if runs and runs[0].y < low else (low, high)


def _margin(runs: list[Run], page: PageObject) -> dict[int, str]:
    """Number of each run in the margins → the whole margin line, its numbers blotted out on long lines."""
    low, high = _extent(runs, page)
    edge = (high - low) * _MARGIN
    inside = [n for n, run in enumerate(runs) if run.y < low + edge or run.y > high - edge]
    lines: dict[int, str] = {}
    for number in inside:
        same = "".join(runs[n].text for n in inside if abs(runs[n].y - runs[number].y) < 1).strip()
        lines[number] = same if _PAGE_NUMBER.match(same) else _NUMBERS.sub("0", same)
    return lines


def _is_page_number(line: str, run: str) -> bool:
    """Whether a margin line is a page number, or a run at its end such as "Sida 1"."""
    return _PAGE_NUMBER.match(line) is not None or (line.endswith(run) and _PAGE_NUMBER.match(run) is not None)


def _foot(runs: list[Run], page: PageObject) -> set[int]:
    """Numbers of the runs that stand alone at the foot of a page in ordinary type: the address of the house."""
    low, high = _extent(runs, page)
    foot = {n for n, run in enumerate(runs) if run.y < low + (high - low) * _FOOT}
    body = [run for n, run in enumerate(runs) if n not in foot]
    if not foot or not body:
        return set()
    usual, largest = median(run.height for run in body), max(runs[n].height for n in foot)
    gap = min(run.y for run in body) - max(runs[n].y for n in foot)
    return foot if gap > 3 * usual and largest < 1.3 * usual else set()


def _lines(page: PageObject, drawn: list[Run], kept: list[Run]) -> Iterator[str]:
    """The lines of what was kept of a page; pypdf's own when we could not place enough of it."""
    plain = page.extract_text()
    ours, theirs = (sum(map(str.isalnum, text)) for text in ("".join(run.text for run in drawn), plain))
    yield from plain.splitlines() if ours < _ENOUGH * theirs else lines_of(kept)
