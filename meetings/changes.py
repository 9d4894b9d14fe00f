"""Changing a published meeting: it keeps its identity, and everybody who relies on it is told once."""

from dataclasses import replace
from datetime import date, datetime, time

from meetings.addresses import Address
from meetings.records import Records
from meetings.registrations import RegistrationStatus
from meetings.reminders import Message
from meetings.schedule import Meeting, Schedule, Status

KIND = "change"


def move(
    records: Records,
    schedule: Schedule,
    meeting: Meeting,
    *,
    first_day: date,
    last_day: date,
    starts_at: time | None,
    ends_at: time | None,
    now: datetime,
) -> Meeting:
    """The meeting at its new time, stored; its channels and registered people are told."""
    moved = replace(
        meeting,
        first_day=first_day,
        last_day=last_day,
        starts_at=starts_at,
        ends_at=ends_at,
        all_day=meeting.all_day and starts_at is None,
        revision=meeting.revision + 1,
    )
    return _save(records, schedule, meeting, moved, now)


def cancel(records: Records, schedule: Schedule, meeting: Meeting, *, now: datetime) -> Meeting:
    """The meeting called off, stored; its channels and registered people are told. Cancelling twice is once."""
    if meeting.cancelled:
        return meeting
    return _save(
        records, schedule, meeting, replace(meeting, status=Status.CANCELLED, revision=meeting.revision + 1), now
    )


def _save(records: Records, schedule: Schedule, before: Meeting, after: Meeting, now: datetime) -> Meeting:
    network = schedule.network.id
    records.schedules.save_meeting(network, after)
    records.outbox.stop(f"reminder:{before.id}:")
    for address in _listeners(records, schedule, before):
        records.outbox.put(
            Message(
                key=f"{KIND}:{after.id}:{after.revision}:{address.id}",
                network=network,
                lane=address.conversation,
                address=address.id,
                kind=KIND,
                data={"meeting": after.id, "was": before.first_day.isoformat()},
                due_at=now,
            )
        )
    return after


def _listeners(records: Records, schedule: Schedule, meeting: Meeting) -> tuple[Address, ...]:
    """Whom to tell: the linked channels, and the personal chats of registered members."""
    groups = set(meeting.groups) or {group.id for group in schedule.groups}
    channels = (
        a
        for a in records.addresses.of_network(schedule.network.id)
        if a.active and a.scope != "personal" and groups & set(a.groups)
    )
    registered = {
        r.email for r in records.registrations.of_meetings([meeting.id]) if r.status is RegistrationStatus.REGISTERED
    }
    members = (records.members.by_email(schedule.network.id, email) for email in sorted(registered))
    personal = (records.addresses.personal(m.entra_id) for m in members if m and m.entra_id)
    listeners = (*channels, *(a for a in personal if a and a.active))
    return tuple({address.id: address for address in listeners}.values())
