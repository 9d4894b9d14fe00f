"""Whom to turn to about a meeting: who takes the registrations, else the coordinators of its groups."""

from collections.abc import Iterable

from meetings.schedule import Contact, Meeting, Schedule


def contacts_for(schedule: Schedule, meeting: Meeting | None = None, groups: Iterable[str] = ()) -> tuple[Contact, ...]:
    """The persons to turn to, most fitting first; those of the groups when no meeting is given. Empty: nobody is known.

    The address that a document asks people to register at comes first, then coordinators with an address, then whom
    the documents name.
    """
    wanted = set(meeting.groups if meeting else groups)
    series = schedule.series_of(meeting) if meeting else None
    if series and (series.contact_email or series.contact_name):
        return (Contact(name=series.contact_name, email=series.contact_email),)
    coordinators = [
        Contact(name=member.name, email=member.email, groups=member.groups)
        for member in schedule.coordinators
        if not wanted or not member.groups or wanted & set(member.groups)
    ]
    named = [c for c in schedule.contacts if not wanted or not c.groups or wanted & set(c.groups)]
    own = [c for c in named if wanted & set(c.groups)]
    return tuple(_once(coordinators) or _once(own) or _once(named) or _once(schedule.contacts))


def _once(contacts: Iterable[Contact]) -> list[Contact]:
    """Each person once, those with an address first."""
    by_person: dict[str, Contact] = {}
    for contact in sorted(contacts, key=lambda c: not c.email):
        by_person.setdefault((contact.name or contact.email or "").casefold(), contact)
    return list(by_person.values())
