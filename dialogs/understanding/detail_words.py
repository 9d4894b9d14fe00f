"""The words that details are read by, Swedish and English together: both languages are always tried."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dialogs.understanding.patterns import Patterns
from dialogs.understanding.people import OrganisationWords
from meetings.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailWords:
    """The words of both languages."""

    patterns: Patterns
    organisation: OrganisationWords
    not_names: frozenset[str]
    times: frozenset[str]
    around_diets: frozenset[str]
    yes_signs: frozenset[str]


@cache
def detail_words() -> DetailWords:
    """The words of both languages, read at first use."""
    tables = [_table(language) for language in Language]
    both = {
        (area, name): [entry for table in tables for entry in table[area][name]]
        for area, entries in tables[0].items()
        for name in entries
    }
    not_names = frozenset(both.pop(("words", "not_names")))
    return DetailWords(
        around_diets=frozenset(both.pop(("words", "around_diets"))),
        yes_signs=frozenset(both.pop(("words", "yes_signs"))),
        not_names=not_names,
        times=frozenset(both.pop(("words", "times"))),
        organisation=OrganisationWords(
            ends=tuple(both.pop(("organisation", "ends"))),
            begins=tuple(both.pop(("organisation", "begins"))),
            tails=tuple(both.pop(("organisation", "tails"))),
            before=tuple(both.pop(("organisation", "before"))),
            not_names=not_names,
        ),
        patterns=Patterns(
            (f"{area}.{name}", pattern) for (area, name), patterns in both.items() for pattern in patterns
        ),
    )


def _table(language: Language) -> dict[str, dict[str, list[str]]]:
    source = resources.files("dialogs.understanding") / f"details_{language}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
