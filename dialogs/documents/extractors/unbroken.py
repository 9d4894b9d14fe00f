"""A text whose line breaks were lost on the way, as some clients lose them: broken again where an item begins."""

import re
from itertools import pairwise

from dialogs.documents.cues import inline_labels
from dialogs.understanding.times.finder import find_times

#: characters of a line that may be a document which lost its breaks
LEAST = 400
_MARK = re.compile(r"\s+(?=[•▪◦●·]\s|[-–*]\s+[A-ZÅÄÖÆØ\d])")
_SENTENCE = re.compile(r"(?<=[a-zåäöæø)\d][.!?])\s+(?=[A-ZÅÄÖÆØ])")
_MOST_PIECES = 2_000


def broken(text: str) -> list[str]:
    """The lines of a text; of a single long one its bullets, labels, sentences and days as lines of their own."""
    lines = text.splitlines()
    if len(lines) > 2 or max(map(len, lines), default=0) < LEAST:
        return lines
    pieces = [piece for line in lines for mark in _MARK.split(line) for piece in _SENTENCE.split(mark)]
    return [part for piece in pieces[:_MOST_PIECES] for part in _items(piece)] + pieces[_MOST_PIECES:]


def _items(piece: str) -> list[str]:
    """A piece cut before its labels, and before each day that begins with a capital letter."""
    days = [v.begin for v in find_times(piece, now=None).values if v.days and piece[v.begin].isupper()]
    cuts = sorted({0, *inline_labels(piece), *days, len(piece)})
    return [piece[a:b].strip() for a, b in pairwise(cuts)]
