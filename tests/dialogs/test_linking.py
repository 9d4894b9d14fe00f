"""A coordinator links a group to the channel in which it is asked for."""

from datetime import datetime

import pytest

from dialogs import linking
from dialogs.incoming import Scope
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Command, Response
from meetings.addresses import Address
from meetings.members import Member, Role
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK, STOCKHOLM, a_member
from tests.dialogs.a_turn import LAKES, SOMETHING_TYPED, a_channel, a_command, a_response, a_stored_network, a_turn

CHANNEL = "19:channel@thread.tacv2"
SAM = a_member("Sam Ordnare", role=Role.COORDINATOR)
LINK = a_command(Command.LINK_CHANNEL, groups=(LAKES.id,))


def in_the_channel(records: Records, member: Member | None = SAM, press: dict[str, str] | None = None) -> Turn:
    return a_turn(records, member=member, scope=Scope.CHANNEL, channel=CHANNEL, press=press)


def the_channel(records: Records) -> Address:
    address = records.addresses.of_conversation(CHANNEL)
    assert address
    return address


def text(outcome: Outcome | None) -> str:
    assert outcome
    return outcome.replies[0].text


def test_a_coordinator_links_a_group_and_is_told_when_the_next_reminder_comes(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel(groups=(), network=None))

        outcome = linking.start(LINK, DialogState(), in_the_channel(records))

        assert "Sjögruppen" in text(outcome)
        assert "tisdag 11 mars 2031 kl. 9.00" in text(outcome)
        assert outcome.state.flow is None
        assert the_channel(records).groups == (LAKES.id,)
        assert the_channel(records).network == NETWORK.id
        [reminder] = records.outbox.of_network(NETWORK.id)
        assert reminder.due_at == datetime(2031, 3, 11, 9, tzinfo=STOCKHOLM)


@pytest.mark.parametrize("member", [None, a_member()], ids=["a stranger", "a member"])
def test_others_link_nothing_whether_they_write_or_press(database: Database, member: Member | None) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel(groups=()))

        linking.start(LINK, DialogState(), in_the_channel(records, member))
        press = {"do": "linking.group", "group": LAKES.id}
        linking.press(press, DialogState(), in_the_channel(records, member, press))

        assert the_channel(records).groups == ()


def test_a_personal_chat_is_no_channel(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)

        assert "gruppens kanal" in text(linking.start(LINK, DialogState(), a_turn(records, member=SAM)))


def test_without_a_name_the_group_is_asked_for_and_a_button_answers(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel(groups=()))

        asked = linking.start(a_command(Command.LINK_CHANNEL), DialogState(), in_the_channel(records))
        card = asked.replies[0].card
        assert asked.state.flow is Flow.LINKING
        assert card
        assert [button.title for button in card.buttons] == ["Sjögruppen", "Ågruppen", NETWORK.name]
        linking.press(card.buttons[0].press, asked.state, in_the_channel(records, press=card.buttons[0].press))

        assert the_channel(records).groups == (LAKES.id,)


def test_a_typed_name_answers_too_and_anything_else_does_not(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel(groups=()))
        turn = in_the_channel(records)
        asked = linking.start(a_command(Command.LINK_CHANNEL), DialogState(), turn)

        assert linking.step(SOMETHING_TYPED, asked.state, turn) is None
        dropped = linking.step(a_response(Response.NO), asked.state, turn)
        assert dropped
        assert dropped.state.flow is None
        assert "Sjögruppen" in text(linking.step(LINK, asked.state, turn))


def test_a_network_without_groups_is_linked_whole(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, groups=())
        records.addresses.save(a_channel(groups=()))

        linking.start(a_command(Command.LINK_CHANNEL), DialogState(), in_the_channel(records))

        assert the_channel(records).groups == (NETWORK.id,)


def test_the_whole_network_can_be_linked_beside_a_group(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel())

        whole = a_command(Command.LINK_CHANNEL, whole_network=True)
        outcome = linking.start(whole, DialogState(), in_the_channel(records))

        assert the_channel(records).groups == (LAKES.id, NETWORK.id)
        assert NETWORK.name in text(outcome)


def test_moving_a_group_says_that_the_earlier_channel_is_left(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel("earlier"))
        records.addresses.save(a_channel(groups=()))

        assert "inte längre" in text(linking.start(LINK, DialogState(), in_the_channel(records)))


def test_unlinking_silences_the_channel(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel(groups=()))
        linking.start(LINK, DialogState(), in_the_channel(records))
        unlink = a_command(Command.LINK_CHANNEL, unlink=True)

        outcome = linking.start(unlink, DialogState(), in_the_channel(records))

        assert "Sjögruppen" in text(outcome)
        assert the_channel(records).groups == ()
        assert {m.state.value for m in records.outbox.of_network(NETWORK.id)} == {"stopped"}
        assert "inget att koppla bort" in text(linking.start(unlink, DialogState(), in_the_channel(records)))


@pytest.mark.parametrize("target", ["", "no group", "None", "19:channel@thread.tacv2"])
def test_a_button_with_another_target_links_nothing(database: Database, target: str) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel(groups=()))
        press = {"do": "linking.group", "group": target}

        linking.press(press, DialogState(), in_the_channel(records, press=press))

        assert the_channel(records).groups == ()


def test_a_conversation_that_cannot_be_posted_to_is_not_linked(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)

        assert "kan inte posta" in text(linking.start(LINK, DialogState(), in_the_channel(records)))
