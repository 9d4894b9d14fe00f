"""The words that documents say otherwise: "följs upp" is asked, "indikatorer" is written."""

from collections.abc import Mapping, Sequence
from functools import cache

from dialogs.understanding.passages import stem
from dialogs.understanding.patterns import Patterns, without_shadowed
from dialogs.understanding.vocabulary import words_of
from dialogs.understanding.words import Word
from meetings.languages import Language


@cache
def _glossary() -> Patterns:
    """The name of a hit is what documents say."""
    return Patterns(
        (meant, pattern) for language in Language for pattern, meant in words_of(language)["glossary"].items()
    )


def meanings(words: Sequence[Word]) -> Mapping[int, tuple[str, ...]]:
    """Number of a word → the stems that documents use for it."""
    meant: dict[int, tuple[str, ...]] = {}
    for hit in without_shadowed(_glossary().find(words)):
        for number in hit.words:
            meant[number] = (*meant.get(number, ()), *map(stem, hit.name.split()))
    return meant
