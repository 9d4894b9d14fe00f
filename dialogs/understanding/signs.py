"""The signs in a message: concepts, names, numbers and what they say of each other. The rules look at nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dialogs.understanding.days import Times
from dialogs.understanding.glossary import meanings
from dialogs.understanding.lexicon import Lexicon, NameKind, identities, split_name
from dialogs.understanding.patterns import Hit, without_shadowed
from dialogs.understanding.vocabulary import vocabulary
from dialogs.understanding.words import Word

#: messages of at most so many words lean on what was said before
SHORT = 4

#: concepts that are heard also inside a time: "kvar i år"
_KEPT_IN_TIMES = frozenset(
    {"remaining", "next_day", "evening_before", "morning_of", "past", "two_days", "three_days", "days_count"}
)

#: names that are words of ours, too
_NAMED_BY_WORDS = (NameKind.TITLE, NameKind.SERIES)

#: concept, and its name when it only describes a meeting that is named with it
_ATTRIBUTES = {
    "digital": "digital_meeting",
    "physical": "physical_meeting",
    "two_days": "two_day_meeting",
    "three_days": "three_day_meeting",
    "joint": "joint_meeting",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What is in a message."""

    words: tuple[Word, ...]
    times: Times
    #: concept -> where it stands
    hits: Mapping[str, tuple[Hit, ...]]
    #: hits of the network's names, "kind:identity"
    names: tuple[Hit, ...]
    #: hits of "1" … "6"
    ordinals: tuple[Hit, ...]
    #: small and large numbers written as digits or words, outside times
    numbers: tuple[int, ...]
    #: everything that rules may ask for
    all: frozenset[str]
    #: numbers of the words that nothing explains, known in the documents or not at all
    topical: tuple[int, ...] = ()
    foreign: tuple[int, ...] = ()
    #: concepts by language of the words they were found by
    votes: Mapping[str, int] = field(default_factory=dict)

    def has(self, *signs: str) -> bool:
        """Whether one of the signs is there."""
        return not self.all.isdisjoint(signs)

    def named(self, kind: NameKind) -> tuple[str, ...]:
        """The identities of the names of one kind."""
        return identities((hit.name for hit in self.names), kind)


def signs_of(words: Sequence[Word], times: Times, lexicon: Lexicon, *, asked_before: str) -> Signs:
    """The signs in the words of a message. `asked_before`: the facet that was talked about last, empty for none."""
    names = tuple(without_shadowed(lexicon.names.find(words)))
    in_names = {n for hit in names if split_name(hit.name)[0] not in _NAMED_BY_WORDS for n in hit.words}
    found = [
        hit
        for hit in without_shadowed(vocabulary().concepts.find(words))
        if not in_names.issuperset(hit.words) and _outside_times(hit, times)
    ]
    ordinals = _ordinals(words, times)
    hits = _told_apart(_by_concept(found), words, ordinals)
    outside = [hit for hit in vocabulary().outside.find(words) if not in_names & set(hit.words)]
    explained = {n for hit in (*found, *names, *ordinals) for n in hit.words} | times.words
    topical, foreign = _unexplained(words, explained, lexicon)
    signs = {*hits, *_pseudo(words, times, names, ordinals, hits)}
    if outside:
        signs.add("outside")
    if asked_before:
        signs |= {"memory", f"memory_{asked_before}"}
    return Signs(
        words=tuple(words),
        times=times,
        hits=hits,
        names=names,
        ordinals=ordinals,
        numbers=_numbers(words, times, ordinals),
        all=frozenset(signs),
        topical=topical,
        foreign=foreign,
        votes=_votes(found),
    )


def _outside_times(hit: Hit, times: Times) -> bool:
    return not times.words.issuperset(hit.words) or hit.name[3:] in _KEPT_IN_TIMES


def _by_concept(found: Iterable[Hit]) -> dict[str, tuple[Hit, ...]]:
    result: dict[str, tuple[Hit, ...]] = {}
    for hit in found:
        concept = hit.name[3:]
        result[concept] = (*result.get(concept, ()), Hit(concept, hit.words))
    return result


def _votes(found: Iterable[Hit]) -> dict[str, int]:
    words: dict[str, set[int]] = {"sv": set(), "en": set()}
    for hit in found:
        words[hit.name[:2]].update(hit.words)
    return {
        "sv": len(words["sv"] - words["en"]),
        "en": len(words["en"] - words["sv"]),
    }


def _told_apart(
    hits: dict[str, tuple[Hit, ...]], words: Sequence[Word], ordinals: Sequence[Hit]
) -> dict[str, tuple[Hit, ...]]:
    """Descriptions of a named meeting become signs of their own: "det digitala mötet" asks nothing about the form."""
    meetings = {n for name in ("meeting", "meetings") for hit in hits.get(name, ()) for n in hit.words}
    result = dict(hits)
    for concept, attribute in _ATTRIBUTES.items():
        describing = [h for h in hits.get(concept, ()) if _describes(h, meetings, words)]
        asking = [h for h in hits.get(concept, ()) if h not in describing]
        if describing:
            result[attribute] = tuple(Hit(attribute, h.words) for h in describing)
        if asking:
            result[concept] = tuple(asking)
        else:
            result.pop(concept, None)
    counted = {n for hit in ordinals for n in hit.words}
    if phones := [h for h in hits.get("phone", ()) if not counted & set(h.words)]:
        result["phone"] = tuple(phones)
    else:
        result.pop("phone", None)
    return result


