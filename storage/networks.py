"""The networks of the installation."""

from sqlalchemy import bindparam, insert, or_, select

from meetings.organisations import Network
from storage.tables import addresses, networks
from storage.transaction import Transaction, columns_for, columns_of

_ADD = insert(networks)
_ALL = select(*columns_for(networks, Network)).order_by(networks.c.number)
_NAMED = _ALL.where(networks.c.slug == bindparam("slug"))
_GET = _ALL.where(networks.c.id == bindparam("id"))
_IS_CONVERSATION = addresses.c.conversation == bindparam("conversation")
_OF_CONVERSATION = (
    select(*columns_for(networks, Network))
    .join(addresses, addresses.c.network == networks.c.id)
    .where(or_(_IS_CONVERSATION, addresses.c.team == bindparam("team")))
    .order_by(_IS_CONVERSATION.desc(), addresses.c.number)
    .limit(1)
)


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

    def of_conversation(self, conversation: str, team: str | None) -> Network | None:
        row = self._transaction.row(_OF_CONVERSATION, conversation=conversation, team=team)
        return row and Network(**row._asdict())
