"""The people of an application: who writes, colleagues, and what the network knows of them."""

from dataclasses import replace

from dialogs.application import Applicant
from dialogs.turn import Turn
from dialogs.understanding.details import Told
from meetings.members import Member
from meetings.seats import known_organisation


def myself(turn: Turn) -> Applicant:
    """The person who writes, as the network and Teams know them."""
    member, person = turn.member, turn.incoming.person
    email = (member.email if member else person.email) or ""
    known = known_organisation(turn.schedule, "", email)
    return Applicant(
        oneself=True,
        name=member.name if member else person.name,
        email=email,
        organisation=(member.organisation if member else "") or (known.name if known else ""),
    )


def with_told(person: Applicant, told: Told) -> Applicant:
    """The person with what is told anew; an address tells the rest of a name of one word."""
    name = told.name or person.name
    email = told.email or person.email
    return replace(
        person,
        name=_whole_name(name, email),
        email=email,
        organisation=told.organisation or person.organisation,
        diet=person.diet if told.diet is None else told.diet,
    )


def _whole_name(name: str, email: str) -> str:
    """Berit's whole name when her address is berit.falk@…; the name in the address for somebody without one."""
    parts = [part for part in email.partition("@")[0].replace("_", ".").split(".") if part.isalpha()]
    if not name and len(parts) > 1:
        return " ".join(part.capitalize() for part in parts)
    first = name.casefold()
    return f"{name} {' '.join(parts[1:]).title()}" if len(parts) > 1 and parts[0] == first else name


def colleague(told: Told, turn: Turn) -> Applicant:
    """Somebody else, with what the network knows of them; of the own organisation unless something tells another."""
    me = myself(turn)
    member = _member(told, me, turn)
    known = known_organisation(turn.schedule, told.organisation or "", told.email or "")
    organisation = told.organisation or (known.name if known else "")
    if member:
        organisation = organisation or member.organisation
        told = replace(told, name=member.name, email=told.email or member.email)
    neighbour = bool(told.email) and domain(told.email or "") == domain(me.email)
    if neighbour or not (turn.member and turn.member.coordinates):
        organisation = organisation or me.organisation
    return with_told(Applicant(), replace(told, organisation=organisation))


def _member(told: Told, me: Applicant, turn: Turn) -> Member | None:
    """The member meant: by address, by whole name, or by first name among the own colleagues."""
    members = turn.records.members.of(turn.schedule.network.id)
    name = (told.name or "").casefold()
    found = [m for m in members if m.email == told.email] or [m for m in members if m.name.casefold() == name]
    if not found and name and not told.email:
        first = [m for m in members if m.name.casefold().split()[0] == name]
        found = [m for m in first if m.organisation == me.organisation and m.email != me.email]
    return found[0] if len(found) == 1 else None


def domain(email: str) -> str:
    """The part of an address that tells the organisation."""
    return email.rpartition("@")[2]
