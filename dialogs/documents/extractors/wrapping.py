"""Puts wrapped lines and divided words together again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

#: stands where a word was divided at the end of a line
_SEAM = "\u2010"
_SEAMED = re.compile(rf"(\w+){_SEAM}(\w+)")
_DIVIDED = re.compile(r"\w-$")
_HYPHENATED = re.compile(r"\w+-\w+")
_WORD = re.compile(r"\w+")
#: "den 11.", "kl." end no sentence
_ABBREVIATED = re.compile(r"(?:^|\s)(?:\d{1,2}|\w{1,2})\.$")
#: stands before the first line of a column or page
NEW_COLUMN = "\f"


def joined_columns(lines: Iterable[str]) -> Iterator[str]:
    """All lines of a document; a sentence that was cut by the end of a column or page is made whole."""
    last: str | None = None
    broken = False
    for line in lines:
        if line == NEW_COLUMN:
            broken = True
        elif broken and not line:
            continue
        elif broken and last and goes_on(last, line):
            last, broken = joined((last, line)), False
        else:
            if last is not None:
                yield last
            if broken:
                yield ""
            last, broken = line, False
    if last is not None:
        yield last


def goes_on(line: str, after: str) -> bool:
    """Whether the words alone say that a line is the rest of the one above."""
    return after[:1].islower() and not ended(line) and not line.rstrip().endswith(":")


def ended(line: str) -> bool:
    """Whether a sentence ends with the line; "kl." and "den 11." end none."""
    return line.rstrip().endswith((".", "!", "?")) and not _ABBREVIATED.search(line.rstrip())


def joined(lines: Iterable[str]) -> str:
    """Lines made one. Whether a hyphen at the end of a line belongs to the word is told later, by `mended`."""
    result = ""
    for line in lines:
        text = line.strip()
        if result.endswith("\u00ad"):
            result = result[:-1] + text
        elif _DIVIDED.search(result) and text[:1].islower():
            result = result[:-1] + _SEAM + text
        else:
            result = f"{result} {text}".strip()
    return result


def mended(lines: Sequence[str]) -> list[str]:
    """The lines with divided words made whole, as the rest of the document writes them.

    "handel-gruppen" keeps its hyphen, "miljö- och" its space, "hållbarhet" has neither.
    """
    hyphenated = {word.casefold() for line in lines for word in _HYPHENATED.findall(line)}
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line))

    def whole(found: re.Match[str]) -> str:
        first, rest = found[1], found[2]
        if first[-1].isdigit() or first.isupper() or f"{first}-{rest}".casefold() in hyphenated:
            return f"{first}-{rest}"
        apart = len(rest) <= 5 and words[rest] > 1 and not words[(first + rest).casefold()]
        return f"{first}- {rest}" if apart else first + rest

    return [_SEAMED.sub(whole, line) for line in lines]
