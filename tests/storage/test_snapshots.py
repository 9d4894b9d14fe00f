from dataclasses import replace

from meetings.schedule import Schedule
from storage.snapshots import Snapshots
from tests.builders import NETWORK


def a_version(version: int, network: str = NETWORK.id) -> Schedule:
    return Schedule(network=replace(NETWORK, id=network, version=version))


def test_a_schedule_is_given_at_its_own_version_only() -> None:
    snapshots = Snapshots()

    snapshots.keep(schedule := a_version(3))

    assert snapshots.get(NETWORK.id, 3) is schedule
    assert snapshots.get(NETWORK.id, 2) is None
    assert snapshots.get(NETWORK.id, 4) is None
    assert snapshots.get("another", 3) is None


def test_a_slow_reader_does_not_put_an_old_schedule_in_place_of_a_newer() -> None:
    snapshots = Snapshots()
    snapshots.keep(newer := a_version(4))

    snapshots.keep(a_version(3))

    assert snapshots.get(NETWORK.id, 4) is newer


def test_the_schedule_unused_for_longest_makes_room() -> None:
    snapshots = Snapshots(kept=2)
    for network in ("a", "b"):
        snapshots.keep(a_version(1, network))
    snapshots.get("a", 1)

    snapshots.keep(a_version(1, "c"))

    assert [bool(snapshots.get(network, 1)) for network in ("a", "b", "c")] == [True, False, True]


def test_no_two_uncommitted_versions_are_the_same() -> None:
    snapshots = Snapshots()

    assert snapshots.uncommitted_version() != snapshots.uncommitted_version()
    assert snapshots.uncommitted_version() < 0
