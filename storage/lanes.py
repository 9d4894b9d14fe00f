"""Sending in order: who may post into which lane now.

A worker leases *lanes*, not messages: a lane's messages leave one at a time and in order, by due moment and then by
insertion, whichever replica sends them. A lease is a row in `lanes`, and must be committed before the request leaves,
so that `recover` finds a crash in the window. A lane is free when nobody holds it and its rest (`held_until`) is over;
only `finish` and `recover` free a held one. Rows are locked in one order: lanes, then messages.

Every moment here is compared with the `now` handed in, which may be a simulated one. Replicas therefore need clocks
that agree to well within the lease's term less the timeout of a send.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    Select,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert  # its ON CONFLICT is SQLite's too

from meetings.reminders import Message, MessageState
from storage.columns import Instant
from storage.tables import lanes, messages
from storage.transaction import Transaction, columns_for

COLUMNS = columns_for(messages, Message)
NOW: BindParameter[datetime] = bindparam("now", type_=Instant())
IS_KEY = messages.c.key == bindparam("this")
IS_PENDING = messages.c.state == literal_column("'pending'")  # written out: else the partial indexes are not used
IS_DUE = messages.c.due_at <= NOW


def unlocked(*conditions: ColumnElement[bool]) -> Select[int]:
    """The numbers of messages that no turn is changing: the worker passes by what it would have to wait for."""
    return select(messages.c.number).where(*conditions).with_for_update(skip_locked=True)


# not the bare column: SQLite would rather walk through all pending messages by lane than sort the few that are due
_LANE = (messages.c.lane + literal_column("''")).label("lane")
_DUE = select(_LANE, func.min(messages.c.due_at).label("first")).where(IS_PENDING, IS_DUE).group_by(_LANE).subquery()
_NEW_LANES = (
    insert(lanes)
    .from_select(
        ["lane"],
        select(_DUE.c.lane).where(~select(lanes).where(lanes.c.lane == _DUE.c.lane).exists()).order_by(_DUE.c.lane),
    )
    .on_conflict_do_nothing()
)
_FREE_LANES = (
    select(lanes.c.lane)
    .join(_DUE, _DUE.c.lane == lanes.c.lane)
    .where(lanes.c.holder.is_(None), or_(lanes.c.held_until.is_(None), lanes.c.held_until <= NOW))
    .order_by(_DUE.c.first, lanes.c.lane)
    .limit(bindparam("limit"))
    .with_for_update(of=lanes, skip_locked=True)
)
_IN_LINE = (
    select(
        messages.c.number,
        func.row_number()
        .over(partition_by=messages.c.lane, order_by=[messages.c.due_at, messages.c.number])
        .label("place"),
    )
    .where(
        messages.c.lane.in_(bindparam("lanes", expanding=True)),
        IS_PENDING,
        IS_DUE,
        or_(messages.c.expires_at.is_(None), messages.c.expires_at > NOW),
    )
    .subquery()
)
_FIRST = select(_IN_LINE.c.number).where(_IN_LINE.c.place == 1)
_TAKE_FIRST = (
    update(messages)
    .where(messages.c.number.in_(unlocked(IS_PENDING, messages.c.number.in_(_FIRST))))
    .values(state=MessageState.SENDING)
    .returning(*COLUMNS, messages.c.number)
)
_HOLD = (
    update(lanes)
    .where(lanes.c.lane == bindparam("this"))
    .values(holder=bindparam("by"), sending=bindparam("key"), leased_until=bindparam("until"), held_until=None)
)
_FREE = (
    update(lanes)
    .where(lanes.c.sending == bindparam("key"), lanes.c.holder == bindparam("by"))
    .values(holder=None, sending=None, leased_until=None, held_until=bindparam("rest"))
)
_END = update(messages).where(IS_KEY)
_ABANDONED = select(lanes.c.sending).where(lanes.c.leased_until <= NOW).with_for_update(skip_locked=True)
_DOUBT = (
    update(messages).where(messages.c.key.in_(bindparam("keys", expanding=True))).values(state=MessageState.UNCERTAIN)
)
_FREE_ABANDONED = (
    update(lanes)
    .where(lanes.c.sending.in_(bindparam("keys", expanding=True)))
    .values(holder=None, sending=None, leased_until=None)
)

_FIRST_OF_LANE = (
    select(func.min(messages.c.due_at)).where(IS_PENDING, messages.c.lane == lanes.c.lane).scalar_subquery()
)
_BUSY_UNTIL = func.coalesce(lanes.c.leased_until, lanes.c.held_until, type_=lanes.c.leased_until.type)
_IS_BUSY = _BUSY_UNTIL.is_not(None)
_NEXT_IN_BUSY_LANES = select(
    func.min(case((_FIRST_OF_LANE > _BUSY_UNTIL, _FIRST_OF_LANE), (_FIRST_OF_LANE.is_not(None), _BUSY_UNTIL)))
).where(_IS_BUSY)
_NEXT_IN_OTHER_LANES = (
    select(messages.c.due_at)
    .where(IS_PENDING, ~select(lanes).where(lanes.c.lane == messages.c.lane, _IS_BUSY).exists())
    .order_by(messages.c.due_at)
    .limit(1)
)


class Lanes:
    """The sending half of `meetings.records.Outbox`."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def next_due(self) -> datetime | None:
        """When the earliest pending message can be sent: it is due, and its lane neither leased nor at rest."""
        moments = [
            row[0]
            for statement in (_NEXT_IN_OTHER_LANES, _NEXT_IN_BUSY_LANES)
            for row in self._transaction.rows(statement)
        ]
        return min((moment for moment in moments if moment is not None), default=None)

    def lease(self, now: datetime, holder: str, term: timedelta, limit: int) -> tuple[Message, ...]:
        """Takes the first due message of at most `limit` free lanes. Commit before sending any of them."""
        self._transaction.run(_NEW_LANES, now=now)
        free = [row.lane for row in self._transaction.rows(_FREE_LANES, now=now, limit=limit)]
        if not free:
            return ()
        # PostgreSQL reads anew here, so what another replica committed before these lanes were locked is seen
        taken = sorted(
            self._transaction.rows(_TAKE_FIRST, now=now, lanes=free), key=lambda row: (row.due_at, row.number)
        )
        self._transaction.run_each(
            _HOLD, ({"this": row.lane, "by": holder, "key": row.key, "until": now + term} for row in taken)
        )
        return tuple(_message(row) for row in taken)

    def finish(
        self,
        key: str,
        holder: str,
        state: MessageState,
        *,
        now: datetime,  # noqa: ARG002 - what is kept, and how long, counts from due_at
        conversation: str | None = None,
        activity: str | None = None,
        retry_at: datetime | None = None,
        error: str | None = None,
    ) -> bool:
        """Ends a send and frees the lane, with a rest until `retry_at` whatever the outcome."""
        if not self._transaction.run(_FREE, key=key, by=holder, rest=retry_at):
            return False
        self._transaction.run(_END, this=key, state=state, conversation=conversation, activity=activity, error=error)
        return True

    def recover(self, now: datetime) -> int:
        """Marks the messages of leases that ran out as uncertain, and frees their lanes."""
        keys = [row.sending for row in self._transaction.rows(_ABANDONED, now=now)]
        if keys:
            self._transaction.run(_DOUBT, keys=keys)
            self._transaction.run(_FREE_ABANDONED, keys=keys)
        return len(keys)


def _message(row: Row[Any]) -> Message:
    columns = row._asdict()
    del columns["number"]
    return Message(**columns)
