"""Folding: lower case, no diacritics, one character for one, so that offsets stay true."""

import unicodedata
from functools import cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘´`"), "'")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u200b\t\ufeff\r\f\v"), " ")
_PLAIN_MARKS = _DASHES | _QUOTES | _BLANKS
_LETTERS = str.maketrans("øæđłß", "oadls")


@cache
def _plain(character: str) -> str:
    """The character in lower case without its marks, always one character."""
    lower = character.lower()
    base = unicodedata.normalize("NFD", lower)[:1] or " "
    return base.translate(_LETTERS)[:1] or " "


def fold(text: str) -> str:
    """The folded text, of the same length. "Måndag" and "mandag" fold to the same; dashes and blanks become plain."""
    text = text.translate(_PLAIN_MARKS)
    if text.isascii():
        return text.lower()
    return "".join(c.lower() if c.isascii() else _plain(c) for c in text)


def composed(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC, and for each of its offsets (and the end) that in the original; None when nothing changed."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    origin: list[int] = []
    start = 0
    while start < len(text):
        stop = start + 1
        while stop < len(text) and unicodedata.combining(text[stop]):
            stop += 1
        piece = unicodedata.normalize("NFC", text[start:stop])
        pieces.append(piece)
        origin += [start] * len(piece)
        start = stop
    origin.append(len(text))
    return "".join(pieces), origin
