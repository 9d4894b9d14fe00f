"""The first words: once for each place, and nothing about a network to strangers."""

from dataclasses import replace

import pytest

from dialogs.incoming import Kind, Scope
from dialogs.reception import receive
from dialogs.welcoming import help_reply, stranger
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK, a_member
from tests.dialogs.a_turn import a_channel, a_stored_network, a_turn, in_english, something_incoming
from tests.dialogs.lakes import COORDINATOR, MEMBER


def installed(records: Records, *, locale: str | None = None) -> str:
    incoming = something_incoming(
        member=MEMBER, kind=Kind.INSTALLED, scope=Scope.CHANNEL, channel="19:channel@thread.tacv2"
    )
    return "\n".join(reply.text for reply in receive(replace(incoming, locale=locale), records))


def test_a_place_is_welcomed_once(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, members=(MEMBER,))
        records.addresses.save(a_channel())

        assert NETWORK.name in installed(records)
        assert installed(records) == ""


def test_a_place_that_is_not_known_yet_is_not_welcomed(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, members=(MEMBER,))

        assert installed(records) == ""


def test_the_welcome_of_a_place_without_a_network_names_none(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel(network=None, groups=()))

        text = installed(records, locale="en-GB")

        assert text.startswith("Hi")
        assert NETWORK.name not in text


def test_help_tells_each_what_they_can_have_done_with_questions_to_press(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, members=(MEMBER, COORDINATOR))

        member = help_reply(a_turn(records, member=MEMBER))
        coordinator = help_reply(in_english(a_turn(records, member=COORDINATOR)))

    assert member.card
    assert {button.press["do"] for button in member.card.buttons} == {"say"}
    assert "anmäla dig" in member.text
    assert "coordinator" in coordinator.text
    assert member.text != coordinator.text


@pytest.mark.parametrize(("locale", "words"), [("sv-SE", "Jag känner inte igen"), ("en-US", "I do"), (None, "Jag")])
def test_a_stranger_is_answered_in_the_clients_language_and_in_private(locale: str | None, words: str) -> None:
    reply = stranger(replace(something_incoming(member=a_member("Okänd Person")), locale=locale))

    assert reply.text.startswith(words)
    assert reply.private
    assert NETWORK.name not in reply.text
