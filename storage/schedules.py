"""The schedules of the networks: groups, organisations, series, meetings, contacts and documents."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select
from sqlalchemy.sql.schema import Table

from meetings.members import Member, Role
from meetings.organisations import Group, Network, Organisation
from meetings.schedule import Contact, Document, Meeting, Passage, Schedule, Series
from storage.snapshots import Snapshots
from storage.tables import contacts, documents, groups, meetings, members, networks, organisations, passages, series
from storage.transaction import Transaction, columns_for, columns_of, saving


def _all_of(table: Table, value: Any) -> Select[Any]:
    return select(*columns_for(table, value)).where(table.c.network == bindparam("network")).order_by(table.c.number)


def _saving(table: Table) -> Any:
    return saving(table).where(table.c.network == bindparam("within"))


_VERSION = select(networks.c.version).where(networks.c.id == bindparam("network"))
_NETWORK = select(*columns_for(networks, Network)).where(networks.c.id == bindparam("network"))
_GROUPS = _all_of(groups, Group)
_ORGANISATIONS = _all_of(organisations, Organisation)
_SERIES = _all_of(series, Series)
_MEETINGS = _all_of(meetings, Meeting)
_CONTACTS = _all_of(contacts, Contact)
_COORDINATORS = _all_of(members, Member).where(members.c.role == Role.COORDINATOR)
_DOCUMENTS = _all_of(documents, Document)
_PASSAGES = (
    select(*columns_for(passages, Passage))
    .join(documents)
    .where(documents.c.network == bindparam("network"))
    .order_by(documents.c.number, passages.c.number)
)
_LOCK = (
    select(networks.c.id)
    .where(
        networks.c.id.in_(select(meetings.c.network).where(meetings.c.id.in_(bindparam("meetings", expanding=True))))
    )
    .order_by(networks.c.id)
    .with_for_update(key_share=True)  # SQLite needs none: its writers come one at a time
)

_ADD_GROUP = insert(groups)
_SAVE_GROUP = _saving(groups)
_ADD_ORGANISATION = insert(organisations)
_ADD_SERIES = insert(series)
_SAVE_SERIES = _saving(series)
_ADD_MEETING = insert(meetings)
_SAVE_MEETING = _saving(meetings)
_FORGET_CONTACTS = delete(contacts).where(contacts.c.network == bindparam("network"))
_ADD_CONTACT = insert(contacts)
_ADD_DOCUMENT = insert(documents)
_ADD_PASSAGE = insert(passages)
_FORGET_PASSAGES = delete(passages).where(passages.c.document == bindparam("of_document"))


class Schedules:
    """Fulfils `meetings.records.Schedules`."""

    __slots__ = ("_snapshots", "_transaction")

    def __init__(self, transaction: Transaction, snapshots: Snapshots) -> None:
        self._transaction = transaction
        self._snapshots = snapshots

    def of(self, network: str, version: int | None = None) -> Schedule:
        """The network's schedule: the kept one, or for a unit of work that changed it a fresh one.

        The fresh one carries uncommitted changes and a version of its own below zero. Raises LookupError when there
        is no such network.
        """
        if network in self._transaction.changed:
            schedule = self._load(network)
            version = self._snapshots.uncommitted_version()
            return replace(schedule, network=replace(schedule.network, version=version))
        kept = self._snapshots.get(network, self._version(network) if version is None else version)
        return kept or self._load_committed(network)

    def _load_committed(self, network: str) -> Schedule:
        while True:
            schedule = self._load(network)
            # PostgreSQL lets a writer see what others commit between two of its statements
            if schedule.network.version == self._version(network):
                self._snapshots.keep(schedule)
                return schedule

    def _version(self, network: str) -> int:
        row = self._transaction.row(_VERSION, network=network)
        if row is None:
            raise LookupError(network)
        return int(row.version)

    def _load(self, network: str) -> Schedule:
        def values(statement: Select[Any], value: Any) -> tuple[Any, ...]:
            return tuple(value(**row._asdict()) for row in self._transaction.rows(statement, network=network))

        found = values(_NETWORK, Network)
        if not found:
            raise LookupError(network)
        return Schedule(
            network=found[0],
            groups=values(_GROUPS, Group),
            organisations=values(_ORGANISATIONS, Organisation),
            series=values(_SERIES, Series),
            meetings=tuple(sorted(values(_MEETINGS, Meeting), key=lambda m: (m.first_day, m.starts_at or time()))),
            contacts=values(_CONTACTS, Contact),
            coordinators=values(_COORDINATORS, Member),
            documents=values(_DOCUMENTS, Document),
            passages=values(_PASSAGES, Passage),
        )

    def add_group(self, network: str, group: Group) -> None:
        self._add(_ADD_GROUP, network, group)

    def save_group(self, network: str, group: Group) -> None:
        self._save(_SAVE_GROUP, network, group)

    def add_organisation(self, network: str, organisation: Organisation) -> None:
        self._add(_ADD_ORGANISATION, network, organisation)

    def add_series(self, network: str, series: Series) -> None:
        self._add(_ADD_SERIES, network, series)

    def save_series(self, network: str, series: Series) -> None:
        self._save(_SAVE_SERIES, network, series)

    def add_meeting(self, network: str, meeting: Meeting) -> None:
        self._add(_ADD_MEETING, network, meeting)

    def save_meeting(self, network: str, meeting: Meeting) -> None:
        self._save(_SAVE_MEETING, network, meeting)

    def lock(self, meetings: Iterable[str]) -> None:
        """Holds the networks of these meetings, as every change does: one lock, so that nobody waits in a circle."""
        self._transaction.rows(_LOCK, meetings=sorted(set(meetings)))

    def set_contacts(self, network: str, contacts: Sequence[Contact]) -> None:
        self._transaction.change(network)
        self._transaction.run(_FORGET_CONTACTS, network=network)
        self._transaction.run_each(_ADD_CONTACT, ({"network": network} | columns_of(contact) for contact in contacts))

    def add_document(self, network: str, document: Document, passages: Sequence[Passage], text: str) -> None:
        self._transaction.change(network)
        self._transaction.run(_ADD_DOCUMENT, network=network, text=text, **columns_of(document))
        self._transaction.run_each(_ADD_PASSAGE, (columns_of(passage) for passage in passages))

    def forget_passages(self, network: str, document: str) -> None:
        self._transaction.change(network)
        self._transaction.run(_FORGET_PASSAGES, of_document=document)

    def _add(self, statement: Any, network: str, value: Any) -> None:
        self._transaction.change(network)
        self._transaction.run(statement, network=network, **columns_of(value))

    def _save(self, statement: Any, network: str, value: Any) -> None:
        self._transaction.change(network)
        self._transaction.save(statement, value, within=network)
