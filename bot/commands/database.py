"""The database of a word, and the word `migrate`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.commands.outcome import Refused
from meetings.organisations import Network
from meetings.records import Records
from storage.database import Database


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """The database, brought up to date, and closed afterwards."""
    database = Database(url)
    try:
        database.migrate()
        yield database
    finally:
        database.dispose()


def network_named(records: Records, slug: str | None) -> Network:
    """The network with a slug; without one the only network there is."""
    networks = records.networks.all()
    if slug is None and len(networks) == 1:
        return networks[0]
    known = ", ".join(network.slug for network in networks) or "none"
    if slug is None:
        raise Refused(f"which network? --network SLUG; there are: {known}")
    network = records.networks.named(slug)
    if network is None:
        raise Refused(f"no network '{slug}'; there are: {known}")
    return network


def migrate(*, database: str) -> None:
    """Brings the database up to date; several may do so at once."""
    storage = Database(database)
    try:
        waiting = storage.pending_migrations()
        storage.migrate()
    finally:
        storage.dispose()
    print(f"{', '.join(waiting)}: done" if waiting else "up to date already", file=sys.stderr)