def _describes(hit: Hit, meetings: set[int], words: Sequence[Word]) -> bool:
    if meetings & set(hit.words):
        return True
    following = hit.last + 1
    while following < len(words) and words[following].form in ("nätverk", "network", "ws", "och", "and"):
        following += 1
    return following in meetings


def _ordinals(words: Sequence[Word], times: Times) -> tuple[Hit, ...]:
    """As "andra", "tvåan", and a number after what is counted: "träff 2"."""
    known = vocabulary()
    found = [h for h in without_shadowed(known.ordinals.find(words)) if not times.words & set(h.words)]
    for n, word in enumerate(words[1:], 1):
        number = int(word.form) if word.form.isdecimal() and len(word.form) < 3 else known.numbers.get(word.form, 0)
        if not 0 < number < 100 or n in times.words:
            continue
        if words[n - 1].form in known.counted:
            found.append(Hit(str(number), (n - 1, n)))
        elif found and word.form.isdecimal() and _goes_on(words, found[-1].last, n):
            found.append(Hit(str(number), (n,)))
    return tuple(without_shadowed(found))


def _goes_on(words: Sequence[Word], last: int, number: int) -> bool:
    """Whether a number belongs to the one before it: "träff 1, 2 och 3"."""
    between = [word.form for word in words[last + 1 : number]]
    return words[last].form.isdecimal() and (not between or between in (["och"], ["and"], ["eller"], ["or"]))


def _numbers(words: Sequence[Word], times: Times, ordinals: Sequence[Hit]) -> tuple[int, ...]:
    used = times.words | {n for hit in ordinals for n in hit.words}
    known = vocabulary().numbers
    return tuple(
        int(word.form) if word.form.isdecimal() else known[word.form]
        for n, word in enumerate(words)
        if n not in used and len(word.form) < 7 and (word.form.isdecimal() or known.get(word.form, 0) > 1)
    )


def _unexplained(
    words: Sequence[Word], explained: set[int], lexicon: Lexicon
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The words that carry a topic which no concept, name or time explains: known to the documents, or foreign."""
    small = vocabulary().small_bare
    open_words = [
        n
        for n, word in enumerate(words)
        if n not in explained and word.bare not in small and len(word.form) > 1 and not word.form[0].isdecimal()
    ]
    meant = meanings(words)
    passages = lexicon.passages
    topical = tuple(
        n for n in open_words if passages.holds(words[n].form) or any(map(passages.holds_stem, meant.get(n, ())))
    )
    return topical, tuple(n for n in open_words if n not in topical)


def _pseudo(
    words: Sequence[Word],
    times: Times,
    names: Sequence[Hit],
    ordinals: Sequence[Hit],
    hits: Mapping[str, tuple[Hit, ...]],
) -> set[str]:
    """The signs that are no concepts."""
    signs = {
        kind.value.replace("place", "place_name")
        for kind in NameKind
        if any(h.name.startswith(f"{kind}:") for h in names)
    }
    if times.days:
        signs.add("time")
        signs.add("day" if all(d.exact for d in times.days) else "window")
    if times.clocks:
        signs.add("clock")
    if ordinals:
        signs.add("ordinal")
    if signs & {"time", "ordinal", "title"} or hits.keys() & {"meeting", "meetings", "meet", "two_day_meeting"}:
        signs.add("occasion")
    if hits.keys() & {"exists", "do_list"} and times.days:
        signs.add("exists_in_time")
    groups = [h for h in names if h.name.startswith(f"{NameKind.GROUP}:")]
    if any(h.first and words[h.first - 1].form in ("med", "me", "with") for h in groups):
        signs.add("with_group")
    if len({h.name for h in groups}) > 1:
        signs.add("several_groups")
    signs |= _shape(words, times)
    return signs


def _shape(words: Sequence[Word], times: Times) -> set[str]:
    """How the message is built: short, a question of yes or no, saying what something is."""
    known = vocabulary()
    spoken = [w.form for w in words if w.form != "?"]
    opening = [
        w
        for n, w in enumerate(words)
        if n not in times.words and w.form not in ("och", "men", "and", "but", "ok", "okej", "hej")
    ]
    first = opening[0].form if opening else ""
    signs = set()
    if len(spoken) <= SHORT:
        signs.add("short")
    if first in known.yes_no:
        signs.add("yesno")
    if first in known.being or known.being & set(spoken[:4]):
        signs.add("being")
    if (
        len(spoken) <= SHORT
        and words
        and words[-1].form == "?"
        and first not in ("vad", "när", "var", "vem", "hur", "what", "when", "where", "who", "how")
    ):
        signs.add("yesno")
    return signs
