"""The database: where units of work come from."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from storage.engines import engines_for
from storage.errors import Conflict, Unavailable
from storage.migrating import migrate, pending
from storage.snapshots import Snapshots
from storage.unit_of_work import UnitOfWork

#: PostgreSQL: could not serialise, deadlock
_COLLISIONS = {"40001", "40P01"}
#: PostgreSQL: no such table
_NO_TABLE = "42P01"


class Database:
    """A SQLite file or a PostgreSQL database. Safe for many threads; one for each process.

    Raises Unsupported when the address is neither `sqlite:///FILE` nor `postgresql://…`.
    """

    def __init__(self, url: str) -> None:
        self._engines = engines_for(url)
        self._snapshots = Snapshots()

    @contextmanager
    def records(self, *, write: bool = True) -> Iterator[UnitOfWork]:
        """A unit of work, rolled back at its end unless it was committed.

        With `write=False` it sees the database as it stood at its first question, and waits for nobody. Writers of
        SQLite come one at a time, so a thread must not open one within another.

        Raises Conflict when another unit came first (trying the whole unit again may succeed), and Unavailable when
        the database cannot be reached or used.
        """
        engine = self._engines.writing if write else self._engines.reading
        with _translated(), engine.connect() as connection:
            yield UnitOfWork(connection, self._snapshots)

    def answers(self) -> bool:
        """Whether the database can be reached."""
        try:
            with _translated(), self._engines.reading.connect() as connection:
                connection.execute(text("SELECT 1"))
        except Unavailable:
            return False
        return True

    def migrate(self) -> None:
        """Brings the tables up to date; quick when they are. Safe when several processes start at once."""
        with _translated():
            if pending(self._engines.writing):
                migrate(self._engines.writing)

    def pending_migrations(self) -> tuple[str, ...]:
        """The names of the migrations that the database lacks, first one first."""
        with _translated():
            return pending(self._engines.reading)

    def dispose(self) -> None:
        """Closes all connections."""
        self._engines.dispose()


@contextmanager
def _translated() -> Iterator[None]:
    """Tells the database's errors in this room's own words.

    The errors themselves are left behind: they repeat values, which may be personal, into every log.
    """
    try:
        yield
    except IntegrityError as error:
        raise Conflict(_line(error)) from None
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None)
        if state in _COLLISIONS:
            raise Conflict(_line(error)) from None
        if state == _NO_TABLE or isinstance(error, OperationalError | InterfaceError):
            raise Unavailable(_line(error)) from None
        raise
    except NoConnection as error:
        raise Unavailable(str(error)) from None


def _line(error: DBAPIError) -> str:
    """The database's first line; values come in later ones."""
    return str(error.orig).partition("\n")[0]
