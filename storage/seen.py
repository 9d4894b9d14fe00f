"""Which activities were handled."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert  # its ON CONFLICT is SQLite's too

from storage.tables import seen
from storage.transaction import Transaction

_ADD = insert(seen).on_conflict_do_nothing(index_elements=[seen.c.key])
_ANSWERED = update(seen).where(seen.c.key == bindparam("this"))
_ANSWER = select(seen.c.answer).where(seen.c.key == bindparam("key"))
_FORGET_OLDER = delete(seen).where(seen.c.seen_at < bindparam("than"))


class SeenActivities:
    """Fulfils `meetings.records.SeenActivities`.

    A parallel delivery waits until the first one's unit of work ends: SQLite has one writer at a time, and PostgreSQL
    lets the second insert wait for the first.
    """

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def first_time(self, key: str, now: datetime) -> bool:
        return self._transaction.run(_ADD, key=key, seen_at=now) == 1

    def answered(self, key: str, answer: dict[str, Any]) -> None:
        self._transaction.run(_ANSWERED, this=key, answer=answer)

    def answer(self, key: str) -> dict[str, Any] | None:
        row = self._transaction.row(_ANSWER, key=key)
        return row and row.answer

    def forget_older(self, than: datetime) -> int:
        return self._transaction.run(_FORGET_OLDER, than=than)
