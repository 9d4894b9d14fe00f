"""A question nobody can answer goes to a coordinator, and the answer comes back."""

import re
from dataclasses import replace

import pytest

from dialogs import asking_on
from dialogs.asking_on import Step
from dialogs.incoming import Scope
from dialogs.posts import render
from meetings.addresses import Address
from meetings.forwarding import QUESTION
from meetings.members import Role
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK, a_member
from tests.dialogs.a_conversation import Conversation
from tests.dialogs.a_turn import LAKES, RIVERS, a_channel, a_stored_network

VERA = a_member(groups=(LAKES.id,), entra_id="vera")
SAM = a_member("Sam Ordnare", role=Role.COORDINATOR, groups=(LAKES.id,), entra_id="sam", email="sam@lansbyran.example")
TOVE = replace(SAM, id="tove", name="Tove Å", groups=(RIVERS.id,), entra_id="tove", email="tove@lansbyran.example")
ASK = {"do": "asking_on.start", "question": "Finns det parkering?"}


def a_chat(entra_id: str) -> Address:
    """Somebody's personal chat with the bot."""
    chat = replace(a_channel(entra_id, groups=()), scope="personal", conversation=f"a:{entra_id}", entra_id=entra_id)
    return replace(chat, person=f"29:{entra_id}")


def a_network(records: Records, *addresses: Address) -> None:
    a_stored_network(records, members=(VERA, SAM, TOVE))
    for address in addresses:
        records.addresses.save(address)


def sent(records: Records) -> list[tuple[str, str]]:
    return [(m.kind, m.address) for m in records.outbox.of_network(NETWORK.id)]


def test_the_question_goes_to_the_coordinator_of_the_askers_group(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_chat("vera"), a_chat("sam"), a_chat("tove"))
        vera = Conversation(asking_on, records, VERA)

        answer = vera.press_data(ASK)

        assert "Sam Ordnare" in answer
        assert sent(records) == [(QUESTION, "sam")]
        (question,) = records.questions.open(NETWORK.id)
        assert (question.text, question.groups, question.address) == (ASK["question"], (LAKES.id,), "vera")


def test_the_groups_that_the_question_is_about_go_before_the_askers(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_chat("vera"), a_chat("sam"), a_chat("tove"))

        Conversation(asking_on, records, VERA).press_data(ASK | {"groups": [RIVERS.id, "made-up"]})

        assert sent(records) == [(QUESTION, "tove")]


def test_the_same_question_again_is_not_sent_again(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_chat("vera"), a_chat("sam"))
        vera = Conversation(asking_on, records, VERA)

        vera.press_data(ASK)
        assert "redan skickad" in vera.press_data(ASK)

        assert len(sent(records)) == 1


def test_a_coordinator_without_a_chat_is_reached_in_the_groups_channel_without_names(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_chat("vera"), a_channel("channel"))

        Conversation(asking_on, records, VERA).press_data(ASK)

        (message,) = records.outbox.of_network(NETWORK.id)
        reply = render(message, records.schedules.of(NETWORK.id))
        assert message.address == "channel"
        assert reply is not None
        assert reply.text == "En medlem frågar: Finns det parkering?"


def test_the_coordinator_reads_who_asks_and_gets_a_button(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_chat("vera"), a_chat("sam"))
        Conversation(asking_on, records, VERA).press_data(ASK)
        (message,) = records.outbox.of_network(NETWORK.id)

        reply = render(message, records.schedules.of(NETWORK.id))

        assert reply is not None
        assert reply.text == "Vera Strand, Åmåls kommun frågar: Finns det parkering?"
        assert reply.card is not None
        assert reply.card.buttons[0].press == {"do": "teaching.start", "question": message.data["question"]}


def test_when_nobody_can_be_reached_the_coordinators_address_is_told(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_chat("vera"))

        answer = Conversation(asking_on, records, VERA).press_data(ASK)

        assert "sam@lansbyran.example" in answer
        assert records.questions.open(NETWORK.id) == ()


def test_a_question_from_a_channel_is_answered_there_when_the_asker_has_no_chat(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_chat("sam"), a_channel("channel"))

        Conversation(asking_on, records, VERA, scope=Scope.CHANNEL).press_data(ASK)

        (question,) = records.questions.open(NETWORK.id)
        assert question.address == "channel"


@pytest.mark.parametrize("text", ["Finns det parkering vid lokalen?", "undrar om jag kan ta med hunden"])
def test_without_a_question_it_is_asked_for_and_sent_as_written(database: Database, text: str) -> None:
    with database.records() as records:
        a_network(records, a_chat("vera"), a_chat("sam"))
        vera = Conversation(asking_on, records, VERA)

        vera.press_data({"do": "asking_on.start"})
        assert vera.state.step == Step.QUESTION
        vera.say(text)

        assert [question.text for question in records.questions.open(NETWORK.id)] == [text]
        assert vera.state.flow is None


def test_a_no_sends_nothing(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_chat("vera"), a_chat("sam"))
        vera = Conversation(asking_on, records, VERA)

        vera.press_data({"do": "asking_on.start"})
        vera.say("nej")

        assert sent(records) == []


def test_the_drawing_shows_every_step() -> None:
    drawn = set(re.findall(r"\b[a-z]+\b", (asking_on.__doc__ or "").partition("```mermaid")[2].partition("```")[0]))

    assert {step.value for step in Step} <= drawn
