"""One unit of work: a repository for each noun over one transaction."""

from sqlalchemy import Connection

from storage.addresses import Addresses
from storage.conversations import Conversations
from storage.members import Members
from storage.networks import Networks
from storage.outbox import Outbox
from storage.questions import Questions
from storage.registrations import Registrations
from storage.schedules import Schedules
from storage.seen import SeenActivities
from storage.snapshots import Snapshots
from storage.transaction import Transaction


class UnitOfWork:
    """Fulfils `meetings.records.Records`. What is not committed is undone when the unit ends."""

    __slots__ = (
        "_transaction",
        "addresses",
        "conversations",
        "members",
        "networks",
        "outbox",
        "questions",
        "registrations",
        "schedules",
        "seen",
    )

    def __init__(self, connection: Connection, snapshots: Snapshots) -> None:
        self._transaction = transaction = Transaction(connection)
        self.networks = Networks(transaction)
        self.schedules = Schedules(transaction, snapshots)
        self.members = Members(transaction)
        self.registrations = Registrations(transaction)
        self.conversations = Conversations(transaction)
        self.addresses = Addresses(transaction)
        self.seen = SeenActivities(transaction)
        self.outbox = Outbox(transaction)
        self.questions = Questions(transaction)

    def commit(self) -> None:
        """Makes everything since the beginning, or the last commit, last."""
        self._transaction.commit()
