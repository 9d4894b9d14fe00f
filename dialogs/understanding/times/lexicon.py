"""The words of time: `words/*.toml`, and the names of months and weekdays from CLDR. Read when first needed."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any

from dialogs.understanding.times.folding import fold

#: word files, and the CLDR locales whose names go with each
LANGUAGES = {"sv": ("sv",), "en": ("en",), "nb": ("nb", "nn", "da")}

#: section of the word files → kind of token (the letters of tokens.Kind)
_KINDS = {
    "clock": "K", "clock_label": "k", "half_day": "A", "clock_offset": "o", "relative_day": "R", "part_of_day": "P",
    "unit": "U", "week": "V", "half_year": "H", "year_word": "G", "season": "Z", "past_season": "z", "feast": "F",
    "edge": "E", "turn": "X", "next": "n", "last": "l", "this": "h", "coming": "q", "before": "b", "after": "a",
    "until": "u", "from": "s", "between": "m", "to": "t", "and": "&", "or": "v", "the": "T", "in": "i", "on": "p",
    "of": "f", "ahead": "j", "within": "e", "ago": "g", "hence": "c", "remaining": "L", "rest": "r", "about": "~",
    "every": "B", "foreign_zone": "%", "own_zone": "=", "number_word": "w", "ordinal": "O", "function": "_",
}  # fmt: skip
#: sections that are sets of words to look at, and no kinds
_SETS = ("counted", "numbered", "compound_head", "year_after", "past_tense", "moving", "through", "not_repaired")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexeme:
    """A word's sense."""

    kind: str
    value: object = None
    language: str
    #: counts only beside a number or preposition: "may", "vår", "tis"
    guarded: bool = False
    #: as it is written with diacritics, where it counts only with them: "vår" against "var"
    exact: str = ""
    #: may be followed by a full stop that belongs to it
    abbreviates: bool = False
    #: needs that full stop: Norwegian "man." against Swedish "man"
    dotted: bool = False
    #: the sense of the word where this one does not count: "jul" is Christmas when it is not July
    other: "Lexeme | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All words, folded, of all languages."""

    words: dict[str, Lexeme]
    sets: dict[str, frozenset[str]]
    #: words that misspelt ones are compared with, by first letter
    repairable: dict[str, tuple[str, ...]]
    #: names of months that are names of people too
    names: frozenset[str]
    heads: re.Pattern[str] = field(repr=False)

    def compound(self, word: str) -> Lexeme | None:
        """The sense of "majträffen", "fredagsmötet", "höstkonferensen": that of the first part."""
        match = self.heads.match(word)
        return self.words[match[1]] if match else None

    def hyphened(self, word: str) -> list[Lexeme] | None:
        """The senses of the parts of "maj-juni", "mån-fre"; None when one of them is something else."""
        parts = [self.words.get(part) for part in word.split("-")]
        found = [p for p in parts if p and p.kind in "MWE"]
        return found if len(found) == len(parts) else None


@cache
def data(name: str) -> dict[str, Any]:
    """A file of `words/`, parsed."""
    source = resources.files("dialogs.understanding.times") / "words" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def lexicon() -> Lexicon:
    """The lexicon of all languages together; where two disagree the first in `LANGUAGES` wins."""
    words: dict[str, Lexeme] = {}
    full: dict[str, None] = {}
    for language, locales in LANGUAGES.items():
        for word, lexeme in (*_names(language, locales, full), *_listed(language)):
            held = words.setdefault(word, lexeme)
            if held.kind != lexeme.kind and held.other is None and (held.guarded or held.exact):
                words[word] = replace(held, other=lexeme)
    sets = {n: frozenset(fold(w) for code in LANGUAGES for w in data(code)[n]["words"]) for n in _SETS}
    repairable: dict[str, tuple[str, ...]] = {}
    for word in full:
        if len(word) >= 5:
            repairable[word[0]] = (*repairable.get(word[0], ()), word)
    names = frozenset(fold(n) for code in LANGUAGES for n in data(code)["names"])
    return Lexicon(
        words=words, sets=sets, repairable=repairable, names=names, heads=_heads(words, sets["compound_head"])
    )


def _names(language: str, locales: tuple[str, ...], full: dict[str, None]) -> Iterator[tuple[str, Lexeme]]:
    """Months and weekdays, whole and abbreviated; whole names are noted in `full`."""
    from babel import Locale  # noqa: PLC0415  Babel takes a tenth of a second to import: only when a text is read

    guarded = {fold(w) for w in data(language)["guarded"]}
    exact = {fold(w): w for w in data(language)["exact"]}
    for locale in map(Locale.parse, locales):
        for kind, names in (("M", locale.months["format"]), ("W", locale.days["format"])):
            for width in ("wide", "abbreviated"):
                for value, name in names[width].items():
                    word = fold(name).strip(".")
                    short = width == "abbreviated" and name.strip(".") not in names["wide"].values()
                    if not short:
                        full[word] = None
                    yield word, Lexeme(
                        kind=kind, value=value, language=language, guarded=short or word in guarded,
                        exact=exact.get(word, ""), abbreviates=short, dotted=short and language == "nb" and kind == "W",
                    )  # fmt: skip
                    if kind == "W" and not short:
                        yield from _forms(word, int(value), language)
    for section, kind in (("extra_months", "M"), ("extra_weekdays", "W")):
        for name, value in data(language)[section].items():
            yield fold(name), Lexeme(kind=kind, value=value, language=language, guarded=True, abbreviates=True)


def _forms(word: str, value: int, language: str) -> Iterator[tuple[str, Lexeme]]:
    """Reads "torsdagen", "torsdagens"; "torsdagar" recur; "torsdags" is the last one."""
    if language == "en":
        return
    for ending in ("en", "ens"):
        yield word + ending, Lexeme(kind="W", value=value, language=language)
    for ending in ("ar", "arna", "er", "e"):
        yield word + ending, Lexeme(kind="B", value=value, language=language)
    yield word + "s", Lexeme(kind="J", value=value, language=language)


def _listed(language: str) -> Iterator[tuple[str, Lexeme]]:
    """The words of a file."""
    content = data(language)
    guarded = {fold(w) for w in content["guarded"]}
    exact = {fold(w): w for w in content["exact"]}
    for section, kind in _KINDS.items():
        entries = content[section]
        for word, value in ((w, None) for w in entries["words"]) if "words" in entries else entries.items():
            key = fold(word)
            sense = "Q" if value == "quarter" else kind
            yield key, Lexeme(
                kind=sense, value=value, language=language, guarded=key in guarded, exact=exact.get(key, ""),
                abbreviates=kind in "KVk~" or key in ("d", "ons", "tors"),
            )  # fmt: skip


def _heads(words: dict[str, Lexeme], heads: frozenset[str]) -> re.Pattern[str]:
    firsts = sorted(
        (w for w, lexeme in words.items() if lexeme.kind in "MWZ" and len(w) > 2 and w.isalpha()), key=len, reverse=True
    )
    return re.compile(rf"({'|'.join(firsts)})s?(?:{'|'.join(sorted(heads, key=len, reverse=True))})[a-z]*")
