"""A person asks to be forgotten."""

from dialogs import forgetting
from dialogs.state import DialogState
from dialogs.understanding.interpretation import Command, Response
from storage.database import Database
from tests.builders import NETWORK, a_member, a_registration
from tests.dialogs.a_turn import a_command, a_response, a_stored_network, a_turn

FORGET = a_command(Command.FORGET_ME)


def test_what_is_remembered_is_shown_before_anything_goes(database: Database) -> None:
    vera = a_member()
    with database.records() as records:
        a_stored_network(records, members=(vera,))
        records.registrations.add(a_registration())

        outcome = forgetting.start(FORGET, DialogState(), a_turn(records, member=vera))

        assert outcome.replies[0].card is not None
        assert vera.email in {value for _, value in outcome.replies[0].card.facts}
        assert records.members.by_email(NETWORK.id, vera.email) is not None


def test_the_yes_deletes_the_person_and_their_registrations(database: Database) -> None:
    vera = a_member()
    with database.records() as records:
        a_stored_network(records, members=(vera,))
        records.registrations.add(a_registration())
        turn = a_turn(records, member=vera)
        shown = forgetting.start(FORGET, DialogState(), turn)

        outcome = forgetting.step(a_response(Response.YES), shown.state, turn)

        assert outcome is not None
        assert outcome.state == DialogState()
        assert records.members.by_email(NETWORK.id, vera.email) is None
        assert records.registrations.of_network(NETWORK.id) == ()


def test_a_no_keeps_everything(database: Database) -> None:
    vera = a_member()
    with database.records() as records:
        a_stored_network(records, members=(vera,))
        turn = a_turn(records, member=vera)
        shown = forgetting.start(FORGET, DialogState(), turn)

        forgetting.step(a_response(Response.NO), shown.state, turn)

        assert records.members.by_email(NETWORK.id, vera.email) is not None


def test_an_old_yes_button_deletes_nothing(database: Database) -> None:
    vera = a_member()
    with database.records() as records:
        a_stored_network(records, members=(vera,))

        forgetting.press({"do": "forgetting.yes"}, DialogState(), a_turn(records, member=vera))

        assert records.members.by_email(NETWORK.id, vera.email) is not None


def test_a_person_whom_the_network_does_not_know_is_told_so(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)

        outcome = forgetting.start(FORGET, DialogState(), a_turn(records))

        assert outcome.state.flow is None
