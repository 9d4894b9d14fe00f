"""Addresses and telephone numbers, given to the people whom they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dialogs.documents.cues import ends
from dialogs.documents.names import names
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
PHONE = re.compile(
    r"(?<![\w/.-])(?:(?:\+|00)\d{2}[\d ()/-]{6,14}\d|0\d{1,3}\s?[-–/ ]\s?\d{2,3}(?:\s?\d{2,3}){1,3}"
    r"|(?<=tel )\d[\d ]{6,10}\d|(?<=telefon )\d[\d ]{6,10}\d|(?<=tlf )\d[\d ]{6,10}\d|(?<=tlf\. )\d[\d ]{6,10}\d)(?!\w)"
)
_MOST = 200
"""People that addresses are looked for among."""
_CLOSE = 45
"""Characters from a name to its number."""
_PATTERN = re.compile(r"f(?:o|ö)r-?namn|efternamn|fornavn|etternavn|first\.?name|last\.?name|namn@")


@dataclass(slots=True)
class Person:
    """A person, or only an address, while a document is read."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    role: str | None = None
    #: index of the line
    line: int = -1
    groups: list[str] = field(default_factory=list)

    def join(self, group: str) -> None:
        """Adds a group, once; none for an empty name."""
        if group and group not in self.groups:
            self.groups.append(group)


def emails(text: str) -> list[str]:
    """The addresses in a text; "fornamn.efternamn@" is a pattern, no address."""
    return [e.rstrip(".") for e in EMAIL.findall(text) if not _PATTERN.search(e.lower())]


def give_addresses(entries: Sequence[Entry], people: list[Person], groups: Sequence[str]) -> None:
    """Gives each address to the person whose name it is made of, or who stands alone just above; or it stands alone."""
    for entry in entries:
        for address in emails(entry.text):
            owner = next((p for p in people if p.name and _made_of(address, p.name)), None)
            owner = owner or _named_nearby(entries, entry, address, people) or _alone_above(people, entry, address)
            owner = owner or next((p for p in people if p.email == address), None)
            if owner is None and len(people) < _MOST:
                owner = Person(email=address, line=entry.index)
                people.append(owner)
            if owner is None:
                return
            owner.email = owner.email or address
            owner.join(groups[entry.index])


def _named_nearby(entries: Sequence[Entry], entry: Entry, address: str, people: list[Person]) -> Person | None:
    """A new person, whose name stands within a few lines of the address that is made of it."""
    for near in entries[max(0, entry.index - 6) : entry.index + 4]:
        for name, _, _ in names(near.text):
            if _made_of(address, name):
                people.append(Person(name, line=near.index))
                return people[-1]
    return None


def _alone_above(people: Sequence[Person], entry: Entry, address: str) -> Person | None:
    """The one person named just above an address that is nobody's name ("kansliet@")."""
    close = [p for p in people if p.name and p.email is None and 0 <= entry.index - p.line <= 3]
    return close[0] if len(close) == 1 and "." not in address.split("@", 1)[0] else None


def _made_of(address: str, name: str) -> bool:
    """Whether an address is written from a name: last and first name, or the first's initial, stand in it."""
    local, words = _letters(address.split("@", 1)[0]), name.split()
    first, last = words[0], words[-1]
    spellings = (name, first, first + last, first[:1] + last, last + first)
    return any(local.replace("ae", "a") == _letters(spelling).replace("ae", "a") for spelling in spellings)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


def give_phones(entries: Sequence[Entry], people: list[Person]) -> None:
    """Gives each telephone number to the person named last before it, in its line or one of the few above."""
    for entry in entries:
        for number, at in _numbers(entry):
            owner = _new_person(entry, at, people) or _named_last(entries, entry, at, people)
            if owner is not None and owner.phone is None:
                owner.phone = number


def _numbers(entry: Entry) -> Iterator[tuple[str, int]]:
    """Telephone numbers and where they begin; in a line with a day only behind "tel"."""
    for match in PHONE.finditer(entry.text):
        if not entry.days or ends("reach", entry.text[: match.start()]):
            yield match[0].strip(), match.start()


def _new_person(entry: Entry, at: int, people: list[Person]) -> Person | None:
    """Somebody not known yet, whose name stands close before a number: "når du Göran Fahlström på 076-…"."""
    if entry.section in ("papers", "past", "participants", "programme") or len(people) >= _MOST:
        return None
    name, stop = next(((n, stop) for n, _, stop in reversed(list(names(entry.text[:at])))), ("", 0))
    known = any(p.name and (name in p.name or p.name in name) for p in people)
    reached = any(p.email and p.email in entry.text[stop:at] for p in people)  # the number is that person's
    if not name or known or reached or at - stop > _CLOSE:
        return None
    people.append(Person(name, line=entry.index))
    return people[-1]


def _named_last(entries: Sequence[Entry], entry: Entry, at: int, people: Sequence[Person]) -> Person | None:
    above = reversed(entries[max(0, entry.index - 4) : entry.index])
    for text in (entry.text[:at], *(e.text for e in above)):
        places = [(max(text.rfind(w) if w else -1 for w in (p.name, p.email)), n) for n, p in enumerate(people)]
        last, number = max(places, default=(-1, 0))
        if last >= 0:
            return people[number]
    return None
