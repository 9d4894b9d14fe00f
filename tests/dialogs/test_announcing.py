"""A coordinator writes an announcement."""

from dialogs import announcing
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Command, Response
from meetings.members import Member, Role
from storage.database import Database
from tests.builders import NETWORK, a_member
from tests.dialogs.a_turn import (
    LAKES,
    RIVERS,
    SOMETHING_TYPED,
    a_channel,
    a_command,
    a_response,
    a_stored_network,
    a_turn,
)

ANNOUNCE = a_command(Command.ANNOUNCE)


def a_coordinator() -> Member:
    return a_member("Sam Ordnare", role=Role.COORDINATOR)


def previewed(turn: Turn, groups: tuple[str, ...] = ()) -> Outcome:
    """The dialog after the words were given."""
    begun = announcing.start(a_command(Command.ANNOUNCE, groups=groups), DialogState(), turn)
    outcome = announcing.step(SOMETHING_TYPED, begun.state, turn)
    assert outcome is not None
    return outcome


def test_a_member_cannot_announce(database: Database) -> None:
    vera = a_member()
    with database.records() as records:
        a_stored_network(records, members=(vera,))
        records.addresses.save(a_channel())

        outcome = announcing.start(ANNOUNCE, DialogState(), a_turn(records, member=vera))

        assert outcome.state.flow is None
        assert records.outbox.of_network(NETWORK.id) == ()


def test_nothing_is_queued_before_the_yes(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel())

        outcome = previewed(a_turn(records, "Ta med stövlar", member=a_coordinator()))

        assert outcome.state.flow is Flow.ANNOUNCING
        assert outcome.replies[0].card is not None
        assert outcome.replies[0].card.text == "Ta med stövlar"
        assert records.outbox.of_network(NETWORK.id) == ()


def test_words_that_come_with_the_wish_are_shown_at_once(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel())
        wish = a_command(Command.ANNOUNCE, content="Ta med stövlar")

        outcome = announcing.start(wish, DialogState(), a_turn(records, "skicka ut: Ta med …", member=a_coordinator()))

        assert outcome.state.step == announcing.Step.CONFIRM
        assert outcome.replies[0].card is not None
        assert outcome.replies[0].card.text == "Ta med stövlar"


def test_the_yes_posts_the_words_once_into_each_linked_channel(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel("one"))
        records.addresses.save(a_channel("two", groups=(RIVERS.id,)))
        turn = a_turn(records, "Ta med stövlar", member=a_coordinator())
        shown = previewed(turn)

        announcing.step(a_response(Response.YES), shown.state, turn)
        announcing.step(a_response(Response.YES), shown.state, turn)

        queued = records.outbox.of_network(NETWORK.id)
        assert sorted(m.address for m in queued) == ["one", "two"]
        assert {m.data["text"] for m in queued} == {"Ta med stövlar"}


def test_an_announcement_to_a_group_goes_to_its_channel_and_to_the_whole_networks(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel("lakes"))
        records.addresses.save(a_channel("rivers", groups=(RIVERS.id,)))
        records.addresses.save(a_channel("all", groups=(NETWORK.id,)))
        turn = a_turn(records, "Ta med stövlar", member=a_coordinator())

        announcing.step(a_response(Response.YES), previewed(turn, (LAKES.id,)).state, turn)

        assert sorted(m.address for m in records.outbox.of_network(NETWORK.id)) == ["all", "lakes"]


def test_a_no_at_the_preview_sends_nothing(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel())
        turn = a_turn(records, "Ta med stövlar", member=a_coordinator())

        outcome = announcing.step(a_response(Response.NO), previewed(turn).state, turn)

        assert outcome is not None
        assert outcome.state.flow is None
        assert records.outbox.of_network(NETWORK.id) == ()


def test_other_words_at_the_preview_replace_the_first(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel())
        sam = a_coordinator()
        shown = previewed(a_turn(records, "Ta med stövlar", member=sam))

        outcome = announcing.step(SOMETHING_TYPED, shown.state, a_turn(records, "Ta med paraply", member=sam))

        assert outcome is not None
        assert outcome.state.data["text"] == "Ta med paraply"


def test_the_yes_button_of_an_earlier_announcement_does_nothing(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel())
        turn = a_turn(records, "Ta med stövlar", member=a_coordinator())
        shown = previewed(turn)

        announcing.press({"do": "announcing.yes", "id": "an earlier one"}, shown.state, turn)

        assert records.outbox.of_network(NETWORK.id) == ()


def test_without_a_linked_channel_the_coordinator_is_told_how_to_link_one(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        turn = a_turn(records, "Ta med stövlar", member=a_coordinator())

        outcome = previewed(turn)

        assert outcome.state.flow is None
        assert "koppla" in outcome.replies[0].text
