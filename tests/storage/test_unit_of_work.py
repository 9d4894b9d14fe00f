import pytest

from meetings.records import Records
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, a_network


def known(database: Database) -> set[str]:
    with database.records(write=False) as records:
        return {network.slug for network in records.networks.all()}


def test_it_is_what_the_use_cases_ask_for(records: UnitOfWork) -> None:
    fulfilled: Records = records

    assert fulfilled.networks.all() == (NETWORK,)


def test_it_rolls_back_unless_it_is_told_to_commit(database: Database) -> None:
    with database.records() as records:
        records.networks.add(a_network("undone"))
    with database.records() as records:
        records.networks.add(a_network("done"))
        records.commit()

    assert known(database) == {"done"}


def test_it_rolls_back_when_something_fails(database: Database) -> None:
    def fail() -> None:
        with database.records() as records:
            records.networks.add(a_network("undone"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert known(database) == set()


def test_it_may_go_on_after_a_commit(database: Database) -> None:
    with database.records() as records:
        records.networks.add(a_network("first"))
        records.commit()
        records.networks.add(a_network("second"))
        records.commit()
        records.networks.add(a_network("undone"))

    assert known(database) == {"first", "second"}
