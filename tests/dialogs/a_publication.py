"""Builders of documents under way, for tests of what is said about them."""

from collections.abc import Iterator
from contextlib import contextmanager

from dialogs.documents.files import pasted
from dialogs.publication import Publication, View
from dialogs.turn import Turn
from storage.database import Database
from tests.builders import NETWORK
from tests.dialogs.a_turn import LAKES, a_turn
from tests.dialogs.test_publishing import NOW, PLAN, a_coordinator


@contextmanager
def on_the_desk(database: Database, text: str = PLAN) -> Iterator[tuple[Publication, View, Turn]]:
    """A coordinator's document, looked at in a network with one group."""
    with database.records() as records:
        records.networks.add(NETWORK)
        records.schedules.add_group(NETWORK.id, LAKES)
        turn = a_turn(records, member=a_coordinator(), now=NOW)
        publication = Publication(text=pasted(text))
        yield publication, publication.view(turn.schedule, NOW), turn
