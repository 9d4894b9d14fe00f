"""Which conversation gets a group's posts: the use cases of linking and unlinking."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from meetings.addresses import Address
from meetings.planning import replan
from meetings.records import Records
from meetings.reminders import Message, plan
from meetings.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A conversation after linking."""

    address: Address
    #: the group's posts went to another conversation until now
    moved: bool
    #: the first reminder that comes here; None when no meeting is ahead
    next_reminder: Message | None


def link(records: Records, schedule: Schedule, target: str, address: Address, now: datetime) -> Link:
    """Has a group's posts go to a conversation, and to no other. The target is the group's id or the network's own."""
    network = schedule.network.id
    elsewhere = [a for a in records.addresses.of_group(target) if a.id != address.id]
    for other in elsewhere:
        records.addresses.save(replace(other, groups=tuple(g for g in other.groups if g != target)))
    # what was linked for another network before is no business of this one
    kept = address.groups if address.network == network else ()
    linked = replace(address, network=network, groups=tuple(dict.fromkeys((*kept, target))))
    records.addresses.save(linked)
    replan(records, network, now)
    reminders = plan(schedule, [linked], now)
    return Link(
        address=linked, moved=bool(elsewhere), next_reminder=min(reminders, key=lambda m: m.due_at, default=None)
    )


def unlink(records: Records, schedule: Schedule, targets: Iterable[str], address: Address, now: datetime) -> Address:
    """Has no more posts of these groups go to a conversation; of all groups when none is named."""
    gone = set(targets) or set(address.groups)
    unlinked = replace(address, groups=tuple(group for group in address.groups if group not in gone))
    records.addresses.save(unlinked)
    replan(records, schedule.network.id, now)
    return unlinked
