"""Names, e-mail addresses and organisations in what a person writes, each with its place in the text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dialogs.understanding.words import Word, bare
from meetings.members import Member
from meetings.seats import organisation_key

_LOCAL = r"[a-z0-9_%+'-]+(?:\.[a-z0-9_%+'-]+)*"
_DOMAIN = r"(?:[a-z0-9åäö](?:[a-z0-9åäö-]*[a-z0-9åäö])?\.)+[a-z]{2,}"
_EMAIL = re.compile(rf"(?<![\w.@+-]){_LOCAL}@{_DOMAIN}(?![\w@-])", re.IGNORECASE)
#: what somebody writes who means an address and has none: "olle@orust", "olle(a)orust.se"
_ATTEMPT = re.compile(r"\S+@\S*|@\S+\.\S*|\S+ ?[(\[{] ?(?:a|at|@) ?[)\]}] ?\S+|\S+ snabel-?a \S+", re.IGNORECASE)
#: "olle at orust", where it is known that an address is meant
_SPOKEN = re.compile(r"[\w.-]+ at [\w.-]+", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zåäö][\w-]*"
LONGEST_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something found in a text, from `start` up to `end`."""

    start: int
    end: int
    value: str


def emails(text: str) -> tuple[Found, ...]:
    """The whole e-mail addresses, in lower case."""
    return tuple(Found(start=m.start(), end=m.end(), value=m.group().lower()) for m in _EMAIL.finditer(text))


def broken_email(text: str, *, expected: bool = False) -> str | None:
    """What was meant as an e-mail address and is none. `expected`: the text is about an address."""
    if _EMAIL.search(text):
        return None
    attempt = _ATTEMPT.search(text) or (_SPOKEN.search(text) if expected else None)
    return attempt.group().strip(" ,.;:") if attempt else None


def blanked(text: str, found: Iterable[Found]) -> str:
    """The text with spaces in place of these parts, so that every other part keeps its place."""
    for part in found:
        text = text[: part.start] + " " * (part.end - part.start) + text[part.end :]
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationWords:
    """What shows that an organisation is named."""

    #: "… kommun"
    ends: tuple[str, ...]
    #: "Region …"
    begins: tuple[str, ...]
    #: "Region … län"
    tails: tuple[str, ...]
    #: "från …"
    before: tuple[str, ...]
    #: what no organisation is called: "vår kommun"
    not_names: frozenset[str]


def organisations(
    text: str, known: Sequence[str], words: OrganisationWords, *, alone: bool = False
) -> tuple[Found, ...]:
    """The organisations named: those with a known name by it, others by their kind ("Tibro kommun").

    `alone`: the text tells an organisation and nothing else, so that the place is enough ("tibro").
    """
    found: list[Found] = []
    for pattern in (*_known(tuple(known), words, alone=alone), *_kinds(words)):
        found += [
            Found(start=match.start("name"), end=match.end("name"), value=match["name"])
            for match in pattern.finditer(blanked(text, found))
            if match["name"].lower().partition(" ")[0] not in words.not_names
        ]
    by_key = {organisation_key(name): name for name in known}
    named = (replace(each, value=by_key.get(organisation_key(each.value), each.value)) for each in found)
    return tuple(sorted(named, key=lambda each: each.start))


@lru_cache(maxsize=64)
def _known(names: tuple[str, ...], words: OrganisationWords, *, alone: bool) -> tuple[re.Pattern[str], ...]:
    """The known names whole, then the places that they are called by."""
    if not names:
        return ()
    place = f"{_any(organisation_key(name) for name in names)}s?"
    before = "" if alone else f"{_any(words.before)} "
    whole = rf"{_any(names)}|{place} {_any(words.ends)}|{_any(words.begins)} {place}"
    return (
        re.compile(rf"(?<!\w)(?P<name>{whole})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w){before}(?P<name>{place})(?!\w)", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _kinds(words: OrganisationWords) -> tuple[re.Pattern[str], ...]:
    """Names by their kind; only capitals tell how far a name of two words reaches."""
    ends, begins, tails = _any(words.ends), _any(words.begins), _any(words.tails)
    return (
        re.compile(rf"(?<!\w)(?P<name>(?:{_CAPITAL} )?[^\W\d_][\w-]* (?i:{ends}))(?!\w)"),
        re.compile(rf"(?<!\w)(?P<name>(?i:{begins}) {_CAPITAL}(?: {_CAPITAL})*(?: {tails})?)(?!\w)"),
    )


def _any(alternatives: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, set(alternatives)), key=len, reverse=True))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """What helps to tell names from other words with a capital."""

    not_names: frozenset[str]
    #: numbers of the words that mean something else
    spoken_for: frozenset[int]
    #: numbers of the words after which a single word with a capital is a name: "ta med Berit"
    before: frozenset[int]


def names(
    text: str, words: Sequence[Word], helping: NameWords, members: Iterable[Member], addresses: Iterable[str]
) -> tuple[Found, ...]:
    """The persons named: members in any spelling, others by their capitals or by an address that says the same."""
    found = [f for m in members for f in _spelled(text, words, m.name.casefold().split(), value=m.name)]
    for address in addresses:
        local = [part for part in re.split(r"[._-]", address.partition("@")[0]) if part]
        found += _spelled(text, words, local) if len(local) > 1 else ()
    for first, last in _runs(text, words, helping):
        start, end = words[first].start, words[last].end
        if 0 < last - first < LONGEST_NAME or (first == last and first - 1 in helping.before):
            found.append(Found(start=start, end=end, value=text[start:end]))
    return _without_overlaps(found)


def _spelled(text: str, words: Sequence[Word], parts: Sequence[str], *, value: str = "") -> list[Found]:
    """Where these words stand in a row, accents left out or not."""
    wanted = [bare(part) for part in parts]
    rows = (words[first : first + len(wanted)] for first in range(len(words) - len(wanted) + 1))
    return [
        Found(start=row[0].start, end=row[-1].end, value=value or as_name(text[row[0].start : row[-1].end]))
        for row in rows
        if [bare(word.written) for word in row] == wanted
    ]


def _runs(text: str, words: Sequence[Word], helping: NameWords) -> list[tuple[int, int]]:
    """The first and last numbers of words with a capital, in rows with only a space between them."""
    runs: list[tuple[int, int]] = []
    for number, word in enumerate(words):
        if not text[word.start].isupper() or word.written in helping.not_names or number in helping.spoken_for:
            continue
        if runs and runs[-1][1] == number - 1 and text[words[number - 1].end : word.start] == " ":
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [] if text.isupper() else runs


def _without_overlaps(found: Iterable[Found]) -> tuple[Found, ...]:
    """The longest of those that share a place, in order."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: f.start - f.end):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def as_name(text: str) -> str:
    """A name as names are written; one that has capitals keeps them."""
    spaced = " ".join(text.split())
    return spaced if any(letter.isupper() for letter in spaced) else spaced.title()
