"""The use case of registering: for everything that was wished, or for nothing and with every reason why.

A member registers oneself and colleagues, a coordinator anyone. The meetings are locked before their seats are
counted, so that two who take the last seat at once cannot both have it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from meetings.deadlines import deadline_of, deadline_passed
from meetings.errors import (
    AlreadyRegistered,
    DeadlinePassed,
    MeetingCancelled,
    MeetingFull,
    MeetingPast,
    Refusal,
    SeatsTaken,
)
from meetings.identity import new_id
from meetings.members import Member
from meetings.records import Records
from meetings.registrations import Participant, Registration, RegistrationStatus
from meetings.schedule import Meeting, Schedule
from meetings.seats import known_organisation, limits, seat_key, taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of a wish. With a refusal nothing was stored; who had a seat already keeps it."""

    registered: tuple[Registration, ...] = ()
    already: tuple[Registration, ...] = ()
    refused: tuple[Refusal, ...] = ()


def may_register(schedule: Schedule, by: Member | None, email: str, participant: Participant) -> bool:
    """Whether the person with an e-mail address may register another: oneself, a colleague; a coordinator anyone."""
    if email == participant.email or (by and by.coordinates):
        return True
    if email.rpartition("@")[2] == participant.email.rpartition("@")[2]:
        return True
    own = by.organisation if by else ""
    return bool(own) and seat_key(schedule, own, email) == seat_key(
        schedule, participant.organisation, participant.email
    )


def register(
    records: Records,
    schedule: Schedule,
    meetings: Iterable[str],
    participants: Sequence[Participant],
    *,
    by: str,
    now: datetime,
    force_deadline: bool = False,
) -> Decision:
    """Registers all participants for all meetings, or nobody for any. `by` is the e-mail of whoever asked for it."""
    schedule, wanted, held = _locked(records, schedule, meetings)
    decision = decide(schedule, wanted, participants, held, now=now, force_deadline=force_deadline)
    if decision.refused:
        return decision
    seated = {(r.meeting, r.email) for r in decision.already}
    registered = tuple(
        _store(records, schedule, meeting, participant, held, by=by, now=now)
        for participant in participants
        for meeting in wanted
        if (meeting.id, participant.email) not in seated
    )
    return replace(decision, registered=registered)


def hand_over(
    records: Records,
    schedule: Schedule,
    meetings: Iterable[str],
    *,
    giver: str,
    to: Participant,
    by: str,
    now: datetime,
) -> Decision:
    """Gives the seats of the person with an e-mail address to another, also after the deadline.

    A colleague gets the very seat; somebody of another organisation needs one that is free there. Meetings at which
    the giver has no seat are left out; none at all gives an empty decision.
    """
    schedule, wanted, held = _locked(records, schedule, meetings)
    given = tuple(r for r in held if r.email == giver and r.in_force)
    kept = [r for r in held if r not in given]
    wanted = tuple(m for m in wanted if any(r.meeting == m.id for r in given))
    decision = decide(schedule, wanted, [to], kept, now=now, force_deadline=True)
    already = tuple(AlreadyRegistered(meeting=m, name=to.name, email=to.email) for m in wanted if _seat(kept, m, to))
    if decision.refused or already:
        return Decision(refused=decision.refused + already)
    for registration in given:
        records.registrations.save(replace(registration, status=RegistrationStatus.WITHDRAWN))
    return Decision(registered=tuple(_store(records, schedule, m, to, kept, by=by, now=now) for m in wanted))


def amend(
    records: Records, schedule: Schedule, meetings: Iterable[str], participants: Sequence[Participant], *, now: datetime
) -> Decision:
    """Changes how the participants come and what they eat, at all their seats at these meetings that are not over."""
    schedule, wanted, held = _locked(records, schedule, meetings)
    coming = [meeting for meeting in wanted if meeting.ends(schedule.network) > now]
    changed = tuple(
        replace(seat, mode=participant.mode_at(meeting), diet=participant.diet_at(meeting))
        for participant in participants
        for meeting in coming
        if (seat := _seat(held, meeting, participant))
    )
    for registration in changed:
        records.registrations.save(registration)
    return Decision(registered=changed)


