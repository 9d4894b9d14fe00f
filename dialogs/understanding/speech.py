"""Which language a message is in: seen from its small words and the concepts found by them."""

from collections.abc import Mapping, Sequence

from dialogs.understanding.vocabulary import vocabulary
from dialogs.understanding.words import Word
from meetings.languages import Language

_SWEDISH_LETTERS = frozenset("åäö")


def language_of(words: Sequence[Word], votes: Mapping[str, int]) -> str:
    """The code "sv", "en", or "" when it does not show. `votes`: words that only one language's concepts found."""
    small = vocabulary().small
    swedish, english = small[Language.SWEDISH], small[Language.ENGLISH]
    points = {"sv": 0.0, "en": 0.0}
    for word in words:
        forms = {word.form, word.written}
        if forms & swedish and not forms & english:
            points["sv"] += 1
        elif forms & english and not forms & swedish:
            points["en"] += 1
        if not _SWEDISH_LETTERS.isdisjoint(word.written):
            points["sv"] += 0.5
    points = {language: value + votes.get(language, 0) for language, value in points.items()}
    if points["sv"] == points["en"]:
        return ""
    return max(points, key=lambda language: points[language])
