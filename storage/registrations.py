"""Who is registered for what."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import bindparam, delete, insert, select, update

from meetings.registrations import Registration, RegistrationStatus
from storage.tables import meetings, registrations
from storage.transaction import Transaction, columns_for, columns_of, saving

_MEETINGS_OF_NETWORK = select(meetings.c.id).where(meetings.c.network == bindparam("network"))
_IN_NETWORK = registrations.c.meeting.in_(_MEETINGS_OF_NETWORK)
_OF_ADDRESS = registrations.c.email == bindparam("person")

_ADD = insert(registrations)
_SAVE = saving(registrations)
_IN_ORDER = select(*columns_for(registrations, Registration)).order_by(
    registrations.c.registered_at, registrations.c.number
)
_OF_MEETINGS = _IN_ORDER.where(registrations.c.meeting.in_(bindparam("meetings", expanding=True)))
_OF_NETWORK = _IN_ORDER.where(_IN_NETWORK)
_OF_PERSON = _IN_ORDER.where(_IN_NETWORK, _OF_ADDRESS)
_FORGET_PERSON = delete(registrations).where(_IN_NETWORK, _OF_ADDRESS)
_FORGET_REGISTRAR = (
    update(registrations)
    .where(_IN_NETWORK, registrations.c.registered_by == bindparam("person"))
    .values(registered_by="")
)
_FORGET_WITHDRAWN = delete(registrations).where(
    registrations.c.status == RegistrationStatus.WITHDRAWN,
    registrations.c.meeting.in_(select(meetings.c.id).where(meetings.c.last_day < bindparam("day"))),
)


class Registrations:
    """Fulfils `meetings.records.Registrations`."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, registration: Registration) -> None:
        self._transaction.run(_ADD, **columns_of(registration))

    def save(self, registration: Registration) -> None:
        self._transaction.save(_SAVE, registration)

    def of_meetings(self, meetings: Iterable[str]) -> tuple[Registration, ...]:
        rows = self._transaction.rows(_OF_MEETINGS, meetings=list(meetings))
        return tuple(Registration(**row._asdict()) for row in rows)

    def of_person(self, network: str, email: str) -> tuple[Registration, ...]:
        rows = self._transaction.rows(_OF_PERSON, network=network, person=email.lower())
        return tuple(Registration(**row._asdict()) for row in rows)

    def of_network(self, network: str) -> tuple[Registration, ...]:
        rows = self._transaction.rows(_OF_NETWORK, network=network)
        return tuple(Registration(**row._asdict()) for row in rows)

    def forget_person(self, network: str, email: str) -> int:
        self._transaction.run(_FORGET_REGISTRAR, network=network, person=email.lower())
        return self._transaction.run(_FORGET_PERSON, network=network, person=email.lower())

    def forget_withdrawn(self, ended_before: date) -> int:
        return self._transaction.run(_FORGET_WITHDRAWN, day=ended_before)
