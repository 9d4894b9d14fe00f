"""One transaction: statements in, rows out."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Executable, Row, bindparam, update
from sqlalchemy.sql.dml import Update
from sqlalchemy.sql.schema import Table

from storage.errors import Conflict

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Transaction:
    """What the repositories of one unit of work share."""

    __slots__ = ("changed", "connection")

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        #: ids of the networks whose schedule, members or documents were changed and not yet committed
        self.changed: set[str] = set()

    def row(self, statement: Executable, **values: object) -> Row[Any] | None:
        """The first row."""
        return self.connection.execute(statement, values).first()

    def rows(self, statement: Executable, **values: object) -> Sequence[Row[Any]]:
        """All rows."""
        return self.connection.execute(statement, values).all()

    def run(self, statement: Executable, **values: object) -> int:
        """How many rows the statement touched."""
        return self.connection.execute(statement, values).rowcount

    def run_each(self, statement: Executable, each: Iterable[dict[str, Any]]) -> None:
        """Runs the statement for each set of values."""
        if every := list(each):
            self.connection.execute(statement, every)

    def save(self, statement: Executable, value: "DataclassInstance", **where: object) -> None:
        """Runs an update made by `saving`. Raises `Conflict` when the row is gone."""
        columns = columns_of(value)
        if not self.run(statement, this=columns.pop("id"), **columns, **where):
            raise Conflict(type(value).__name__)


def columns_of(value: "DataclassInstance") -> dict[str, Any]:
    """A value's fields by name, as its row keeps them."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def columns_for(table: Table, value: "type[DataclassInstance]") -> list[Any]:
    """The columns of a table that make up a value."""
    return [table.c[field.name] for field in fields(value)]


def saving(table: Table) -> Update:
    """Replaces the row with the id `this`; further conditions may be added."""
    return update(table).where(table.c.id == bindparam("this"))
