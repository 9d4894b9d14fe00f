"""The networks of the installation."""

from sqlalchemy import bindparam, insert, select

from meetings.organisations import Network
from storage.tables import members, networks
from storage.transaction import Transaction, columns_for, columns_of

_ADD = insert(networks)
_ALL = select(*columns_for(networks, Network)).order_by(networks.c.number)
_NAMED = _ALL.where(networks.c.slug == bindparam("slug"))
_GET = _ALL.where(networks.c.id == bindparam("id"))
_OF_EMAIL = _ALL.where(networks.c.id.in_(select(members.c.network).where(members.c.email == bindparam("email"))))
_OF_PERSON = _ALL.where(networks.c.id.in_(select(members.c.network).where(members.c.entra_id == bindparam("entra_id"))))


class Networks:
    """Fulfils `meetings.records.Networks`."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, network: Network) -> None:
        self._transaction.run(_ADD, **columns_of(network))

    def named(self, slug: str) -> Network | None:
        row = self._transaction.row(_NAMED, slug=slug)
        return row and Network(**row._asdict())

    def get(self, identity: str) -> Network | None:
        row = self._transaction.row(_GET, id=identity)
        return row and Network(**row._asdict())

    def all(self) -> tuple[Network, ...]:
        return tuple(Network(**row._asdict()) for row in self._transaction.rows(_ALL))

    def of_email(self, email: str) -> tuple[Network, ...]:
        rows = self._transaction.rows(_OF_EMAIL, email=email.lower())
        return tuple(Network(**row._asdict()) for row in rows)

    def of_person(self, tenant: str | None, entra_id: str) -> tuple[Network, ...]:  # noqa: ARG002 - an Entra id is unique among all tenants
        rows = self._transaction.rows(_OF_PERSON, entra_id=entra_id)
        return tuple(Network(**row._asdict()) for row in rows)
