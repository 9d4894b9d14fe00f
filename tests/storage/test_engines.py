from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.database import Database
from storage.engines import engines_for
from storage.errors import Unavailable, Unsupported
from tests.builders import a_network


@pytest.mark.parametrize("address", ["sqlite:///kallelse.db", "sqlite:////data/kallelse.db"])
def test_a_file_is_sqlite(address: str) -> None:
    assert engines_for(address).writing.dialect.name == "sqlite"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg", "postgresql+psycopg2"])
def test_every_way_of_writing_postgresql_takes_psycopg_3(scheme: str) -> None:
    engine = engines_for(f"{scheme}://user:secret@db.example/kallelse").writing

    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "mysql://db.example/k", "kallelse.db", ""])
def test_other_databases_are_refused(address: str) -> None:
    with pytest.raises(Unsupported):
        engines_for(address)


def test_a_refused_address_is_not_repeated() -> None:
    with pytest.raises(Unsupported) as refused:
        engines_for("postgresql//user:secret@db.example")

    assert "secret" not in str(refused.value)


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)read-?only"), database.records(write=False) as records:
        records.networks.add(a_network())


def test_a_reader_sees_one_moment_and_waits_for_nobody(database: Database) -> None:
    with database.records(write=False) as reader:
        assert reader.networks.all() == ()

        with database.records() as writer:
            writer.networks.add(a_network())
            assert reader.networks.all() == ()
            writer.commit()

        assert reader.networks.all() == ()


def test_processes_that_share_a_file_take_turns_at_counting_and_writing(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'kallelse.db'}"
    databases = [Database(address) for _ in range(4)]
    databases[0].migrate()

    def add(number: int) -> bool:
        with databases[number % 4].records() as records:
            if room := len(records.networks.all()) < 3:
                records.networks.add(a_network(f"network {number}"))
                records.commit()
            return room

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(add, range(32))) == 3
    for database in databases:
        database.dispose()


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'nowhere' / 'kallelse.db'}")

    with pytest.raises(Unavailable) as told:
        database.migrate()

    assert "\n" not in str(told.value)
