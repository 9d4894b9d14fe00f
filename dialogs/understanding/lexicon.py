"""The names of one network: groups, people, places, organisations and titles, found in messages in any form.

Built anew for each schedule, so that a name counts at once when a coordinator adds it.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from dialogs.understanding.passages import PassageIndex
from dialogs.understanding.patterns import Patterns
from dialogs.understanding.vocabulary import vocabulary
from dialogs.understanding.words import bare, split
from meetings.schedule import Schedule

#: networks whose names are kept at the same time
KEPT = 256

#: a shorter word of a name does not stand for the whole
SHORTEST_SHORT_FORM = 4


class NameKind(StrEnum):
    """What a name belongs to. The name of a hit is ``kind:identity``."""

    GROUP = "group"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TITLE = "title"
    SERIES = "series"
    NETWORK = "network"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The names of one network at one time."""

    names: Patterns
    #: words of names that a typo may stand for, without diacritics
    repairable: frozenset[str]
    #: words of names and documents, right as they are, without diacritics
    right: frozenset[str]
    passages: PassageIndex


_kept: OrderedDict[str, tuple[Schedule, Lexicon]] = OrderedDict()
_lock = Lock()


def lexicon_of(schedule: Schedule) -> Lexicon:
    """The names of a network, kept as long as its schedule is the same object. Safe for many threads."""
    network = schedule.network.id
    with _lock:
        known = _kept.get(network)
        if known and known[0] is schedule:
            _kept.move_to_end(network)
            return known[1]
    lexicon = build(schedule)
    with _lock:
        _kept[network] = schedule, lexicon
        _kept.move_to_end(network)
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
    return lexicon


def build(schedule: Schedule) -> Lexicon:
    """The names in a schedule."""
    names = [*_groups(schedule), *_people(schedule), *_places(schedule), *_organisations(schedule), *_titles(schedule)]
    names += _series(schedule)
    passages = PassageIndex(schedule.passages)
    written = {word for _, pattern in names for part in pattern.split() for word in part.split("|")}
    repairable = {bare(w.strip("*!")) for name, p in names if name.startswith("group") for w in p.split() if w != ".."}
    group_words = {w.bare for group in schedule.groups for w in split(group.name)}
    return Lexicon(
        names=Patterns(names),
        repairable=frozenset(word for word in repairable | group_words if word.isalpha()),
        right=frozenset({bare(word.strip("*!")) for word in written} | group_words | passages.words),
        passages=passages,
    )


def _groups(schedule: Schedule) -> Iterator[tuple[str, str]]:
    """A group's name whole, without "-gruppen", by its beginning, by its aliases and by other words for it."""
    for group in schedule.groups:
        for name in (group.name, *group.aliases):
            for pattern in _group_patterns(name):
                yield f"{NameKind.GROUP}:{group.id}", pattern
    others = {group.id: _stem(group.name) for group in schedule.groups}
    for word, beginning in vocabulary().other_words.items():
        for identity, stem in others.items():
            if beginning in stem:
                yield f"{NameKind.GROUP}:{identity}", word
    yield from _short_group_names(schedule)


def _group_patterns(name: str) -> Iterator[str]:
    stem = _stem(name)
    words = [w.form for w in split(stem)]
    if not words:
        return
    yield " ".join(f"{_inflected(word)}*" for word in words)
    if len(words) > 1:
        yield " .. ".join(f"{_inflected(word)}*" for word in words)
        yield f"{''.join(words)}*"
        yield f"{'-'.join(words)}*"
        if len(words[-1]) >= 2 * SHORTEST_SHORT_FORM:  # "Tillväxtverkets Myndighetsnätverk"
            yield f"{_inflected(words[-1])}*"


def _stem(name: str) -> str:
    """A group's name in lower case without its ending: "rättvis handel", "miljöstrategi"."""
    plain = name.lower().strip()
    for ending in sorted(vocabulary().group_endings, key=len, reverse=True):
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST_SHORT_FORM - 1:
            return plain.removesuffix(ending).strip(" -")
    return plain


def _inflected(word: str) -> str:
    """The part of a word that its forms share: "naturvårds" -> "naturvård", "strategi" -> "strateg"."""
    return word[:-1] if len(word) > SHORTEST_SHORT_FORM + 1 and word[-1] in "siaen" else word


