"""Where each person stands in the dialog of each conversation."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert  # its ON CONFLICT is SQLite's too

from storage.tables import conversations
from storage.transaction import Transaction

_OF_PERSON = (
    conversations.c.conversation == bindparam("conversation"),
    conversations.c.person == bindparam("person"),
)
_LOAD = select(conversations.c.state).where(*_OF_PERSON)
_FORGET = delete(conversations).where(*_OF_PERSON)
_FORGET_OLDER = delete(conversations).where(conversations.c.changed_at < bindparam("than"))
_ADD = insert(conversations)
_STORE = _ADD.on_conflict_do_update(
    index_elements=[conversations.c.conversation, conversations.c.person],
    set_={"state": _ADD.excluded.state, "changed_at": _ADD.excluded.changed_at},
)


class Conversations:
    """Fulfils `meetings.records.Conversations`."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def load(self, conversation: str, person: str) -> dict[str, Any] | None:
        row = self._transaction.row(_LOAD, conversation=conversation, person=person)
        return row and row.state

    def store(self, conversation: str, person: str, state: dict[str, Any] | None, now: datetime) -> None:
        if state is None:
            self._transaction.run(_FORGET, conversation=conversation, person=person)
        else:
            self._transaction.run(_STORE, conversation=conversation, person=person, state=state, changed_at=now)

    def forget_older(self, than: datetime) -> int:
        return self._transaction.run(_FORGET_OLDER, than=than)
