"""Changing a published meeting: it keeps its identity, and everybody who relies on it is told once."""

from dataclasses import replace
from datetime import datetime

from meetings.addresses import Address
from meetings.planning import replan
from meetings.records import Records
from meetings.registrations import RegistrationStatus
from meetings.reminders import Message, listens
from meetings.schedule import Meeting, Schedule, Status

KIND = "change"


def move(records: Records, schedule: Schedule, before: Meeting, after: Meeting, *, now: datetime) -> Meeting:
    """The meeting at its new time, stored; its channels and registered people are told, reminders follow."""
    return _change(records, schedule, before, after, now)


def cancel(records: Records, schedule: Schedule, meeting: Meeting, *, now: datetime) -> Meeting:
    """The meeting called off, stored; its channels and registered people are told. Cancelling twice is once."""
    if meeting.cancelled:
        return meeting
    return _change(records, schedule, meeting, replace(meeting, status=Status.CANCELLED), now)


def _change(records: Records, schedule: Schedule, before: Meeting, after: Meeting, now: datetime) -> Meeting:
    network = schedule.network.id
    after = replace(after, revision=before.revision + 1)
    records.schedules.save_meeting(network, after)
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
                expires_at=before.ends(schedule.network),
            )
        )
    replan(records, network, now)
    return after


def _listeners(records: Records, schedule: Schedule, meeting: Meeting) -> tuple[Address, ...]:
    """Whom to tell: the linked conversations, and the personal chats of registered members."""
    network = schedule.network
    linked = (a for a in records.addresses.of_network(network.id) if listens(a, meeting, network))
    registered = {
        r.email for r in records.registrations.of_meetings([meeting.id]) if r.status is RegistrationStatus.REGISTERED
    }
    members = (records.members.by_email(network.id, email) for email in sorted(registered))
    personal = (records.addresses.personal(m.entra_id) for m in members if m and m.entra_id)
    listeners = (*linked, *(a for a in personal if a and a.active))
    return tuple({address.id: address for address in listeners}.values())
