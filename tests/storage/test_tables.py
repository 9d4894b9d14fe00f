import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event

from meetings.reminders import MessageState
from storage.database import Database
from storage.engines import engines_for
from storage.tables import metadata
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, NOW, a_meeting, a_member, a_message, a_registration, an_address

Asked = list[tuple[str, tuple[object, ...]]]


@contextmanager
def listening() -> Iterator[Asked]:
    """Every statement and its values that any database is asked meanwhile."""
    asked: Asked = []

    def note(_connection: object, _cursor: object, sql: str, values: tuple[object, ...], *_rest: object) -> None:
        asked.append((sql, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_the_migrated_schema_is_the_declared_one(database_url: str) -> None:
    database = Database(database_url)
    database.migrate()
    database.dispose()

    engines = engines_for(database_url)
    with engines.reading.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engines.dispose()

    assert differences == []


def everything_that_turns_ask(records: UnitOfWork) -> None:
    records.seen.first_time("activity", NOW)
    records.seen.answered("activity", {})
    records.seen.answer("activity")
    records.conversations.store("channel", "vera", {}, NOW)
    records.conversations.load("channel", "vera")
    records.networks.named(NETWORK.slug)
    records.networks.of_conversation("19:a", "team")
    records.members.by_email(NETWORK.id, "vera@amal.example")
    records.members.of_person("entra", "vera@amal.example")
    records.schedules.of(NETWORK.id)
    records.schedules.lock(["meeting"])
    records.registrations.add(registration := a_registration())
    records.registrations.save(registration)
    records.registrations.of_meetings(["meeting"])
    records.registrations.of_person(NETWORK.id, "vera@amal.example")
    records.registrations.of_network(NETWORK.id)
    records.addresses.save(address := an_address(groups=("vatten",)))
    records.addresses.get(address.id)
    records.addresses.of_conversation(address.conversation)
    records.addresses.of_network(NETWORK.id)
    records.addresses.of_group("vatten")
    records.addresses.of_team("team")
    records.addresses.personal("entra")
    records.questions.open(NETWORK.id)
    records.questions.taught(NETWORK.id)


def everything_that_the_worker_asks(records: UnitOfWork) -> None:
    records.outbox.put(message := a_message())
    records.outbox.replace(message)
    records.outbox.stop("another:")
    records.outbox.of_network(NETWORK.id)
    records.outbox.recover(NOW)
    records.outbox.expire(NOW)
    records.outbox.lease(NOW, "worker", timedelta(minutes=1), 10)
    records.outbox.finish(message.key, "worker", MessageState.SENT, now=NOW)
    records.seen.forget_older(NOW)
    records.conversations.forget_older(NOW)


def test_no_turn_and_no_look_at_the_queue_walks_through_a_table(tmp_path: Path) -> None:
    path = tmp_path / "kallelse.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    with database.records() as records, listening() as asked:
        records.networks.add(NETWORK)
        records.schedules.add_meeting(NETWORK.id, a_meeting())
        records.members.add(NETWORK.id, a_member())
        records.commit()
        everything_that_turns_ask(records)
        everything_that_the_worker_asks(records)
    database.dispose()

    walks = []
    connection = sqlite3.connect(path)
    for sql, values in asked:
        if sql.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")) and isinstance(values, tuple):
            plan = [detail for *_, detail in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
            walks += [(step, sql) for step in plan if step.startswith("SCAN") and step.split()[1] in metadata.tables]
    connection.close()
    assert walks == []
