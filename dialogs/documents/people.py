"""The people that a document names to turn to: with address, telephone, role, and the group they stand under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dialogs.documents.cues import cue
from dialogs.documents.outline import Entry
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


def contacts_in(entries: Sequence[Entry], groups: Sequence[str]) -> tuple[ContactRead, ...]:
    """The contacts, in order."""
    people: list[_Person] = []
    for entry in entries:
        if entry.section in ("papers", "past", "participants") and not any(f.label == "contact" for f in entry.fields):
            continue
        for person in _in_line(entries, entry):
            _merge(people, person, groups[entry.index])
    _addresses(entries, people, groups)
    _phones(entries, people)
    return tuple(
        ContactRead(
            name=p.name, email=p.email, phone=p.phone, role=p.role, groups=tuple(p.groups),
            line=entries[p.line].line.number if p.line >= 0 else None,
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
    ["valkommen", "valkomna", "vanliga", "kontakta", "kontakt", "fragor", "har", "anmal", "program", "plats", "tid", "datum", "varma", "basta", "med", "vi", "du", "ni", "den", "det", "en", "ett", "for", "var", "nar", "lansstyrelsen", "region", "regionen", "kommun", "hotell", "scandic", "quality", "clarion", "mer", "om", "agenda", "klimat", "se", "till", "fran", "och", "hilsen", "hilsning", "hilsener", "mvh", "hej", "ring", "mejla", "maila", "best", "kind", "regards", "questions", "please", "contact", "spor", "kontaktperson", "moderator", "inledning"]
)


def _common(word: str) -> bool:
    return fold(word) in _COMMON


def _in_line(entries: Sequence[Entry], entry: Entry) -> Iterator[_Person]:
    """The people whom a line names as ones to turn to."""
    text, folded = entry.text, fold(entry.text)
    for part in entry.fields:
        if part.label == "contact":
            for name, start, stop in names(part.text):
                yield _Person(name, role=_role(part.text, start, stop) or _label_role(text), line=entry.index)
    if any(p.label == "contact" for p in entry.fields):
        return
    if entry.section == "contact" and len(text) < 100 and not entry.is_heading:
        for name, start, stop in names(text):
            if start < 25:
                yield _Person(name, role=_role(text, start, stop), line=entry.index)
        return
    if _has_card(entries, entry):
        yield _Person(text.strip(), role=_next_role(entries, entry), line=entry.index)
        return
    for sentence in entry.line.sentences:
        yield from _in_sentence(entry, sentence)
    signed = re.match(r"(?:\w+ )?(?:halsning\w*|halsar|hilsen|helsing|regards),?(?: fran| fra)?,?\s+", folded)
    if signed:
        for name, start, stop in names(text[signed.end() :]):
            if start == 0:
                yield _Person(name, role=_role(text[signed.end() :], start, stop), line=entry.index)
    elif _after_greeting(entries, entry.index) and len(folded) < 110:
        for name, start, stop in names(text):
            if start == 0:
                yield _Person(name, role=_role(text, start, stop), line=entry.index)


def _has_card(entries: Sequence[Entry], entry: Entry) -> bool:
    """Whether a line is a name, with a title, telephone or address of its own below."""
    if entry.section in ("programme", "participants") or not _whole_name(entry.text) or entry.index + 1 >= len(entries):
        return False
    below = entries[entry.index + 1 : entry.index + 4]
    reached = any(
        EMAIL.search(p.text) or _PHONE.search(p.text) or re.match(r"telefon|tlf|tel\b|e-post|epost", fold(p.text))
        for p in below
    )
    return reached and len(below[0].text) < 60


def _whole_name(text: str) -> bool:
    return any(start == 0 and stop >= len(text.strip()) for _, start, stop in names(text))


def _next_role(entries: Sequence[Entry], entry: Entry) -> str | None:
    below = entries[entry.index + 1].text
    return below if cue("role").search(fold(below)) and len(below) < 60 and "@" not in below else None


def _in_sentence(entry: Entry, sentence: str) -> Iterator[_Person]:
    folded = fold(sentence)
    if entry.section == "programme" or len(sentence) > 600:
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
        yield _Person(name, role=_role(sentence, start, stop) or _lead_role(folded, begin), line=entry.index)
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


def _after_greeting(entries: Sequence[Entry], index: int) -> bool:
    """Whether a line signs a letter: it stands at the end, behind a greeting."""
    if index < len(entries) * 0.4 or entries[index].section == "programme":
        return False
    above = entries[max(0, index - 2) : index]
    if index < len(entries) - 6 and any(fold(p.text).startswith(("valkom", "welcome", "velkom")) for p in above):
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


def _addresses(entries: Sequence[Entry], people: list[_Person], groups: Sequence[str]) -> None:
    """Gives the addresses to the people whose names they are made of, or who stand beside them."""
    for entry in entries:
        for address in emails(entry.text):
            owner = next((p for p in people if p.name and _made_of(address, p.name)), None) or _named_anywhere(
                entries, people, address, entry
            )
            if owner is None:
                close = [p for p in people if p.name and p.email is None and 0 <= entry.index - p.line <= 3]
                owner = close[-1] if len(close) == 1 and not _personal(address) else None
            if owner is None:
                owner = next((p for p in people if p.email == address), None)
            if owner is None:
                owner = _Person(email=address, line=entry.index)
                people.append(owner)
            owner.email = owner.email or address
            if groups[entry.index] and groups[entry.index] not in owner.groups:
                owner.groups.append(groups[entry.index])


def _named_anywhere(entries: Sequence[Entry], people: list[_Person], address: str, entry: Entry) -> _Person | None:
    """A person whose name stands within a few lines of the address that is made of it."""
    for near in entries[max(0, entry.index - 6) : entry.index + 4]:
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


def _phones(entries: Sequence[Entry], people: Sequence[_Person]) -> None:
    """Gives the telephone numbers to the person last named before them, within a few lines."""
    for entry in entries:
        for match in _PHONE.finditer(entry.text):
            number = match[0].strip()
            if entry.days and not entry.text[: match.start()].rstrip().lower().endswith(
                ("tel", "tel:", "telefon", "telefon:")
            ):
                continue
            before = [p for p in people if _mentioned(entries, p, entry, match.start())]
            if before and before[-1].phone is None:
                before[-1].phone = number


def _mentioned(entries: Sequence[Entry], person: _Person, entry: Entry, at: int) -> bool:
    for index in range(max(0, entry.index - 4), entry.index + 1):
        text = entries[index].text if index < entry.index else entry.text[:at]
        if (person.name and person.name in text) or (person.email and person.email in text):
            return True
    return False
