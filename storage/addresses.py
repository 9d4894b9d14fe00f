"""Conversations that the bot can post into, and the groups linked to them."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, delete, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert  # its ON CONFLICT is SQLite's too

from meetings.addresses import Address
from storage.tables import address_groups, addresses
from storage.transaction import Transaction, columns_of

_COLUMNS = [addresses.c[field.name] for field in fields(Address) if field.name != "groups"]


def _where(condition: ColumnElement[bool]) -> Select[Any]:
    """Each address once for each of its groups, and once when it has none."""
    return (
        select(*_COLUMNS, address_groups.c.group)
        .outerjoin(address_groups)
        .where(condition)
        .order_by(addresses.c.number, address_groups.c.place)
    )


_GET = _where(addresses.c.id == bindparam("id"))
_OF_CONVERSATION = _where(addresses.c.conversation == bindparam("conversation"))
_OF_NETWORK = _where(addresses.c.network == bindparam("network"))
_OF_TEAM = _where(addresses.c.team == bindparam("team"))
_OF_GROUP = _where(
    addresses.c.id.in_(select(address_groups.c.address).where(address_groups.c.group == bindparam("group")))
)
_PERSONAL = _where(addresses.c.entra_id == bindparam("entra_id")).where(addresses.c.scope == "personal")
_ADD = upsert(addresses)
_SAVE = _ADD.on_conflict_do_update(
    index_elements=[addresses.c.id],
    set_={column.name: _ADD.excluded[column.name] for column in _COLUMNS if column.name != "id"},
)
_UNLINK = delete(address_groups).where(address_groups.c.address == bindparam("address"))
_LINK = insert(address_groups)


class Addresses:
    """Fulfils `meetings.records.Addresses`."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def of_conversation(self, conversation: str) -> Address | None:
        return next(self._all(_OF_CONVERSATION, conversation=conversation), None)

    def get(self, identity: str) -> Address | None:
        return next(self._all(_GET, id=identity), None)

    def of_network(self, network: str) -> tuple[Address, ...]:
        return tuple(self._all(_OF_NETWORK, network=network))

    def of_group(self, group: str) -> tuple[Address, ...]:
        return tuple(self._all(_OF_GROUP, group=group))

    def of_team(self, team: str) -> tuple[Address, ...]:
        return tuple(self._all(_OF_TEAM, team=team))

    def personal(self, entra_id: str) -> Address | None:
        return next(self._all(_PERSONAL, entra_id=entra_id), None)

    def save(self, address: Address) -> None:
        columns = columns_of(address)
        groups = columns.pop("groups")
        self._transaction.run(_SAVE, **columns)
        self._transaction.run(_UNLINK, address=address.id)
        self._transaction.run_each(
            _LINK, ({"address": address.id, "group": group, "place": place} for place, group in enumerate(groups))
        )

    def _all(self, statement: Select[Any], **values: object) -> Iterator[Address]:
        rows = self._transaction.rows(statement, **values)
        return (_address(tuple(of_one)) for _, of_one in groupby(rows, key=lambda row: row.id))


def _address(rows: tuple[Row[Any], ...]) -> Address:
    columns = rows[0]._asdict()
    del columns["group"]
    return Address(**columns, groups=tuple(row.group for row in rows if row.group is not None))
