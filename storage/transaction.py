"""One transaction: statements in, rows out."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, CursorResult, Executable, Row, bindparam, update
from sqlalchemy.sql.dml import Update
from sqlalchemy.sql.schema import Table

from storage.errors import Conflict
from storage.tables import networks

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_RAISE_VERSION = update(networks).where(networks.c.id == bindparam("network")).values(version=networks.c.version + 1)


class Transaction:
    """What the repositories of one unit of work share."""

    __slots__ = ("_connection", "changed")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        #: ids of the networks whose schedule, members or documents were changed and not yet committed
        self.changed: set[str] = set()

    def change(self, network: str) -> None:
        """Raises the network's version. From here on other units that change the network wait for this one to end."""
        if network not in self.changed:
            self.run(_RAISE_VERSION, network=network)
            self.changed.add(network)

    def commit(self) -> None:
        """Makes everything since the beginning, or the last commit, last."""
        self._connection.commit()
        self.changed.clear()

    def row(self, statement: Executable, **values: object) -> Row[Any] | None:
        """The first row."""
        return self._execute(statement, values).first()

    def rows(self, statement: Executable, **values: object) -> Sequence[Row[Any]]:
        """All rows."""
        return self._execute(statement, values).all()

    def run(self, statement: Executable, **values: object) -> int:
        """How many rows the statement touched."""
        return self._execute(statement, values).rowcount

    def run_each(self, statement: Executable, each: Iterable[dict[str, Any]]) -> None:
        """Runs the statement for each set of values."""
        if every := [_storable(values) for values in each]:
            self._connection.execute(statement, every)

    def save(self, statement: Executable, value: "DataclassInstance", **where: object) -> None:
        """Runs an update made by `saving`. Raises `Conflict` when the row is gone."""
        columns = columns_of(value)
        if not self.run(statement, this=columns.pop("id"), **columns, **where):
            raise Conflict(type(value).__name__)

    def _execute(self, statement: Executable, values: dict[str, Any]) -> CursorResult[Any]:
        return self._connection.execute(statement, _storable(values))


def _storable(values: dict[str, Any]) -> dict[str, Any]:
    """The values with their texts as every database can keep them: PostgreSQL has no character zero."""
    return {name: _clean(value) if isinstance(value, str) else value for name, value in values.items()}


def _clean(text: str) -> str:
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "").encode(errors="replace").decode()


def columns_of(value: "DataclassInstance") -> dict[str, Any]:
    """A value's fields by name, as its row keeps them."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def columns_for(table: Table, value: "type[DataclassInstance]") -> list[Any]:
    """The columns of a table that make up a value."""
    return [table.c[field.name] for field in fields(value)]


def saving(table: Table) -> Update:
    """Replaces the row with the id `this`; further conditions may be added."""
    return update(table).where(table.c.id == bindparam("this"))
