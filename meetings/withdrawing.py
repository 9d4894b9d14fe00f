"""The use case of withdrawing: a person gives up seats, which others can have at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from meetings.errors import MeetingCancelled, MeetingPast, NotRegistered, Refusal
from meetings.members import Member
from meetings.records import Records
from meetings.registrations import Registration, RegistrationStatus
from meetings.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What was given up, and what could not be."""

    withdrawn: tuple[Registration, ...] = ()
    refused: tuple[Refusal, ...] = ()


def may_withdraw(by: Member | None, email: str, registration: Registration) -> bool:
    """Whether a person may give up a seat: one's own, one taken for somebody else; a coordinator any."""
    return (bool(email) and email in (registration.email, registration.registered_by)) or bool(by and by.coordinates)


def open_registrations(records: Records, schedule: Schedule, email: str, now: datetime) -> tuple[Registration, ...]:
    """A person's seats at meetings that are not over and not cancelled, in order of time."""
    coming = [m.id for m in schedule.upcoming(now)]
    held = {r.meeting: r for r in records.registrations.of_person(schedule.network.id, email) if r.in_force}
    return tuple(held[meeting] for meeting in coming if meeting in held)


def withdraw(
    records: Records, schedule: Schedule, meetings: Iterable[str], *, email: str, name: str, now: datetime
) -> Withdrawal:
    """Gives up the seats of the person with an e-mail address at these meetings; until a meeting is over."""
    wanted = tuple(dict.fromkeys(meetings))
    records.schedules.lock(wanted)
    held = {r.meeting: r for r in records.registrations.of_meetings(wanted) if r.email == email and r.in_force}
    withdrawn, refused = [], list[Refusal]()
    for meeting in (m for m in schedule.meetings if m.id in wanted):
        if meeting.cancelled:
            refused.append(MeetingCancelled(meeting=meeting, name=name, email=email))
        elif meeting.id not in held:
            refused.append(NotRegistered(meeting=meeting, name=name, email=email))
        elif meeting.ends(schedule.network) <= now:
            refused.append(MeetingPast(meeting=meeting, name=name, email=email))
        else:
            withdrawn.append(replace(held[meeting.id], status=RegistrationStatus.WITHDRAWN))
    for registration in withdrawn:
        records.registrations.save(registration)
    return Withdrawal(withdrawn=tuple(withdrawn), refused=tuple(refused))
