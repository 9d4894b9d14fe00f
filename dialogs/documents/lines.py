"""From raw text to the lines of a document: marks undone, hard-wrapped lines joined, tables read by row."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from dialogs.documents.cues import ends, label_of
from dialogs.documents.line import Line
from dialogs.documents.rows import by_header, stacked, under_months
from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.folding import fold

_BULLET = re.compile(r"\s*(?:[-–—•●▪◦‣∙·✘✔✓➢►▶→⇒❖*>]|[\uf000-\uf0ff]|o(?=\s{2,}|\t))\s+(?=\S)")
_NUMBERED = re.compile(r"\s*\(?\d{1,2}[.)]\s+(?=[A-ZÅÄÖÆØ])")
_HASHES = re.compile(r"\s*#{1,6}\s+")
_EMPHASIS = re.compile(r"\*{1,3}([^*\n]+?)\*{1,3}|(?<!\w)__([^_\n]+?)__(?!\w)|(?<!\w)_([^_\n]+?)_(?!\w)")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None) | {
    0xA0: " ",
    0x2028: " ",
    0x202F: " ",
}
_CELL = re.compile(r"\s*\|\s*|\t+|(?<=\S)\s{3,}(?=\S)")
_LONGEST = 2_000
"""Characters of a line."""


def lines_of(text: str | Iterable[str]) -> list[Line]:
    """The lines of a document, in order."""
    raw = text.splitlines() if isinstance(text, str) else [line.rstrip("\r\n") for line in text]
    cleaned = [line for n, r in enumerate(_unquoted(raw), start=1) for piece in _cut(r) for line in _cleaned(n, piece)]
    joined = _joined(under_months(stacked(cleaned)))
    return [_labelled(line) for line in by_header(joined)]


def _unquoted(raw: list[str]) -> list[str]:
    """The lines without the marks of a quoted mail, "> "; a single one marks something else."""
    quoted = [line.startswith(">") for line in raw]
    return [
        line.lstrip("> ") if quoted[n] and any(quoted[max(0, n - 1) : n] + quoted[n + 1 : n + 2]) else line
        for n, line in enumerate(raw)
    ]


def _cut(raw: str) -> Iterable[str]:
    """A line of sane length; a longer one in pieces, cut at blanks where there are any."""
    return [raw] if len(raw) <= _LONGEST else textwrap.wrap(raw, _LONGEST)


def _cleaned(number: int, raw: str) -> list[Line]:
    """The line without its marks; an empty one stays, to tell paragraphs apart."""
    text = unicodedata.normalize("NFC", raw.translate(_INVISIBLE))
    marked = bool(match := _HASHES.match(text))
    text = text[match.end() :] if match else text
    bullet = False
    while match := (_BULLET.match(text) or _NUMBERED.match(text)):
        bullet, text = True, text[match.end() :]
    if text.strip().startswith("**") and text.strip().endswith("**") and len(text) < 100:
        marked = marked or not bullet
    text = _EMPHASIS.sub(lambda m: m[1] or m[2] or m[3], text)
    cells = tuple(c.strip() for c in _CELL.split(text.strip().strip("|")))
    if len(cells) > 1 and not any(c.strip("-: ") for c in cells):
        return []
    if len(cells) > 1:
        return [Line(number, " | ".join(c for c in cells if c), bullet, marked, cells=cells)]
    return [Line(number, re.sub(r"\s+", " ", text).strip(), bullet, marked)]


def _joined(lines: list[Line]) -> list[Line]:
    """Without empty lines, and with the halves of hard-wrapped lines put together."""
    width = _width(lines)
    result: list[Line] = []
    gap = True
    for line in lines:
        if not line.text:
            gap = True
            continue
        last = result[-1] if result else None
        if last and (_dated(last, line) or _continues(last, line, gap, width)):
            text = last.text[:-1] + line.text if _hyphenated(last.text, line.text) else f"{last.text} {line.text}"
            result[-1] = replace(last, text=text)
        else:
            result.append(replace(line, apart=gap))
        gap = False
    return result


_DAY_ALONE = re.compile(
    r"(?:[a-z]{2,8}dag|man|tis|ons|tors|fre|lor|son)?\.?,?\s?(?:den )?\d{1,2}\.?|\d{1,2}\.? [a-z]{3,9}\.?"
)
_MONTH_OR_YEAR = re.compile(r"[a-z]{3,9}\.?(?: 20\d\d)?|20\d\d")


def _dated(last: Line, line: Line) -> bool:
    """Whether a day, its month and its year stand on lines of their own, as in a calendar's box."""
    above, below = fold(last.text), fold(line.text)
    if len(above) > 22 or len(below) > 15 or not (_DAY_ALONE.fullmatch(above) and _MONTH_OR_YEAR.fullmatch(below)):
        return False
    together = find_times(f"{above} {below}", now=None).values
    return len(together) == 1 and bool(together[0].days) and together[0].stop == len(above) + 1 + len(below)


def _width(lines: list[Line]) -> int:
    """The width that a document was wrapped at, or 0: many lines nearly as long as the longest usual one."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    if len(lengths) < 8:
        return 0
    longest = lengths[int(len(lengths) * 0.95) - 1]
    return longest if 50 <= longest <= 130 else 0


def _hyphenated(last: str, following: str) -> bool:
    """Whether a word was divided at the margin."""
    divided = last.endswith("-") and last[-2:-1].isalpha() and following[:1].islower()
    return divided and not following.startswith(("och ", "og "))


def _continues(last: Line, line: Line, gap: bool, width: int) -> bool:
    """Whether a line is the rest of the one before."""
    if line.bullet or line.marked or last.marked or line.cells or last.cells or last.text[-1] in ".!?":
        return False
    long = len(last.text) >= (max(45, width * 0.6) if width else 45)
    if len(last.text) > _LONGEST or (gap and not (width and long)):
        return False
    if label_of(line.text) or _ADDRESS.match(line.text):
        return False
    tail = last.text[-40:]
    if _WEEK_FIRST.match(line.text) or (_DAY_FIRST.match(line.text) and last.text[-1] in ":0123456789"):
        return False  # rows of a list
    if line.text[0].islower():
        return long or ends("open_end", tail) or tail.endswith(",")
    if line.text[0].isdigit():
        return ends("open_end", tail) or ends("awaits_number", tail)
    return bool(width) and long and not gap and tail[-1] not in ":;" and _fills(last, line, width)


_DAY_FIRST = re.compile(
    r"(?:må|ti|on|to|fr|lö|sö|mån|tis|ons|tors|fre|lör|sön|\w+dag)\.?\s(?:den\s)?\d{1,2}(?:/|\s[a-zåäö])"
)
_WEEK_FIRST = re.compile(r"(?:v\.?|vecka|uke|week)\s?\d{1,2}\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+|https?:|www\.")


def _fills(last: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted: then the break was a margin, not a paragraph."""
    return (
        len(last.text) <= width + 20
        and len(last.text) + 1 + len(line.text.split(" ", 1)[0]) > width
        and len(line.text) > 30
    )


def _labelled(line: Line) -> Line:
    found = label_of(line.text)
    if found is None:
        return line
    name, start, _ = found
    return replace(line, label=name, body=line.text[start:].strip())