def _short_group_names(schedule: Schedule) -> Iterator[tuple[str, str]]:
    """As "miljögruppen": a beginning that only one group has, with a word for group."""
    heads = vocabulary().group_heads
    stems = {group.id: bare(_stem(group.name)) for group in schedule.groups}
    for identity, stem in stems.items():
        for length in range(SHORTEST_SHORT_FORM, min(len(stem), 12)):
            beginning = stem[:length].strip()
            if sum(other.startswith(beginning) for other in stems.values()) == 1 and " " not in beginning:
                for head in heads:
                    yield f"{NameKind.GROUP}:{identity}", f"{beginning}{head}"
                    yield f"{NameKind.GROUP}:{identity}", f"{beginning}-{head}"


def _people(schedule: Schedule) -> Iterator[tuple[str, str]]:
    """Contacts and coordinators by full name, last name, and first name when only one has it."""
    named = {c.name for c in schedule.contacts if c.name} | {m.name for m in schedule.coordinators}
    parts = {name: [w.form for w in split(name)] for name in named}
    for name, words in parts.items():
        if not words:
            continue
        identity = f"{NameKind.PERSON}:{name}"
        if len(words) > 1:
            yield identity, f"{' '.join(words[:-1])} {words[-1]}*"
            yield from ((identity, p) for p in _name_forms(words[-1]))
        if sum(other[0] == words[0] for other in parts.values()) == 1:
            yield from ((identity, p) for p in _name_forms(words[0]))


def _name_forms(word: str) -> Iterator[str]:
    yield from (word, f"{word}s", f"{word}'s")
    if "-" in word:
        yield from (word.replace("-", " "), word.replace("-", ""), f"{word.replace('-', ' ')}s")


def _places(schedule: Schedule) -> Iterator[tuple[str, str]]:
    """A place by its name, by its first word, and by every word with a capital: "Karlsborg"."""
    for place in {m.place for m in schedule.meetings if m.place}:
        words = split(place)
        if words:
            identity = f"{NameKind.PLACE}:{place}"
            capital = [w.form for w in words[1:] if place[w.start].isupper() and len(w.form) >= SHORTEST_SHORT_FORM]
            yield identity, " ".join(w.form for w in words)
            yield from ((identity, form) for form in dict.fromkeys((words[0].form, *capital)))


def _organisations(schedule: Schedule) -> Iterator[tuple[str, str]]:
    endings = set(vocabulary().organisation_endings)
    for organisation in schedule.organisations:
        words = [w.form for w in split(organisation.name)]
        proper = [w for w in words if w not in endings] or words
        if proper and len(proper[0]) > 2:
            identity = f"{NameKind.ORGANISATION}:{organisation.id}"
            yield identity, " ".join(words)
            for form in {proper[0], proper[0].removesuffix("s")}:
                yield from ((identity, form), (identity, f"{form}s"))


def _titles(schedule: Schedule) -> Iterator[tuple[str, str]]:
    """The long words of titles that not every meeting has: "nätverksträff"."""
    titles = {m.title for m in schedule.meetings}
    words = {title: {w.form for w in split(title) if len(w.form) >= 2 * SHORTEST_SHORT_FORM} for title in titles}
    for word in set().union(*words.values()) if words else ():
        if any(word not in others for others in words.values()):
            yield f"{NameKind.TITLE}:{word}", f"{word}*"


def _series(schedule: Schedule) -> Iterator[tuple[str, str]]:
    """A series among other meetings: the only one by any word for a series, one of several by its own title's words."""
    held = {m.series for m in schedule.meetings}
    titles = {s.id: {w.form for w in split(s.title)} for s in schedule.series if s.id in held}
    if len(held) == 1:
        return
    for identity, words in titles.items():
        others = set().union(*(other for key, other in titles.items() if key != identity))
        own = {f"{word}*" for word in words - others if len(word) > SHORTEST_SHORT_FORM}
        for pattern in own if len(titles) > 1 else vocabulary().series_words:
            yield f"{NameKind.SERIES}:{identity}", pattern


def split_name(hit: str) -> tuple[NameKind, str]:
    """The kind and the identity in the name of a hit."""
    kind, _, identity = hit.partition(":")
    return NameKind(kind), identity


def identities(hits: Iterable[str], kind: NameKind) -> tuple[str, ...]:
    """The identities of one kind among the names of hits, each once, in order."""
    found = (split_name(hit) for hit in hits)
    return tuple(dict.fromkeys(identity for k, identity in found if k is kind))
