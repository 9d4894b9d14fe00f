"""What a person tells when registering: who comes, from where, at which address, what they eat, and what is wrong.

The words are in `details_sv.toml` and `details_en.toml`; both are always tried. Each thing told belongs to the person
named last before it: "anmäl mig, glutenfri, och Berit Falk, vegan".
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dialogs.understanding.detail_words import detail_words
from dialogs.understanding.interpretation import Response
from dialogs.understanding.patterns import Hit, without_shadowed
from dialogs.understanding.people import (
    LONGEST_NAME,
    Found,
    NameWords,
    as_name,
    blanked,
    broken_email,
    emails,
    names,
    organisations,
)
from dialogs.understanding.words import Word, bare, compose, split
from meetings.members import Member
from meetings.registrations import Mode
from meetings.schedule import Schedule
from meetings.seats import organisation_key

LONGEST_ANSWER = 200
_ONESELF = ("people.oneself", "people.me_too")
_NAME = re.compile(r"[^\W\d_]+(?:[-'’ ]+[^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told about one person. None: nothing."""

    #: the person who writes
    oneself: bool = False
    name: str | None = None
    email: str | None = None
    organisation: str | None = None
    #: "": expressly no wishes
    diet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a message tells."""

    #: who was named, oneself included, in order
    people: tuple[Told, ...] = ()
    #: what was told before anybody was named
    loose: Told = Told()
    #: somebody was meant without a name: "min kollega"
    unnamed: bool = False
    #: the person who writes joins those who were named before
    me_too: bool = False
    #: the people are more than those who were named before
    adding: bool = False
    mode: Mode | None = None
    #: what was meant as an e-mail address and is none
    broken_email: str | None = None
    #: what is to be changed: email, name, organisation, diet, mode, meeting or something
    wrong: frozenset[str] = frozenset()
    #: all of the meetings that can be meant
    all_meetings: bool = False
    #: yes, no or stop, whatever else is said
    answer: Response | None = None
    #: the seat goes to somebody else
    handing_over: bool = False
    #: "i stället": a seat goes to somebody else when one is given up in the same breath
    instead: bool = False

    @property
    def told(self) -> bool:
        """Whether anything can be taken from it."""
        return bool(self.people or self.loose != Told() or self.mode or self.broken_email or self.wrong)

    @property
    def tells_diet(self) -> bool:
        """Whether it says what anybody eats."""
        return any(told.diet is not None for told in (self.loose, *self.people))


def read_details(text: str, schedule: Schedule, members: Iterable[Member], *, oneself: str = "") -> Details:
    """What a message tells; `oneself` is the name of who writes."""
    text = compose(text)
    addresses = emails(text)
    known = tuple(organisation.name for organisation in schedule.organisations)
    from_where = organisations(blanked(text, addresses), known, detail_words().organisation)
    rest = blanked(text, (*addresses, *from_where))
    words = split(rest)
    hits = without_shadowed(detail_words().patterns.find(words))
    marks = {hit.name for hit in hits}
    helping = _name_words(hits, schedule)
    named = names(rest, words, helping, members, [address.value for address in addresses])
    introduced = {
        words[hit.last + 1].start for hit in hits if hit.name == "people.my_name" and hit.last + 1 < len(words)
    }
    own = [each for each in named if each.start in introduced or each.value.casefold() == oneself.casefold()]
    others = [each for each in named if each not in own]
    persons = _people(own, others, [words[hit.first].start for hit in hits if hit.name in _ONESELF])
    wrong = frozenset(mark.partition(".")[2] for mark in marks if mark.startswith("wrong."))
    loose, *people = _with_facts(persons, emails=addresses, organisations=from_where, diets=_diets(rest, words, hits))
    return Details(
        people=tuple(people),
        loose=loose,
        unnamed="people.colleague" in marks and all(person.oneself for person in people),
        me_too="people.me_too" in marks,
        adding=bool(marks & {"people.adds", "people.asks"}),
        mode=next((mode for mode in Mode if f"mode.{mode}" in marks), None),
        broken_email=broken_email(text, expected="email" in wrong),
        wrong=wrong,
        all_meetings="meeting.all" in marks,
        answer=_answer(text, words, hits),
        handing_over="people.handing_over" in marks,
        instead="people.instead" in marks,
    )


def _answer(text: str, words: Sequence[Word], hits: Iterable[Hit]) -> Response | None:
    """A giving up anywhere in a message, or the yes or no that it begins with; a question is no answer."""
    names = {hit.name: hit for hit in reversed(list(hits))}
    if "answer.stop" in names:
        return Response.CANCEL
    if any(word.form == "?" for word in words):
        return None
    if not words and text.strip()[:1] in detail_words().yes_signs:
        return Response.YES
    begins = {name for name, hit in names.items() if hit.first == 0}
    return Response.YES if "answer.yes" in begins else Response.NO if "answer.no" in begins else None


def diet_answer(text: str) -> str | None:
    """What is eaten, when that was the question: the person's own words, "" for no wishes, None for nothing told."""
    words = split(compose(text))
    wishes = _diets(text, words, without_shadowed(detail_words().patterns.find(words)))
    if wishes and not any(wish.value for wish in wishes):
        return ""
    return _trimmed(text, detail_words().around_diets)[:LONGEST_ANSWER] or None


