"""Finding the paragraph of a document that a question is about. Quoted, never retold; in doubt, none."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dialogs.understanding.vocabulary import vocabulary
from dialogs.understanding.words import bare, split
from meetings.schedule import Passage

#: share of a question's weight that a paragraph must hold
ENOUGH = 0.72
#: most characters quoted
LONGEST_QUOTE = 900
_SHORTEST_STEM = 3
#: from here on a stem also stands inside longer words: "strategi" in "utvecklingsstrategi"
_LONG_STEM = 6


@dataclass(frozen=True, slots=True)
class Term:
    """Something that a question is about: its word and the words that mean the same."""

    stems: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """Paragraphs that belong together, and how much of the question they hold (0-1)."""

    passages: tuple[Passage, ...]
    coverage: float


def stem(word: str) -> str:
    """What a word's forms share, without diacritics."""
    plain = bare(word)
    for ending in vocabulary().endings:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM + (len(ending) > 1):
            return plain[: -len(ending)]
    return plain


class PassageIndex:
    """The paragraphs of a network's documents by the words in them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        self._in_text: dict[str, set[int]] = {}
        self._in_heading: dict[str, set[int]] = {}
        for number, passage in enumerate(self.passages):
            for word in split(passage.text):
                for part in {word.bare, *word.bare.split("-")}:
                    self._in_text.setdefault(part, set()).add(number)
            for word in split(passage.heading):
                self._in_heading.setdefault(word.bare, set()).add(number)
        self.words = frozenset(self._in_text) | frozenset(self._in_heading)
        self._stems: dict[tuple[str, bool], frozenset[int]] = {}

    def holds(self, word: str) -> bool:
        """Whether a word, in any form, stands in a document."""
        return self.holds_stem(stem(word))

    def holds_stem(self, wanted: str) -> bool:
        """Whether a word that begins so, without diacritics, stands in a document."""
        return bool(self._with(wanted, heading=False) or self._with(wanted, heading=True))

    def search(
        self,
        terms: Sequence[Term],
        enough: float = ENOUGH,
        tells: Callable[[str], bool] | None = None,
        hints: Sequence[str] = (),
    ) -> Found | None:
        """The paragraphs that hold enough of what is asked; the one that holds most, its list or its section.

        Of paragraphs that hold enough, one whose text `tells` what is wanted (a number, say) comes first; of those that
        hold equally much, the one with most of the stems in `hints`.
        """
        if not terms or not self.passages:
            return None
        weights = [term.weight * self._rarity(term) for term in terms]
        score = [0.0] * len(self.passages)
        under_heading = [0.0] * len(self.passages)
        for term, weight in zip(terms, weights, strict=True):
            text, heading = self._places(term, heading=False), self._places(term, heading=True)
            for number in text | heading:
                score[number] += weight
                under_heading[number] += weight if number in heading else 0.0
        least = enough * sum(weights)

        hinted = [self._with(hint, heading=False) for hint in hints]

        def worth(number: int) -> tuple[bool, float, float, int, int]:
            told = score[number] >= least and tells is not None and tells(self.passages[number].text)
            hints_there = sum(number in places for places in hinted)
            return told, round(score[number], 6), under_heading[number], hints_there, -number

        best = max(range(len(score)), key=worth)
        coverage = score[best] / sum(weights)
        if coverage < enough:
            return None
        whole = under_heading[best] > 0
        return Found(self._section(best) if whole else self._with_list(best), coverage)

    def naming(self, acronym: str) -> Found | None:
        """The paragraph that spells an acronym out: words whose capitals are its letters."""
        for number, passage in enumerate(self.passages):
            if acronym.lower() in passage.text.lower() + passage.heading.lower() and _spells(passage.text, acronym):
                return Found(self._with_list(number), 1.0)
        return None

    def _places(self, term: Term, *, heading: bool) -> frozenset[int]:
        return frozenset[int]().union(*(self._with(s, heading=heading) for s in term.stems))

    def _with(self, wanted: str, *, heading: bool) -> frozenset[int]:
        key = wanted, heading
        if key not in self._stems:
            words = self._in_heading if heading else self._in_text
            numbers: set[int] = set()
            for word, places in words.items():
                if _fits(word, wanted):
                    numbers |= places
            self._stems[key] = frozenset(numbers)
        return self._stems[key]

    def _rarity(self, term: Term) -> float:
        places = self._places(term, heading=False) | self._places(term, heading=True)
        return math.log(1 + len(self.passages) / (len(places) or 0.5))

    def _with_list(self, number: int) -> tuple[Passage, ...]:
        """The paragraph; when it introduces a list, the list too."""
        if not self.passages[number].text.rstrip().endswith(":"):
            return (self.passages[number],)
        return self._fitting(self._neighbours(number, back=False))

    def _section(self, number: int) -> tuple[Passage, ...]:
        """All paragraphs under the heading, when they can be quoted whole; the one otherwise."""
        section = self._neighbours(number, back=True)
        length = sum(len(p.text) for p in section)
        return tuple(section) if length <= LONGEST_QUOTE else self._with_list(number)

    def _neighbours(self, number: int, *, back: bool) -> list[Passage]:
        first = number
        while back and first and self._together(first - 1, number):
            first -= 1
        last = number
        while last + 1 < len(self.passages) and self._together(last + 1, number):
            last += 1
        return list(self.passages[first : last + 1])

    def _together(self, one: int, other: int) -> bool:
        a, b = self.passages[one], self.passages[other]
        return a.document == b.document and a.heading == b.heading

    @staticmethod
    def _fitting(passages: Iterable[Passage]) -> tuple[Passage, ...]:
        kept: list[Passage] = []
        for passage in passages:
            if kept and (sum(len(p.text) for p in kept) + len(passage.text) > LONGEST_QUOTE):
                break
            kept.append(passage)
        return tuple(kept)


def _fits(word: str, wanted: str) -> bool:
    if word == wanted:
        return True
    if len(wanted) >= _LONG_STEM and wanted in word:
        return True
    return (
        len(wanted) >= _SHORTEST_STEM and word.startswith(wanted) and (len(wanted) > 4 or len(word) - len(wanted) <= 3)
    )


def _spells(text: str, acronym: str) -> bool:
    """Whether a row of words in the text spells the letters with its capitals, small words left out."""
    words = [w for w in text.replace("*", " ").split() if w[:1].isalpha()]
    letters = acronym.upper()
    for start in range(len(words)):
        if words[start][:1].upper() != letters[:1] or words[start].upper().startswith(letters):
            continue
        capitals = "".join(w[0] for w in words[start : start + 2 * len(letters) + 2] if w[:1].isupper())
        if words[start][:1].isupper() and capitals.startswith(letters):
            return True
    return False
