"""The members of the networks."""

from sqlalchemy import bindparam, delete, insert, select

from meetings.members import Member
from storage.tables import members
from storage.transaction import Transaction, columns_for, columns_of, saving

_IN_NETWORK = members.c.network == bindparam("network")
_ADD = insert(members)
_SAVE = saving(members).where(members.c.network == bindparam("within"))
_REMOVE = delete(members).where(_IN_NETWORK, members.c.id == bindparam("id"))
_ALL = select(*columns_for(members, Member)).where(_IN_NETWORK).order_by(members.c.number)
_BY_EMAIL = _ALL.where(members.c.email == bindparam("email"))
_BY_ENTRA_ID = _ALL.where(members.c.entra_id == bindparam("entra_id"))


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

    def by_entra_id(self, network: str, entra_id: str) -> Member | None:
        row = self._transaction.row(_BY_ENTRA_ID, network=network, entra_id=entra_id)
        return row and Member(**row._asdict())

    def add(self, network: str, member: Member) -> None:
        self._transaction.change(network)
        self._transaction.run(_ADD, network=network, **columns_of(member))

    def save(self, network: str, member: Member) -> None:
        self._transaction.change(network)
        self._transaction.save(_SAVE, member, within=network)

    def remove(self, network: str, member: str) -> None:
        self._transaction.change(network)
        self._transaction.run(_REMOVE, network=network, id=member)
