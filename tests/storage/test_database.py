from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from traceback import format_exception

import pytest

from storage.database import Database
from storage.errors import Conflict, Unavailable
from tests.builders import NETWORK, a_member, a_network


def test_a_database_that_can_be_reached_answers(database: Database) -> None:
    assert database.answers()


@pytest.mark.parametrize("address", ["sqlite:////nowhere/at/all/k.db", "postgresql://127.0.0.1:1/k?connect_timeout=1"])
def test_a_database_that_cannot_be_reached_does_not_answer(address: str) -> None:
    database = Database(address)

    assert not database.answers()
    with pytest.raises(Unavailable), database.records(write=False) as records:
        records.networks.all()
    database.dispose()


def test_a_database_without_tables_is_unavailable_in_one_line(database_url: str) -> None:
    database = Database(database_url)

    with pytest.raises(Unavailable) as told, database.records(write=False) as records:
        records.networks.all()

    assert "\n" not in str(told.value)
    assert "networks" in told.value.reason
    database.dispose()


def test_a_conflict_names_the_rule_and_nobody(database: Database) -> None:
    with database.records() as records:
        records.networks.add(NETWORK)
        records.members.add(NETWORK.id, a_member(email="vera@amal.example"))
        records.commit()

    with pytest.raises(Conflict) as told, database.records() as records:
        records.members.add(NETWORK.id, a_member(email="vera@amal.example"))

    assert "vera" not in "".join(format_exception(told.value))


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)  # SQLite has one writer at a time
def test_two_units_in_each_others_way_end_in_a_conflict_that_can_be_tried_again(database: Database) -> None:
    one, other = a_network("one"), a_network("other")
    with database.records() as records:
        records.networks.add(one)
        records.networks.add(other)
        records.commit()
    both = Barrier(2, timeout=10)

    def change(first: str, second: str) -> bool:
        try:
            with database.records() as records:
                records.schedules.set_contacts(first, [])
                both.wait()
                records.schedules.set_contacts(second, [])
                records.commit()
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(change, (one.id, other.id), (other.id, one.id)))

    assert sorted(done) == [False, True]


def test_many_threads_write_and_read_at_once(database: Database) -> None:
    def work(number: int) -> int:
        with database.records() as records:
            records.networks.add(a_network(f"network {number}"))
            records.commit()
        with database.records(write=False) as records:
            return len(records.networks.all())

    with ThreadPoolExecutor(16) as threads:
        seen = list(threads.map(work, range(64)))

    assert max(seen) == 64


def test_a_file_is_named_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    database = Database("sqlite:///kallelse.db")

    database.migrate()
    database.dispose()

    assert (tmp_path / "kallelse.db").exists()
