"""A turn is of one instant and one text."""

from storage.database import Database
from tests.builders import NOW
from tests.dialogs.a_turn import a_stored_network, a_turn


def test_a_turn_is_at_the_instant_of_what_came_and_has_its_text(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        turn = a_turn(records, "hej")

    assert turn.now == NOW
    assert turn.text == "hej"
    assert turn.now.utcoffset() is not None
