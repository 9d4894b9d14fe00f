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
    local = re.sub(r"[^a-z]", "", fold(address.split("@", 1)[0]).replace("ae", "a"))
    words = [re.sub(r"[^a-z]", "", fold(w)) for w in name.split()]
    first, last = words[0], words[-1]
    return local in ("".join(words), first + last, first[:1] + last, last + first)


def give_phones(entries: Sequence[Entry], people: Sequence[Person]) -> None:
    """Gives each telephone number to the person last named before it, within a few lines."""
    for entry in entries:
        for number, at in _numbers(entry):
            before = [p for p in people if _named_before(entries, p, entry, at)]
            if before and before[-1].phone is None:
                before[-1].phone = number


def _numbers(entry: Entry) -> Iterator[tuple[str, int]]:
    """Telephone numbers and where they begin; in a line with a day only behind "tel"."""
    for match in PHONE.finditer(entry.text):
        if not entry.days or ends("reach", entry.text[: match.start()]):
            yield match[0].strip(), match.start()


def _named_before(entries: Sequence[Entry], person: Person, entry: Entry, at: int) -> bool:
    texts = [e.text for e in entries[max(0, entry.index - 4) : entry.index]] + [entry.text[:at]]
    return any((person.name and person.name in text) or (person.email and person.email in text) for text in texts)
