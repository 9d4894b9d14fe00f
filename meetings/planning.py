"""Keeps the durable queue in step with the schedule."""

from datetime import datetime

from meetings.records import Records
from meetings.reminders import CHANNEL_REMINDER, PERSONAL_REMINDER, MessageState, followed, plan

#: what a message can come back from when its meeting is moved
UNSENT = frozenset({MessageState.PENDING, MessageState.STOPPED, MessageState.MISSED})


def replan(records: Records, network: str, now: datetime) -> None:
    """Moves, adds and stops a network's pending reminders. Its argument is the network's id.

    Belongs into the unit of work of every change to meetings or linked conversations; doing it again changes nothing.
    A reminder whose moment has passed is not taken back: it was missed, which is the queue's to say.
    """
    schedule = records.schedules.of(network)
    wanted = {message.key: message for message in plan(schedule, records.addresses.of_network(network), now)}
    queued = {message.key: message for message in records.outbox.of_network(network)}
    for message in queued.values():
        missed = message.expires_at is not None and message.expires_at <= now
        if message.state is not MessageState.PENDING or missed:
            continue
        if message.kind == PERSONAL_REMINDER and (moved := followed(message, schedule, now)):
            wanted[message.key] = moved
        elif message.kind in {CHANNEL_REMINDER, PERSONAL_REMINDER} and message.key not in wanted:
            records.outbox.stop(message.key)
    for message in wanted.values():
        known = queued.get(message.key)
        if known is None or known.state in UNSENT:
            records.outbox.replace(message)


def stop_personal(records: Records, network: str, person: str) -> int:
    """Takes back the reminders that a person asked for, and counts them. Its arguments are ids."""
    return sum(
        records.outbox.stop(message.key)
        for message in records.outbox.of_network(network)
        if message.kind == PERSONAL_REMINDER and message.data["person"] == person
    )
