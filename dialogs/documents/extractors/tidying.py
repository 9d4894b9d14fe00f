"""What all extractors share: table rows, list items, and clean lines."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

#: between the cells of a table row; visible in evidence, and kept when white space is collapsed
CELL = " | "
ITEM = "- "

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f\x7f]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")


def tidy(lines: Iterable[str]) -> str:
    """One text: NFC, plain spaces, no invisible characters, never two blank lines on end."""
    result: list[str] = []
    for line in (part for given in lines for part in given.split("\n")):
        clean = _clean(line)
        if clean or (result and result[-1]):
            result.append(clean)
    return "\n".join(result).strip("\n")


def _clean(line: str) -> str:
    line = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", line))).strip()


def row(cells: Sequence[str]) -> str:
    """A table row as one line; empty cells keep their place, so that columns still line up.

    Two cells of which the first ends in a colon are a label and its value.
    """
    clean = [" ".join(cell.split()) for cell in cells]
    while clean and not clean[-1]:
        clean.pop()
    labelled = len(clean) == 2 and clean[0].endswith(":")
    return (" " if labelled else CELL).join(clean)
