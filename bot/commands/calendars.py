"""The word `calendar`: a network's or group's meetings as an iCalendar file."""

import sys
from pathlib import Path

from bot.commands.database import network_named, opened
from bot.commands.outcome import Refused
from bot.delivery.clock import Clock
from bot.web.calendars import calendar_file


def calendar(*, database: str, network: str, group: str | None, out: Path | None) -> None:
    """Writes the file, to stdout without `out`."""
    with opened(database) as storage, storage.records(write=False) as records:
        schedule = records.schedules.of(network_named(records, network).id)
    name, meetings = schedule.network.name, schedule.meetings
    if group is not None:
        found = next((g for g in schedule.groups if g.name.casefold() == group.casefold()), None)
        if found is None:
            raise Refused(f"no group '{group}'; there are: {', '.join(g.name for g in schedule.groups) or 'none'}")
        name, meetings = found.name, schedule.of_groups([found.id])
    content = calendar_file(schedule, meetings, name=name, now=Clock().now())
    if out:
        out.write_bytes(content)
    else:
        sys.stdout.write(content.decode())
