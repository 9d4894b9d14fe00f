"""Schedules kept in memory, so that a turn costs the same with one network in the database or a thousand."""

from collections import OrderedDict
from itertools import count
from threading import Lock

from meetings.schedule import Schedule

#: how many networks' schedules are kept; one takes some 80 kB
KEPT = 1000


class Snapshots:
    """The newest committed schedule of each network used lately. Safe for many threads."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._schedules: OrderedDict[str, Schedule] = OrderedDict()
        self._lock = Lock()
        self._uncommitted = count(-1, -1)

    def get(self, network: str, version: int) -> Schedule | None:
        """The network's schedule at this version."""
        with self._lock:
            schedule = self._schedules.get(network)
            if schedule is None or schedule.network.version != version:
                return None
            self._schedules.move_to_end(network)
            return schedule

    def keep(self, schedule: Schedule) -> None:
        """Keeps a committed schedule, unless a newer one is kept."""
        network = schedule.network
        with self._lock:
            before = self._schedules.get(network.id)
            if before is None or before.network.version < network.version:
                self._schedules[network.id] = schedule
                self._schedules.move_to_end(network.id)
            if len(self._schedules) > self._kept:
                self._schedules.popitem(last=False)

    def uncommitted_version(self) -> int:
        """A version, below zero, that no other schedule has or will have."""
        return next(self._uncommitted)