def decide(
    schedule: Schedule,
    meetings: Sequence[Meeting],
    participants: Sequence[Participant],
    held: Sequence[Registration],
    *,
    now: datetime,
    force_deadline: bool = False,
) -> Decision:
    """What would become of a wish, given the registrations of these meetings. Stores nothing.

    Participants count in their order: with one seat left the first of two colleagues has it.
    """
    already, refused = [], []
    for meeting in meetings:
        seats = [r for r in held if r.meeting == meeting.id and r.in_force]
        for participant in participants:
            if seat := _seat(seats, meeting, participant):
                already.append(seat)
            elif refusal := _refusal(schedule, meeting, participant, seats, now, force_deadline=force_deadline):
                refused.append(refusal)
            else:
                seats.append(_registration(schedule, meeting, participant, by="", now=now))
    return Decision(already=tuple(already), refused=tuple(refused))


def _locked(
    records: Records, schedule: Schedule, meetings: Iterable[str]
) -> tuple[Schedule, tuple[Meeting, ...], tuple[Registration, ...]]:
    """The schedule as it is once nobody else can change these meetings' seats, the meetings, their registrations."""
    wanted = tuple(dict.fromkeys(meetings))
    records.schedules.lock(wanted)
    schedule = records.schedules.of(schedule.network.id)
    found = tuple(m for m in schedule.meetings if m.id in wanted)
    return schedule, found, records.registrations.of_meetings(m.id for m in found)


def _seat(held: Iterable[Registration], meeting: Meeting, participant: Participant) -> Registration | None:
    return next((r for r in held if (r.meeting, r.email) == (meeting.id, participant.email) and r.in_force), None)


def _refusal(
    schedule: Schedule,
    meeting: Meeting,
    participant: Participant,
    seats: Sequence[Registration],
    now: datetime,
    *,
    force_deadline: bool,
) -> Refusal | None:
    """The first reason against one seat more, given the seats taken."""
    name, email, organisation = participant.name, participant.email, participant.organisation
    most, deadline = limits(schedule, meeting), deadline_of(schedule, meeting)
    if meeting.cancelled:
        return MeetingCancelled(meeting=meeting, name=name, email=email)
    if meeting.ends(schedule.network) <= now:
        return MeetingPast(meeting=meeting, name=name, email=email)
    if deadline and deadline_passed(schedule, meeting, now) and not force_deadline:
        return DeadlinePassed(meeting=meeting, name=name, email=email, deadline=deadline)
    if most.per_organisation is not None and taken(schedule, seats, organisation, email) >= most.per_organisation:
        known = known_organisation(schedule, organisation, email)
        whose = known.name if known else organisation
        return SeatsTaken(meeting=meeting, name=name, email=email, organisation=whose, limit=most.per_organisation)
    if most.total is not None and len(seats) >= most.total:
        return MeetingFull(meeting=meeting, name=name, email=email, limit=most.total)
    return None


def _registration(
    schedule: Schedule, meeting: Meeting, participant: Participant, *, by: str, now: datetime
) -> Registration:
    known = known_organisation(schedule, participant.organisation)
    return Registration(
        id=new_id(),
        meeting=meeting.id,
        name=participant.name,
        email=participant.email,
        organisation=known.name if known else participant.organisation,
        mode=participant.mode_at(meeting),
        diet=participant.diet_at(meeting),
        registered_by=by,
        registered_at=now,
    )


def _store(
    records: Records,
    schedule: Schedule,
    meeting: Meeting,
    participant: Participant,
    held: Iterable[Registration],
    *,
    by: str,
    now: datetime,
) -> Registration:
    """Adds the registration, or brings the person's withdrawn one back with what is told now."""
    registration = _registration(schedule, meeting, participant, by=by, now=now)
    earlier = next((r for r in held if (r.meeting, r.email) == (meeting.id, participant.email)), None)
    if earlier:
        registration = replace(registration, id=earlier.id)
        records.registrations.save(registration)
    else:
        records.registrations.add(registration)
    return registration
