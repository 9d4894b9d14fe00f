"""Announcements: a coordinator's words, posted once into each linked channel."""

from collections.abc import Iterable
from datetime import datetime

from meetings.addresses import Address
from meetings.records import Records
from meetings.reminders import Message
from meetings.schedule import Schedule

KIND = "announcement"


def channels(records: Records, schedule: Schedule, groups: Iterable[str]) -> tuple[Address, ...]:
    """Where an announcement to these groups is posted; to all linked channels when no group is named."""
    wanted = {*groups, schedule.network.id} if groups else None
    addresses = records.addresses.of_network(schedule.network.id)
    linked = (a for a in addresses if a.active and a.scope != "personal" and a.groups)
    return tuple(a for a in linked if wanted is None or not wanted.isdisjoint(a.groups))


def announce(
    records: Records,
    schedule: Schedule,
    targets: Iterable[Address],
    *,
    identity: str,
    text: str,
    by: str,
    now: datetime,
) -> int:
    """Queues the announcement for each channel, and counts them. The same identity again queues nothing."""
    return sum(
        records.outbox.put(
            Message(
                key=f"{KIND}:{identity}:{address.id}",
                network=schedule.network.id,
                lane=address.conversation,
                address=address.id,
                kind=KIND,
                data={"text": text, "author": by},
                due_at=now,
            )
        )
        for address in targets
    )