def name_answer(text: str) -> str | None:
    """The name, when that was the question; None when there is none."""
    plain = blanked(compose(text), emails(text))
    plain = plain.split(",")[0] if "," in plain else plain
    name = _trimmed(plain, detail_words().not_names)
    count = len(name.split())
    likely = count > 1 or any(letter.isupper() for letter in name)
    return as_name(name) if likely and count <= LONGEST_NAME and _NAME.fullmatch(name) else None


def organisation_answer(text: str, schedule: Schedule) -> str | None:
    """The organisation, when that was the question: one of the network's by name or place, else as it is written."""
    plain = blanked(compose(text), emails(text)).strip()
    known = tuple(organisation.name for organisation in schedule.organisations)
    found = organisations(plain, known, detail_words().organisation, alone=True)
    name = found[0].value if found else _trimmed(plain, detail_words().not_names)[:LONGEST_ANSWER]
    return _with_accents(name, known) or None


def _with_accents(name: str, known: Iterable[str]) -> str:
    """The one known organisation that is called so when accents are left out, else the name as it is."""
    alike = [each for each in known if bare(organisation_key(each)) == organisation_key(name)]
    return alike[0] if len(alike) == 1 else name


def _trimmed(text: str, around: frozenset[str]) -> str:
    """The text without these words at its ends."""
    words = split(text)
    inner = [word for word in words if word.written not in around and word.written != "?"]
    return text[inner[0].start : inner[-1].end] if inner else ""


def _name_words(hits: Sequence[Hit], schedule: Schedule) -> NameWords:
    titles = [name for group in schedule.groups for name in (group.name, *group.aliases)]
    titles += [part for meeting in schedule.meetings for part in (meeting.title, meeting.place or "")]
    titles += [series.title for series in schedule.series]
    before = ("people.asks", "people.colleague", "people.oneself", "people.introduces")
    return NameWords(
        not_names=(detail_words().not_names | detail_words().times).union(
            word.written for title in titles for word in split(title)
        ),
        spoken_for=frozenset(number for hit in hits for number in hit.words),
        before=frozenset(hit.last for hit in hits if hit.name in before),
    )


def _people(own: Sequence[Found], others: Sequence[Found], selves: Sequence[int]) -> list[tuple[int, Told]]:
    """Who was named, each once, with the place in the text."""
    people = {each.value: (each.start, Told(name=each.value)) for each in reversed(others)}
    places = [*selves, *(each.start for each in own)]
    if places:
        people[""] = (min(places), Told(oneself=True, name=own[0].value if own else None))
    return sorted(people.values(), key=lambda each: each[0])


def _with_facts(
    people: Sequence[tuple[int, Told]],
    *,
    emails: Sequence[Found],
    organisations: Sequence[Found],
    diets: Sequence[Found],
) -> list[Told]:
    """What belongs to nobody, then everybody with what was told about them."""
    starts = [-1, *(start for start, _ in people)]
    told = [Told(), *(person for _, person in people)]

    def owner(fact: Found) -> int:
        return bisect_right(starts, fact.start) - 1

    for email in emails:
        named = (n for n, person in enumerate(told) if person.name and _speaks_of(email.value, person.name))
        whose = next(named, owner(email))
        told[whose] = replace(told[whose], email=email.value)
    for organisation in organisations:
        told[owner(organisation)] = replace(told[owner(organisation)], organisation=organisation.value)
    for diet in diets:
        whose = owner(diet)
        joined = ", ".join(filter(None, (told[whose].diet, diet.value)))
        told[whose] = replace(told[whose], diet=joined)
    if len(organisations) == 1:
        shared = organisations[0].value
        told[1:] = [p if p.oneself else replace(p, organisation=p.organisation or shared) for p in told[1:]]
    return told


def _speaks_of(email: str, name: str) -> bool:
    local = bare(email.partition("@")[0])
    return any(len(part) > 1 and bare(part) in local for part in name.casefold().split())


def _diets(text: str, words: Sequence[Word], hits: Sequence[Hit]) -> tuple[Found, ...]:
    """The wishes, in the person's words; one that is empty when it was said that there are none."""
    denied = {hit.last + 1 for hit in hits if hit.name == "diet.negations"}
    wished = [hit.words for hit in hits if hit.name == "diet.wishes" and hit.first not in denied]
    runs: list[tuple[int, int]] = []
    for first, *_, last in sorted((row[0], *row, row[-1]) for row in wished):
        if runs and first <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    if not runs and (none := next((hit for hit in hits if hit.name == "diet.none"), None)):
        return (Found(start=words[none.first].start, end=words[none.last].end, value=""),)
    spans = ((words[first].start, words[last].end) for first, last in runs)
    return tuple(Found(start=start, end=end, value=text[start:end]) for start, end in spans)
