"""A message as words: composed, in lower case, each with its place in the message."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

#: numbers with their separators ("8/3", "9.30"), words with hyphens, and the question mark
_WORD = re.compile(r"\d+(?:[.:/-]\d+)*(?:[:-]?[^\W\d_]+)?|[^\W\d_]+(?:[-'’:][^\W\d_]+)*\d*|\?")

#: what a person may leave out, in a hurry or on a foreign keyboard
_BARE = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "è": "e", "ü": "u", "æ": "a", "ø": "o", "’": "'"})
_MARKED = frozenset("åäöéèüæø")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a message. `start` and `end` count characters of the composed message."""

    start: int
    end: int
    #: in lower case, respelled when it was chat spelling or a typo
    form: str
    #: `form` without diacritics
    bare: str
    #: the way it was written, in lower case
    written: str

    @property
    def repaired(self) -> bool:
        """Whether the word is read in another spelling than it was written in."""
        return self.form != self.written


def compose(text: str) -> str:
    """The text in Unicode NFC, which all offsets refer to."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=8192)
def bare(form: str) -> str:
    """A lower-case form without diacritics."""
    return form.translate(_BARE)


def marked(form: str) -> bool:
    """Whether a lower-case form has diacritics, so that it cannot be another word with them left out."""
    return not _MARKED.isdisjoint(form)


def split(text: str) -> tuple[Word, ...]:
    """The words of a composed text, and its question marks."""
    words = []
    for match in _WORD.finditer(text):
        written = match.group().lower()
        words.append(Word(start=match.start(), end=match.end(), form=written, bare=bare(written), written=written))
    return tuple(words)


def respelled(word: Word, form: str) -> Word:
    """The word, read in another spelling."""
    return Word(start=word.start, end=word.end, form=form, bare=bare(form), written=word.written)
