"""The words of understanding, Swedish and English together: concepts, spellings, ordinals, and which words are small.

Both languages are always tried: people mix them, and a wrong guess must not cost the answer.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dialogs.understanding.patterns import Patterns
from dialogs.understanding.words import bare
from meetings.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What is known before any network is."""

    #: chat spelling or haste -> usual spelling
    spelling: Mapping[str, str]
    #: concepts, as "sv.when" and "en.when"
    concepts: Patterns
    #: what is nobody's job here
    outside: Patterns
    #: "1" … "6"
    ordinals: Patterns
    #: what is counted: "träff 2"
    counted: frozenset[str]
    numbers: Mapping[str, int]
    #: by language: words that carry no topic
    small: Mapping[Language, frozenset[str]]
    #: small words of either language, without diacritics
    small_bare: frozenset[str]
    #: words that say what something is: "är"
    being: frozenset[str]
    #: first words of questions that are answered by yes or no
    yes_no: frozenset[str]
    #: words that speak of some meeting, not of the one talked about
    some_meeting: frozenset[str]
    #: words that may stand beside a yes or no
    around_answers: frozenset[str]
    #: messages that ask for help and nothing else
    cries_for_help: frozenset[str]
    #: endings that do not change what a word is about, without diacritics, the longer first
    endings: tuple[str, ...]
    #: spellings that a typo may stand for
    forms: frozenset[str]
    #: words that are right as they are, without diacritics
    known: frozenset[str]
    #: beginnings of time compounds -> the time written out
    compound_times: Mapping[str, str]
    compound_heads: tuple[str, ...]
    group_endings: tuple[str, ...]
    group_heads: tuple[str, ...]
    organisation_endings: tuple[str, ...]
    #: patterns of what a series is called
    series_words: tuple[str, ...]
    #: another word -> the beginning of the one used in a name
    other_words: Mapping[str, str]


@cache
def words_of(language: Language) -> dict[str, Any]:
    """The table of one language."""
    source = resources.files("dialogs.understanding") / f"{language.value}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def vocabulary() -> Vocabulary:
    """The words of both languages, built at first use."""
    tables = {language: words_of(language) for language in Language}
    small = {language: frozenset(table["words"]["small"].split()) for language, table in tables.items()}
    forms = _words(tables, "forms")
    spelling = _joined(tables, "spelling")
    small_bare = frozenset(bare(word) for words in small.values() for word in words)
    return Vocabulary(
        spelling=spelling,
        concepts=Patterns(_concepts(tables)),
        outside=Patterns(("outside", p) for table in tables.values() for p in table["outside"]["words"]),
        ordinals=Patterns(
            (number, p) for table in tables.values() for number, ps in _ordinals(table).items() for p in ps
        ),
        counted=frozenset(word for table in tables.values() for word in table["ordinals"]["counted"]),
        numbers=_joined(tables, "numbers"),
        small=small,
        small_bare=small_bare,
        being=_words(tables, "being"),
        yes_no=_words(tables, "being") | _words(tables, "yes_no"),
        some_meeting=_words(tables, "some_meeting"),
        around_answers=_words(tables, "around_answers"),
        cries_for_help=frozenset(cry for table in tables.values() for cry in table["words"]["cries_for_help"]),
        endings=tuple(sorted(_words(tables, "endings"), key=lambda ending: (-len(ending), ending))),
        forms=forms,
        known=small_bare | {bare(form) for form in forms} | set(_known(tables)) | {bare(word) for word in spelling},
        compound_times=_compound_times(tables),
        compound_heads=tuple(head for table in tables.values() for head in table["compounds"]["heads"].split()),
        group_endings=tuple(e for table in tables.values() for e in table["names"]["group_endings"]),
        group_heads=tuple(h for table in tables.values() for h in table["names"]["group_heads"]),
        organisation_endings=tuple(e for table in tables.values() for e in table["names"]["organisation_endings"]),
        series_words=tuple(w for table in tables.values() for w in table["names"]["series"]),
        other_words={k: v for table in tables.values() for k, v in table["names"]["other_words"].items()},
    )


def _concepts(tables: Mapping[Language, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for language, table in tables.items():
        for concept, patterns in table["concepts"].items():
            for pattern in patterns:
                yield f"{language.value}.{concept}", pattern


def _ordinals(table: dict[str, Any]) -> dict[str, list[str]]:
    return {number: patterns for number, patterns in table["ordinals"].items() if number.isdecimal()}


def _joined(tables: Mapping[Language, dict[str, Any]], name: str) -> dict[str, Any]:
    return {key: value for table in tables.values() for key, value in table[name].items()}


def _words(tables: Mapping[Language, dict[str, Any]], name: str) -> frozenset[str]:
    return frozenset(word for table in tables.values() for word in table["words"][name].split())


def _known(tables: Mapping[Language, dict[str, Any]]) -> Iterator[str]:
    """The words that stand for themselves: listed as such, or whole in a pattern."""
    for table in tables.values():
        yield from map(bare, table["words"]["known"].split())
        for patterns in (*table["concepts"].values(), table["outside"]["words"]):
            for pattern in patterns:
                yield from (bare(w) for part in pattern.split() for w in part.split("|") if "*" not in w)


def _compound_times(tables: Mapping[Language, dict[str, Any]]) -> dict[str, str]:
    return {
        bare(time): table["compounds"]["written_out"].get(time, time)
        for table in tables.values()
        for time in table["compounds"]["times"].split()
    }
