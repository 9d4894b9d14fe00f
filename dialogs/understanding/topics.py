"""What a question is about, in the words of documents: for finding the paragraph to quote."""

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

from dialogs.understanding.facets import Facet
from dialogs.understanding.glossary import meanings
from dialogs.understanding.passages import Found, PassageIndex, Term, stem
from dialogs.understanding.signs import Signs
from dialogs.understanding.words import Word, split

#: share of a facet's rows that a paragraph must hold
ENOUGH_OF_A_FACET = 0.3
#: a word that only says what kind of answer is wanted: "vilka *myndigheter* har nätverket dialog med"
KIND_OF_ANSWER = 0.4
#: words between a need and its denial, and one more
NEAR = 2
#: letters of a word that says nothing about the topic, at most
LONG = 4


@cache
def _facets() -> dict[str, tuple[Term, ...]]:
    source = resources.files("dialogs.understanding") / "topics.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: tuple(Term(tuple(map(stem, row))) for row in rows) for name, rows in table.items()}


def about(
    facet: str,
    index: PassageIndex,
    question: str,
    enough: float = ENOUGH_OF_A_FACET,
    tells: Callable[[str], bool] | None = None,
) -> Found | None:
    """The paragraph that speaks of a facet, rather one that `tells` what is wanted and has the question's own words."""
    hints = tuple(dict.fromkeys(stem(word.form) for word in split(question) if len(word.form) > LONG))
    return index.search(_facets()[facet], enough, tells, hints)


def asked_about(signs: Signs, index: PassageIndex) -> Found | None:
    """The paragraph that an open question is about, when it holds enough of the question's own words."""
    acronym = next((n for n in (*signs.topical, *signs.foreign) if _acronym(signs.words[n])), None)
    if acronym is not None and (found := index.naming(signs.words[acronym].form)):
        return found
    tells = has_number if expected(signs) == Facet.COUNT else None
    return index.search(terms_of(signs, index), tells=tells)


def has_number(text: str) -> bool:
    """Whether a text tells how many."""
    return any(character.isdigit() for character in text)


def prices(text: str) -> bool:
    """Whether a text tells a price: a number, or that there is none to pay."""
    (free,) = _facets()["free"]
    return has_number(text) or any(word.bare.startswith(free.stems) for word in split(text))


def waives(text: str) -> bool:
    """Whether a text says that something need not be done: "behöver du inte", "do not need to"."""
    (need,), (denial,) = _facets()["need"], _facets()["denial"]
    words = split(text)
    needs = [n for n, word in enumerate(words) if word.bare.startswith(need.stems)]
    denials = [n for n, word in enumerate(words) if stem(word.form) in denial.stems]
    return any(abs(n - m) <= NEAR for n in needs for m in denials)


def _acronym(word: Word) -> bool:
    return len(word.form) <= 4 and word.form.isalpha()


def terms_of(signs: Signs, index: PassageIndex) -> list[Term]:
    """What the words that nothing else explains ask about."""
    open_words = (*signs.topical, *signs.foreign)
    meant = meanings(signs.words)
    return [
        Term((stem(signs.words[n].form), *meant.get(n, ())), KIND_OF_ANSWER if _kind(signs.words, n, index) else 1.0)
        for n in sorted(open_words)
    ]


def _kind(words: Sequence[Word], number: int, index: PassageIndex) -> bool:
    """Whether a word follows "vilka" and no document has it: it only names the kind of answer."""
    led_in = number > 0 and words[number - 1].form in ("vilken", "vilket", "vilka", "which", "what")
    return led_in and not index.holds(words[number].form)


#: what the first words of a question want to be told
_EXPECTED = {
    Facet.WHEN: ("when", "which_week"),
    Facet.COUNT: ("how_many",),
    Facet.COORDINATOR: ("who",),
}


def expected(signs: Signs) -> str:
    """The kind of fact that an open question wants: "when", "count", "coordinator" for a person, or ""."""
    return next((facet.value for facet, concepts in _EXPECTED.items() if signs.has(*concepts)), "")
