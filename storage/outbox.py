"""The durable queue, written in the transaction of the change behind it."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert  # its ON CONFLICT is SQLite's too

from meetings.reminders import Message, MessageState
from storage.lanes import COLUMNS, IS_DUE, IS_KEY, IS_PENDING, NOW, Lanes, unlocked
from storage.tables import messages
from storage.transaction import columns_of

#: sorts after every character that a key is made of
_LAST = "\U0010ffff"

_ADD = insert(messages)
_PUT = _ADD.on_conflict_do_nothing(index_elements=[messages.c.key])
_REPLACE = _ADD.on_conflict_do_update(
    index_elements=[messages.c.key],
    set_={column.name: _ADD.excluded[column.name] for column in COLUMNS if column.name != "key"} | {"error": None},
    where=messages.c.state.not_in([MessageState.SENDING, MessageState.SENT, MessageState.UNCERTAIN]),
)
_STOP = (
    update(messages)
    .where(IS_PENDING, messages.c.key >= bindparam("first"), messages.c.key < bindparam("last"))
    .values(state=MessageState.STOPPED)
)
_ALL = select(*COLUMNS)
_GET = _ALL.where(IS_KEY)
_OF_NETWORK = _ALL.where(messages.c.network == bindparam("network")).order_by(messages.c.due_at, messages.c.number)
_EXPIRE = (
    update(messages)
    .where(messages.c.number.in_(unlocked(IS_PENDING, messages.c.expires_at <= NOW)))
    .values(state=MessageState.MISSED)
)
_COUNT = select(messages.c.state, func.count().label("how_many")).group_by(messages.c.state)
_COUNT_DUE = select(func.count()).where(IS_PENDING, IS_DUE)
_FORGET_OLDER = delete(messages).where(
    messages.c.state.not_in([literal_column("'pending'"), literal_column("'sending'")]),
    messages.c.due_at < bindparam("than"),
)


class Outbox(Lanes):
    """Fulfils `meetings.records.Outbox`."""

    __slots__ = ()

    def put(self, message: Message) -> bool:
        return self._transaction.run(_PUT, **columns_of(message)) == 1

    def replace(self, message: Message) -> None:
        self._transaction.run(_REPLACE, **columns_of(message))

    def stop(self, prefix: str) -> int:
        return self._transaction.run(_STOP, first=prefix, last=prefix + _LAST)

    def get(self, key: str) -> Message | None:
        row = self._transaction.row(_GET, this=key)
        return row and Message(**row._asdict())

    def of_network(self, network: str) -> tuple[Message, ...]:
        return tuple(Message(**row._asdict()) for row in self._transaction.rows(_OF_NETWORK, network=network))

    def expire(self, now: datetime) -> int:
        return self._transaction.run(_EXPIRE, now=now)

    def depth(self, now: datetime) -> dict[str, int]:
        """How many messages stand in each state, and under "due" how many pending ones wait for being sent."""
        counts = dict.fromkeys(map(str, MessageState), 0)
        counts |= {str(row.state): row.how_many for row in self._transaction.rows(_COUNT)}
        return counts | {"due": self._transaction.rows(_COUNT_DUE, now=now)[0][0]}

    def forget_older(self, than: datetime) -> int:
        return self._transaction.run(_FORGET_OLDER, than=than)
