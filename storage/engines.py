"""Engines for the two databases: how to reach them, and how a transaction begins."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import ArgumentError

from storage.errors import Unsupported

#: seconds that a unit of work waits for another one to end
PATIENCE = 30

#: connections kept open, and further ones in a rush
KEPT, RUSH = 8, 24

#: an insert, too, tells whether it did anything
OPTIONS = {"preserve_rowcount": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """One engine for units of work that write, one for those that only read."""

    writing: Engine
    reading: Engine

    def dispose(self) -> None:
        """Closes all connections."""
        self.writing.dispose()
        self.reading.dispose()


def engines_for(address: str) -> Engines:
    """The engines for a database address. Raises Unsupported."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise Unsupported(type(error).__name__) from None  # its words repeat the address, which may hold a password
    match url.get_backend_name():
        case "sqlite" if url.database not in (None, "", ":memory:"):
            return _sqlite(url)
        case "postgresql" | "postgres":
            return _postgresql(url.set(drivername="postgresql+psycopg"))
        case other:
            raise Unsupported(other)


def _engine(url: URL, *, connections: int = KEPT, rush: int = RUSH, **options: Any) -> Engine:
    return create_engine(
        url,
        pool_size=connections,
        max_overflow=rush,
        pool_timeout=PATIENCE,
        execution_options=OPTIONS,
        hide_parameters=True,  # errors end up in logs, and values may be personal
        **options,
    )


def _sqlite(url: URL) -> Engines:
    """SQLite has one writer at a time anyway: a single connection lets the others queue up instead of polling."""
    writing = _engine(url.set(drivername="sqlite+writing"), connections=1, rush=0, connect_args={"timeout": PATIENCE})
    reading = _engine(url.set(drivername="sqlite+reading"), connect_args={"timeout": PATIENCE})
    _set_up(writing)
    _set_up(reading, "query_only = ON")
    return Engines(writing=writing, reading=reading)


def _set_up(engine: Engine, *pragmas: str) -> None:
    def connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver's own way of beginning is too late for a writer
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", connect)


class Reading(SQLiteDialect_pysqlite):
    """Begins with the first question. An event could begin, too, but each statement would be slower for it."""

    supports_statement_cache = True
    start = "BEGIN"

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begins a transaction."""
        dbapi_connection.execute(self.start)


class Writing(Reading):
    """Begins when no other one writes."""

    supports_statement_cache = True
    start = "BEGIN IMMEDIATE"


registry.register("sqlite.reading", __name__, Reading.__name__)
registry.register("sqlite.writing", __name__, Writing.__name__)


def _postgresql(url: URL) -> Engines:
    writing = _engine(url, pool_pre_ping=True)  # a server that was restarted costs nobody a turn
    reading = writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Engines(writing=writing, reading=reading)
