"""Seats: how many a meeting has for each organisation and in all, and whose are taken."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from meetings.organisations import Organisation
from meetings.registrations import Registration
from meetings.schedule import Meeting, Schedule

_SPACE = re.compile(r"\s+")
#: "Mora", "Mora kommun" and "Municipality of Mora" are one organisation; å, ä and ö tell Habo from Håbo
_MUNICIPALITY = re.compile(r"^(?:municipality|city) of |(?<=\S) (?:kommun|stad|municipality|city)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most seats. None: no limit."""

    per_organisation: int | None = None
    total: int | None = None


def limits(schedule: Schedule, meeting: Meeting) -> Limits:
    """A meeting's own limits, before those of its series."""
    series = schedule.series_of(meeting)
    own, all_seats = meeting.seats_per_organisation, meeting.seats_total
    return Limits(
        per_organisation=own if own is not None or not series else series.seats_per_organisation,
        total=all_seats if all_seats is not None or not series else series.seats_total,
    )


def organisation_key(name: str) -> str:
    """What the ways of writing an organisation's name have in common."""
    key = _MUNICIPALITY.sub("", _SPACE.sub(" ", name).strip().casefold())
    return key.removesuffix("s")


def known_organisation(schedule: Schedule, name: str, email: str = "") -> Organisation | None:
    """The network's organisation of that name; failing that, the one that owns the e-mail address's domain."""
    key, domain = organisation_key(name), email.casefold().rpartition("@")[2]
    named = (o for o in schedule.organisations if organisation_key(o.name) == key)
    owning = (o for o in schedule.organisations if domain and domain in o.domains)
    return next(named, None) or next(owning, None)


def seat_key(schedule: Schedule, name: str, email: str) -> str:
    """Whose seat a person takes: equal for all who represent the same organisation."""
    known = known_organisation(schedule, name, email)
    return organisation_key(known.name if known else name)


def taken(schedule: Schedule, registrations: Iterable[Registration], organisation: str, email: str = "") -> int:
    """How many of these registrations are in force and take a seat of the organisation."""
    key = seat_key(schedule, organisation, email)
    return sum(r.in_force and seat_key(schedule, r.organisation, r.email) == key for r in registrations)


def seats_left(
    schedule: Schedule, meeting: Meeting, registrations: Iterable[Registration], organisation: str, email: str = ""
) -> int | None:
    """How many more an organisation can register for a meeting, given its registrations; None without a limit."""
    held, most = [r for r in registrations if r.in_force], limits(schedule, meeting)
    left = []
    if most.per_organisation is not None:
        left.append(most.per_organisation - taken(schedule, held, organisation, email))
    if most.total is not None:
        left.append(most.total - len(held))
    return max(0, min(left)) if left else None
