"""Patterns of words, the way the catalogues of understanding write them, and finding all of them at once.

A pattern is a row of word patterns: ``vilken dag``. Each is a word (``mötet``), a beginning (``anmäl*``), an ending
(``*mötet``) or a middle (``*träff*``); ``..`` lets up to three other words stand between; ``hur|vad`` are alternatives.
A word without diacritics fits a pattern with them; a word with diacritics fits only what has the same ones.
A pattern that begins with ``!`` takes the letters as they stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dialogs.understanding.words import Word, bare, marked

#: most words that ".." may skip
LONGEST_GAP = 3
GAP = ".."
#: letters by which a word is known to be meant as it is written
SHORTEST_BEGINNING = 5
#: different words of which is kept what begins with them: people use the same ones over and over
KEPT = 512


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: what it stands for, and the numbers of the words it fits."""

    name: str
    words: tuple[int, ...]

    @property
    def first(self) -> int:
        """The number of its first word."""
        return self.words[0]

    @property
    def last(self) -> int:
        """The number of its last word."""
        return self.words[-1]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word pattern."""

    stem: str
    bare_stem: str
    open_left: bool
    open_right: bool
    exact: bool

    def fits(self, form: str, plain: str) -> bool:
        if self.exact or marked(form):
            return self._fits(form, self.stem)
        return self._fits(plain, self.bare_stem)

    def _fits(self, form: str, stem: str) -> bool:
        if self.open_left and self.open_right:
            return stem in form
        if self.open_right:
            return form.startswith(stem)
        return form.endswith(stem) if self.open_left else form == stem


#: the pieces of a pattern; a gap is an empty tuple, otherwise the alternatives
_Row = tuple[tuple[_Piece, ...], ...]
#: a pattern that a word begins: its name, what is to follow, the words that may come next, None for others, too
_Begun = tuple[str, _Row, frozenset[str] | None]


class Patterns:
    """Many patterns, found in one walk over a message."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        """Takes pairs of name and pattern."""
        self._whole: dict[str, list[tuple[str, _Row]]] = {}
        self._beginning: dict[str, list[tuple[str, _Row]]] = {}
        self._inside: list[tuple[_Piece, str, _Row]] = []
        self._shortest, self._longest = 99, 0
        #: by word: what begins with it. No lru_cache: it would make a circle, which is never let go of when frozen
        self._known: dict[str, tuple[_Begun, ...]] = {}
        for name, pattern in patterns:
            self._add(name, pattern)

    def _add(self, name: str, pattern: str) -> None:
        row = _row(pattern)
        for piece in row[0]:
            if piece.open_left:
                self._inside.append((piece, name, row))
            elif piece.open_right:
                self._beginning.setdefault(piece.bare_stem, []).append((name, row))
                self._shortest = min(self._shortest, len(piece.bare_stem))
                self._longest = max(self._longest, len(piece.bare_stem))
            else:
                self._whole.setdefault(piece.bare_stem, []).append((name, row))

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """Every pattern in the words, in order."""
        return [hit for number, word in enumerate(words) for hit in self._from(number, word, words)]

    def begun(self, word: str) -> bool:
        """Whether a word without diacritics begins as a pattern does, by enough letters to be no accident."""
        return any(word[:length] in self._beginning for length in range(SHORTEST_BEGINNING, len(word) + 1))

    def _from(self, number: int, word: Word, words: Sequence[Word]) -> Iterator[Hit]:
        begun = self._known.get(word.form)
        if begun is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            begun = self._known[word.form] = self._beginning_with(word.form, word.bare)
        following = words[number + 1].bare if number + 1 < len(words) else ""
        for name, rest, wanted in begun:
            if wanted is not None and following not in wanted:
                continue
            if (found := _follow(rest, words, number)) is not None:
                yield Hit(name, found)

    def _beginning_with(self, form: str, plain: str) -> tuple[_Begun, ...]:
        """The patterns whose first piece fits a word: name, what is to follow, and the words that may come next."""
        candidates = list(self._whole.get(plain, ()))
        for length in range(self._shortest, min(self._longest, len(plain)) + 1):
            candidates += self._beginning.get(plain[:length], ())
        candidates += [(name, row) for piece, name, row in self._inside if piece.fits(form, plain)]
        return tuple((name, row[1:], _next(row[1:])) for name, row in candidates if _fit(row[0], form, plain))


def _row(pattern: str) -> _Row:
    exact = pattern.startswith("!")
    return tuple(
        () if part == GAP else tuple(_piece(alternative, exact=exact) for alternative in part.split("|"))
        for part in pattern.removeprefix("!").split()
    )


def _next(rest: _Row) -> frozenset[str] | None:
    """The words, without diacritics, one of which must come next; None where more than these may."""
    if not rest or not rest[0] or any(piece.open_left or piece.open_right for piece in rest[0]):
        return None
    return frozenset(piece.bare_stem for piece in rest[0])


def _piece(text: str, *, exact: bool) -> _Piece:
    stem = text.strip("*")
    return _Piece(stem, bare(stem), text.startswith("*"), text.endswith("*"), exact)


def _follow(rest: _Row, words: Sequence[Word], start: int) -> tuple[int, ...] | None:
    """The numbers of a word and of those behind it that the rest of a row fits."""
    found = [start]
    gap = 0
    for pieces in rest:
        if not pieces:
            gap = LONGEST_GAP
            continue
        for number in range(found[-1] + 1, min(found[-1] + gap + 2, len(words))):
            if _fit(pieces, words[number].form, words[number].bare):
                found.append(number)
                break
        else:
            return None
        gap = 0
    return tuple(found)


def _fit(pieces: tuple[_Piece, ...], form: str, plain: str) -> bool:
    for piece in pieces:  # noqa: SIM110 - any() would make a generator for each word, which costs more than the question
        if piece.fits(form, plain):
            return True
    return False


def without_shadowed(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those whose words all belong to a longer one: "sista dag" is no "sista"."""
    return [
        hit
        for hit in hits
        if not any(len(other.words) > len(hit.words) and set(hit.words) <= set(other.words) for other in hits)
    ]
