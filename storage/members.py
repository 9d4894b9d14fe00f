"""The members of the networks."""

from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, or_, select

from meetings.members import Member
from meetings.organisations import Network
from storage.tables import members, networks
from storage.transaction import Transaction, columns_for, columns_of, saving

_IN_NETWORK = members.c.network == bindparam("network")
_ADD = insert(members)
_SAVE = saving(members).where(members.c.network == bindparam("within"))
_REMOVE = delete(members).where(_IN_NETWORK, members.c.id == bindparam("id"))
_ALL = select(*columns_for(members, Member)).where(_IN_NETWORK).order_by(members.c.number)
_BY_EMAIL = _ALL.where(members.c.email == bindparam("email"))
_NETWORK = {f"of_{column.name}": column for column in columns_for(networks, Network)}
_OF_PERSON = (
    select(*columns_for(members, Member), *(column.label(name) for name, column in _NETWORK.items()))
    .join(networks)
    .where(or_(members.c.entra_id == bindparam("entra_id"), members.c.email == bindparam("email")))
    .order_by(networks.c.number, members.c.number)
)


class Members:
    """Fulfils `meetings.records.Members`."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def of(self, network: str) -> tuple[Member, ...]:
        return tuple(Member(**row._asdict()) for row in self._transaction.rows(_ALL, network=network))

    def by_email(self, network: str, email: str) -> Member | None:
        row = self._transaction.row(_BY_EMAIL, network=network, email=email.lower())
        return row and Member(**row._asdict())

    def of_person(self, entra_id: str | None, email: str | None) -> tuple[tuple[Network, Member], ...]:
        rows = self._transaction.rows(_OF_PERSON, entra_id=entra_id, email=email and email.lower())
        return tuple(map(_with_network, rows))

    def add(self, network: str, member: Member) -> None:
        self._transaction.change(network)
        self._transaction.run(_ADD, network=network, **columns_of(member))

    def save(self, network: str, member: Member) -> None:
        self._transaction.change(network)
        self._transaction.save(_SAVE, member, within=network)

    def remove(self, network: str, member: str) -> None:
        self._transaction.change(network)
        self._transaction.run(_REMOVE, network=network, id=member)


def _with_network(row: Row[Any]) -> tuple[Network, Member]:
    columns = row._asdict()
    network = Network(**{column.name: columns.pop(name) for name, column in _NETWORK.items()})
    return network, Member(**columns)
