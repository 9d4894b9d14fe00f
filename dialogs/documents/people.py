"""The people that a document names to turn to: with address, telephone, role, and the group they stand under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dialogs.documents.cues import cue
from dialogs.documents.outline import Place
from dialogs.documents.terms import EMAIL, emails
from dialogs.understanding.times.folding import fold
from meetings.drafts import ContactRead

_NAME = re.compile(
    r"(?<![\w@.-])[A-ZÅÄÖÉÜØÆ][a-zåäöéüøæáíó]+(?:-[A-ZÅÄÖÉÜØÆ][a-zåäöéüøæ]+)?"
    r"(?:\s(?:af|von|de|van|el|al|da|[A-ZÅÄÖ]\.|[A-ZÅÄÖÉÜØÆ][a-zåäöéüøæáíó]+(?:-[A-ZÅÄÖÉÜØÆ]?[a-zåäöéüøæ]+)*)){1,3}"
)
_PHONE = re.compile(
    r"(?<![\w/.-])(?:(?:\+|00)\d{2}[\d ()/-]{6,14}\d|0\d{1,3}\s?[-–/ ]\s?\d{2,3}(?:\s?\d{2,3}){1,3})(?!\w)|(?<=tel )\d[\d ]{6,10}\d|(?<=telefon )\d[\d ]{6,10}\d|(?<=tlf )\d[\d ]{6,10}\d|(?<=tlf\. )\d[\d ]{6,10}\d"
)


@dataclass(slots=True)
class _Person:
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    role: str | None = None
    line: int = -1
    groups: list[str] = field(default_factory=list)


def contacts_in(places: Sequence[Place], groups: Sequence[str]) -> tuple[ContactRead, ...]:
    """The contacts, in order."""
    people: list[_Person] = []
    for place in places:
        if place.section in ("papers", "past", "participants") and not any(f.label == "contact" for f in place.fields):
            continue
        for person in _in_line(places, place):
            _merge(people, person, groups[place.index])
    _addresses(places, people, groups)
    _phones(places, people)
    return tuple(
        ContactRead(
            name=p.name, email=p.email, phone=p.phone, role=p.role, groups=tuple(p.groups),
            line=places[p.line].line.number if p.line >= 0 else None,
        )
        for p in people
    )  # fmt: skip


def names(text: str) -> Iterator[tuple[str, int, int]]:
    """Names of people in a text: two to four capitalised words, none of which makes it an organisation or a place."""
    for match in _NAME.finditer(text):
        name = match[0]
        words = name.split()
        while len(words) > 2 and _common(words[0]):
            words = words[1:]
        if len(words) < 2 or _common(words[0]) or any(cue("organisation").fullmatch(fold(w)) for w in words):
            continue
        if any(cue("meeting").fullmatch(fold(w)) or cue("venue").fullmatch(fold(w)) for w in words[:-1]) or words[
            -1
        ] in ("Län",):
            continue
        yield " ".join(words), match.end() - len(" ".join(words)), match.end()


_COMMON = frozenset(
    "valkommen valkomna vanliga kontakta kontakt fragor har anmal program plats tid datum varma basta med vi du ni den det en ett for"
    " var nar lansstyrelsen region regionen kommun hotell scandic quality clarion mer om agenda klimat se till fran och hilsen hilsning"
    " hilsener mvh hej ring mejla maila best kind regards questions please contact spor kontaktperson moderator inledning".split()
)


def _common(word: str) -> bool:
    return fold(word) in _COMMON


def _in_line(places: Sequence[Place], place: Place) -> Iterator[_Person]:
    """The people whom a line names as ones to turn to."""
    text, folded = place.text, fold(place.text)
    for part in place.fields:
        if part.label == "contact":
            for name, start, stop in names(part.text):
                yield _Person(name, role=_role(part.text, start, stop) or _label_role(text), line=place.index)
    if any(p.label == "contact" for p in place.fields):
        return
    if place.section == "contact" and len(text) < 100 and not place.is_heading:
        for name, start, stop in names(text):
            if start < 25:
                yield _Person(name, role=_role(text, start, stop), line=place.index)
        return
    if _has_card(places, place):
        yield _Person(text.strip(), role=_next_role(places, place), line=place.index)
        return
    for sentence in place.line.sentences:
        yield from _in_sentence(place, sentence)
    signed = re.match(r"(?:\w+ )?(?:halsning\w*|halsar|hilsen|helsing|regards),?(?: fran| fra)?,?\s+", folded)
    if signed:
        for name, start, stop in names(text[signed.end() :]):
            if start == 0:
                yield _Person(name, role=_role(text[signed.end() :], start, stop), line=place.index)
    elif _after_greeting(places, place.index) and len(folded) < 110:
        for name, start, stop in names(text):
            if start == 0:
                yield _Person(name, role=_role(text, start, stop), line=place.index)


def _has_card(places: Sequence[Place], place: Place) -> bool:
    """Whether a line is a name, with a title, telephone or address of its own below."""
    if place.section in ("programme", "participants") or not _whole_name(place.text) or place.index + 1 >= len(places):
        return False
    below = places[place.index + 1 : place.index + 4]
    reached = any(EMAIL.search(p.text) or _PHONE.search(p.text) or re.match(r"telefon|tlf|tel\b|e-post|epost", fold(p.text)) for p in below)
    return reached and len(below[0].text) < 60


def _whole_name(text: str) -> bool:
    return any(start == 0 and stop >= len(text.strip()) for _, start, stop in names(text))


def _next_role(places: Sequence[Place], place: Place) -> str | None:
    below = places[place.index + 1].text
    return below if cue("role").search(fold(below)) and len(below) < 60 and "@" not in below else None


def _in_sentence(place: Place, sentence: str) -> Iterator[_Person]:
    folded = fold(sentence)
    if place.section == "programme" or len(sentence) > 600:
        return
    leads = [m.end() for m in cue("leads").finditer(folded)]
    asks = [m.end() for m in cue("contact_lead").finditer(folded)]
    begin = min([*leads, *asks], default=None)
    if begin is None:
        return
    reach = begin
    for name, start, stop in names(sentence):
        if start < begin or start - reach > 45:
            continue
        yield _Person(name, role=_role(sentence, start, stop) or _lead_role(folded, begin), line=place.index)
        reach = stop


def _lead_role(folded: str, end: int) -> str | None:
    match = re.search(
        r"(projektansvarig|projektledare|processledare|samordnare|sammankallande|coordinator|kontaktperson)",
        folded[max(0, end - 80) : end],
    )
    return match[1] if match else None


def _label_role(text: str) -> str | None:
    label = text.split(":", 1)[0].strip()
    return (
        label.lower()
        if ":" in text and len(label) < 50 and fold(label) not in ("kontakt", "fragor", "contact")
        else None
    )


def _role(text: str, start: int, stop: int) -> str | None:
    """The title beside a name: "Karin Thomasson, Klimatkommunernas ordförande"."""
    behind = re.split(r"[,;(|]|\s[–-]\s", text[stop : stop + 120] + " ")
    for piece in behind[:3]:
        words = piece.strip(" ).")
        if words and cue("role").search(fold(words)) and "@" not in words and len(words) < 60:
            return words
    return None


def _after_greeting(places: Sequence[Place], index: int) -> bool:
    """Whether a line signs a letter: it stands at the end, behind a greeting."""
    if index < len(places) * 0.4 or places[index].section == "programme":
        return False
    above = places[max(0, index - 2) : index]
    if index < len(places) - 6 and any(fold(p.text).startswith(("valkom", "welcome", "velkom")) for p in above):
        return False  # the first item of a programme
    return any(re.fullmatch(rf"(?:{cue('closing_words').pattern})[\s!,.:]*", fold(p.text)) for p in above)


def _merge(people: list[_Person], person: _Person, group: str) -> None:
    known = next((p for p in people if p.name == person.name), None)
    if known is None:
        people.append(person)
        known = person
    known.role = known.role or person.role
    if group and group not in known.groups:
        known.groups.append(group)


def _addresses(places: Sequence[Place], people: list[_Person], groups: Sequence[str]) -> None:
    """Gives the addresses to the people whose names they are made of, or who stand beside them."""
    for place in places:
        for address in emails(place.text):
            owner = next((p for p in people if p.name and _made_of(address, p.name)), None) or _named_anywhere(
                places, people, address, place
            )
            if owner is None:
                close = [p for p in people if p.name and p.email is None and 0 <= place.index - p.line <= 3]
                owner = close[-1] if len(close) == 1 and not _personal(address) else None
            if owner is None:
                owner = next((p for p in people if p.email == address), None)
            if owner is None:
                owner = _Person(email=address, line=place.index)
                people.append(owner)
            owner.email = owner.email or address
            if groups[place.index] and groups[place.index] not in owner.groups:
                owner.groups.append(groups[place.index])


def _named_anywhere(places: Sequence[Place], people: list[_Person], address: str, place: Place) -> _Person | None:
    """A person whose name stands within a few lines of the address that is made of it."""
    for near in places[max(0, place.index - 6) : place.index + 4]:
        for name, start, stop in names(near.text):
            if _made_of(address, name):
                person = _Person(name, role=_role(near.text, start, stop), line=near.index)
                people.append(person)
                return person
    return None


def _personal(address: str) -> bool:
    return "." in address.split("@", 1)[0]


def _made_of(address: str, name: str) -> bool:
    """Whether an address is written from a name: the last name and the first, or its first letter, stand in it."""
    local = re.sub(r"[^a-z]", "", fold(address.split("@", 1)[0]).replace("ae", "a"))
    words = [re.sub(r"[^a-z]", "", fold(w)) for w in name.split()]
    return local in ("".join(words), words[0] + words[-1], words[0][:1] + words[-1], words[-1] + words[0])


def _phones(places: Sequence[Place], people: Sequence[_Person]) -> None:
    """Gives the telephone numbers to the person last named before them, within a few lines."""
    for place in places:
        for match in _PHONE.finditer(place.text):
            number = match[0].strip()
            if place.days and not place.text[: match.start()].rstrip().lower().endswith(
                ("tel", "tel:", "telefon", "telefon:")
            ):
                continue
            before = [p for p in people if _mentioned(places, p, place, match.start())]
            if before and before[-1].phone is None:
                before[-1].phone = number


def _mentioned(places: Sequence[Place], person: _Person, place: Place, at: int) -> bool:
    for index in range(max(0, place.index - 4), place.index + 1):
        text = places[index].text if index < place.index else place.text[:at]
        if (person.name and person.name in text) or (person.email and person.email in text):
            return True
    return False
