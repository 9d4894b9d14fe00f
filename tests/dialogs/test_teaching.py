"""A coordinator answers a question that was sent on, and keeps the answer for others."""

import re
from dataclasses import replace

from dialogs import teaching
from dialogs.incoming import Scope
from dialogs.posts import render
from dialogs.teaching import Step
from meetings.addresses import Address
from meetings.forwarding import ANSWER, forward
from meetings.members import Role
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK, NOW, a_member
from tests.dialogs.a_conversation import Conversation
from tests.dialogs.a_turn import LAKES, a_channel, a_stored_network

VERA = a_member(groups=(LAKES.id,), entra_id="vera")
SAM = a_member("Sam Ordnare", role=Role.COORDINATOR, groups=(LAKES.id,), entra_id="sam", email="sam@lansbyran.example")
TOVE = replace(SAM, id="tove", name="Tove Å", entra_id="tove", email="tove@lansbyran.example")


def a_chat(entra_id: str) -> Address:
    return replace(a_channel(entra_id, groups=()), scope="personal", conversation=f"a:{entra_id}", entra_id=entra_id)


def a_question(records: Records) -> dict[str, str]:
    """A question on its way to Sam; the press of the button under it."""
    a_stored_network(records, members=(VERA, SAM, TOVE))
    for entra_id in ("vera", "sam"):
        records.addresses.save(a_chat(entra_id))
    forwarded = forward(
        records,
        records.schedules.of(NETWORK.id),
        "Finns det parkering?",
        groups=(LAKES.id,),
        asked_by=VERA.email,
        asker=VERA.name,
        answer_to=a_chat("vera"),
        now=NOW,
    )
    assert forwarded is not None
    return {"do": "teaching.start", "question": forwarded.question.id}


def answers(records: Records) -> list[str]:
    return [m.data["answer"] for m in records.outbox.of_network(NETWORK.id) if m.kind == ANSWER]


def test_the_answer_is_shown_and_sent_after_a_yes(database: Database) -> None:
    with database.records() as records:
        press = a_question(records)
        sam = Conversation(teaching, records, SAM)

        assert "Finns det parkering?" in sam.press_data(press)
        sam.say("Ja, bakom huset.")
        assert answers(records) == []
        assert sam.facts == {"Fråga": "Finns det parkering?", "Svar": "Ja, bakom huset."}
        sam.say("ja")

        assert answers(records) == ["Ja, bakom huset."]
        assert records.questions.open(NETWORK.id) == ()
        assert records.questions.taught(NETWORK.id) == ()


def test_the_answer_can_be_kept_for_the_next_one_who_wonders(database: Database) -> None:
    with database.records() as records:
        press = a_question(records)
        sam = Conversation(teaching, records, SAM)

        sam.press_data(press)
        sam.say("Ja, bakom huset.")
        sam.press("Skicka och spara")

        (taught,) = records.questions.taught(NETWORK.id)
        assert (taught.question, taught.answer, taught.author) == ("Finns det parkering?", "Ja, bakom huset.", SAM.name)
        assert taught.groups == (LAKES.id,)


def test_other_words_in_place_of_a_yes_are_the_answer_anew(database: Database) -> None:
    with database.records() as records:
        press = a_question(records)
        sam = Conversation(teaching, records, SAM)

        sam.press_data(press)
        sam.say("Ja, bakom huset")
        sam.say("Parkera hellre vid kyrkan")
        sam.say("ja")

        assert answers(records) == ["Parkera hellre vid kyrkan"]


def test_who_asked_reads_the_question_the_answer_and_by_whom(database: Database) -> None:
    with database.records() as records:
        press = a_question(records)
        sam = Conversation(teaching, records, SAM)
        sam.press_data(press | {"do": "teaching.send", "answer": "Ja."})
        (message,) = [m for m in records.outbox.of_network(NETWORK.id) if m.kind == ANSWER]

        reply = render(message, records.schedules.of(NETWORK.id))

        assert message.address == "vera"
        assert reply is not None
        assert reply.text == "Du frågade: Finns det parkering?\nSam Ordnare svarar: Ja."


def test_the_second_coordinator_is_told_who_was_quicker(database: Database) -> None:
    with database.records() as records:
        press = a_question(records)
        Conversation(teaching, records, SAM).press_data(press | {"do": "teaching.send", "answer": "Ja."})
        tove = Conversation(teaching, records, TOVE)

        assert "Sam Ordnare har redan svarat" in tove.press_data(press)
        assert "Sam Ordnare har redan svarat" in tove.press_data(press | {"do": "teaching.send", "answer": "Nej."})

        assert answers(records) == ["Ja."]


def test_a_member_cannot_answer_for_the_network(database: Database) -> None:
    with database.records() as records:
        press = a_question(records)

        Conversation(teaching, records, VERA).press_data(press | {"do": "teaching.send", "answer": "Ja."})

        assert answers(records) == []


def test_a_no_leaves_the_question_open(database: Database) -> None:
    with database.records() as records:
        press = a_question(records)
        sam = Conversation(teaching, records, SAM)

        sam.press_data(press)
        sam.say("Ja, bakom huset.")
        sam.press("Nej")

        assert answers(records) == []
        assert len(records.questions.open(NETWORK.id)) == 1


def test_in_a_channel_the_answer_is_written_in_a_form(database: Database) -> None:
    with database.records() as records:
        press = a_question(records)
        sam = Conversation(teaching, records, SAM, scope=Scope.CHANNEL)

        sam.press_data(press)
        sam.press("Ja, skicka", answer="Ja.", keep="yes")

        assert answers(records) == ["Ja."]
        assert len(records.questions.taught(NETWORK.id)) == 1
        assert sam.state.flow is None


def test_a_question_that_is_gone_or_was_never_there_is_answered_kindly(database: Database) -> None:
    with database.records() as records:
        a_question(records)

        assert "finns inte kvar" in Conversation(teaching, records, SAM).press_data({"do": "teaching.start"})


def test_the_drawing_shows_every_step() -> None:
    drawn = set(re.findall(r"\b[a-z]+\b", (teaching.__doc__ or "").partition("```mermaid")[2].partition("```")[0]))

    assert {step.value for step in Step} <= drawn
