"""The people that a document names to turn to, with role and group; addresses and telephones come to them after."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dialogs.documents.addresses import EMAIL, PHONE, Person, give_addresses, give_phones
from dialogs.documents.cues import begins, cue, has, is_only
from dialogs.documents.names import names
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold
from meetings.drafts import ContactRead

_MOST = 200
"""Contacts that are read; more are a register."""
#: sections whose people are no contacts
_OTHERS = frozenset({"papers", "past", "participants"})


def contacts_in(entries: Sequence[Entry], groups: Sequence[str]) -> tuple[ContactRead, ...]:
    """The contacts, in order. `groups` gives each line the group heading that it stands under."""
    entries = _without_mail_heads(entries)
    people: list[Person] = []
    for entry in entries:
        if len(people) < _MOST and (entry.section not in _OTHERS or any(f.label == "contact" for f in entry.fields)):
            for person in _in_line(entries, entry):
                _merge(people, person, groups[entry.index])
    give_addresses(entries, people, groups)
    give_phones(entries, people)
    return tuple(
        ContactRead(
            name=p.name, email=p.email, phone=p.phone, role=p.role, groups=tuple(p.groups),
            line=entries[p.line].line.number if p.line >= 0 else None,
        )
        for p in people[:_MOST]
    )  # fmt: skip


def _without_mail_heads(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The lines, those to whom a mail went left empty, and those who only sent it on."""
    senders = [e.index for e in entries if begins("mail_from", e.text)]
    passed_on = {e.index for e in entries if begins("mail_to", e.text)} | set(senders[:-1])
    return [
        replace(e, line=replace(e.line, text=""), fields=()) if e.index in passed_on and senders else e for e in entries
    ]


def _merge(people: list[Person], person: Person, group: str) -> None:
    known = next((p for p in people if p.name == person.name), None)
    if known is None:
        people.append(person)
        known = person
    known.role = known.role or person.role
    known.join(group)


def _in_line(entries: Sequence[Entry], entry: Entry) -> Iterator[Person]:
    """The people whom a line names as ones to turn to."""
    labelled = [f for f in entry.fields if f.label == "contact"]
    if labelled:
        for part in labelled:
            yield from _named(part.text, entry.index, role=_label_role(entry.text))
    elif entry.section == "contact" and len(entry.text) < 100 and not entry.is_heading:
        yield from (p for p in _named(entry.text, entry.index) if entry.text.find(p.name or "") < 25)
        yield from _in_sentence(entry, entry.text)
    elif _has_card(entries, entry):
        below = entries[entry.index + 1].text
        yield Person(
            entry.text.strip(), role=below if has("role", below) and "@" not in below else None, line=entry.index
        )
    else:
        for sentence in entry.line.sentences:
            yield from _in_sentence(entry, sentence)
        yield from _signed(entries, entry)


def _named(text: str, line: int, *, role: str | None = None) -> Iterator[Person]:
    for name, _, stop in names(text):
        yield Person(name, role=_role(text, stop) or role, line=line)


def _has_card(entries: Sequence[Entry], entry: Entry) -> bool:
    """Whether a line is a name, with a telephone or address of its own below, as on a card."""
    below = entries[entry.index + 1 : entry.index + 4]
    if entry.section in ("programme", "participants") or not below or len(below[0].text) >= 60:
        return False
    if not any(stop - start >= len(entry.text.strip()) for _, start, stop in names(entry.text)):
        return False
    return any(EMAIL.search(e.text) or PHONE.search(e.text) or begins("reach", e.text) for e in below)


def _in_sentence(entry: Entry, sentence: str) -> Iterator[Person]:
    """People behind "kontakta", "projektansvarig är", "workshopparna leds av", close upon each other."""
    if entry.section == "programme" or len(sentence) > 600:
        return
    folded = fold(sentence)
    leads = [m.end() for c in ("leads", "contact_lead") for m in cue(c).finditer(folded)]
    if not leads:
        return
    reach = begin = min(leads)
    office = cue("office").search(folded[max(0, begin - 80) : begin])
    for name, start, stop in names(sentence):
        if start >= begin and start - reach <= 45:
            yield Person(name, role=_role(sentence, stop) or (office and office[0]), line=entry.index)
            reach = stop


def _signed(entries: Sequence[Entry], entry: Entry) -> Iterator[Person]:
    """The one who signs: "Hälsningar från Anders Lind", or a name on the line behind a greeting."""
    text = entry.text
    greeting = cue("greeting").match(fold(text))
    if greeting is None and (len(text) >= 110 or not _behind_greeting(entries, entry)):
        return
    rest = text[greeting.end() :].lstrip(" ,.:") if greeting else text
    for name, start, stop in names(rest):
        if start == 0:
            yield Person(name, role=_role(rest, stop), line=entry.index)


def _behind_greeting(entries: Sequence[Entry], entry: Entry) -> bool:
    """Whether a line stands at the end of the document, behind a greeting; "Välkomna!" greets only at the very end."""
    if entry.index < len(entries) * 0.4 or entry.section == "programme":
        return False
    above = [e.text for e in entries[max(0, entry.index - 2) : entry.index] if is_only("closing_words", e.text)]
    last = entry.index >= len(entries) - 6
    return any(last or not has("welcome", text) for text in above)


def _label_role(text: str) -> str | None:
    """The label as a role: "Ansvarig för samordningen"; "Kontakt" is none."""
    label = text.split(":", 1)[0].strip()
    return label.lower() if ":" in text and len(label) < 50 and not is_only("plain_contact", label) else None


def _role(text: str, stop: int) -> str | None:
    """The title behind a name ("Karin Thomasson, Klimatkommunernas ordförande"), else where the person works."""
    for piece in re.split(r"[,;(|]|\s[–-]\s", text[stop : stop + 120] + " ")[:3]:
        words = piece.strip(" ).")
        if words and len(words) < 60 and "@" not in words and has("role", words):
            return words
    beside = re.match(
        r",\s([A-ZÅÄÖÆØ][\w-]+(?:\s[A-ZÅÄÖÆØ][\w-]+){0,3})(?=[,.]|$|\s(?:och|eller|and|or|og)\s)", text[stop:]
    )
    return beside[1] if beside and not any(names(beside[1])) else None
