"""What cannot be answered is declined kindly, kept without its author, and tried among the taught answers first."""

import pytest

from dialogs.incoming import Scope
from meetings.questions import TaughtAnswer
from meetings.records import Records
from tests.builders import NETWORK, NOW
from tests.dialogs.a_turn import LAKES, RIVERS
from tests.dialogs.answering.asking import asked, shown
from tests.dialogs.lakes import MEMBER


def taught(records: Records, *groups: str) -> None:
    question, answer = "Finns det laddstolpar vid Kulturhuset?", "Ja, fyra stycken."
    kept = TaughtAnswer(
        id="1", question=question, answer=answer, groups=groups, author="Ingrid Sjölund", written_at=NOW
    )
    records.questions.teach(NETWORK.id, kept)


@pytest.mark.parametrize("text", ["vad blir det för väder", "skriv en dikt", "xyzzy plugh", "🙂", "write me a song"])
def test_what_is_not_our_job_is_declined_with_a_way_on(lakes: Records, text: str) -> None:
    told = shown(asked(lakes, text))

    assert "kan jag inte svara på" in told
    assert "Skicka frågan vidare" in told


def test_a_declined_message_is_kept_without_its_author_and_counted(lakes: Records) -> None:
    asked(lakes, "vad blir det för väder")
    asked(lakes, "vad blir det för väder", scope=Scope.CHANNEL)

    assert lakes.questions.declined(NETWORK.id) == (("vad blir det för väder", 2),)
    assert MEMBER.name not in str(lakes.questions.declined(NETWORK.id))


@pytest.mark.parametrize("text", ["finns laddstolpar vid kulturhuset?", "Laddstolpar vid Kulturhuset, finns det?"])
def test_a_question_in_other_order_gets_the_taught_answer_with_its_author(lakes: Records, text: str) -> None:
    taught(lakes)

    told = shown(asked(lakes, text))

    assert "Ja, fyra stycken." in told
    assert "Svar av Ingrid Sjölund" in told


def test_another_question_does_not_get_the_taught_answer(lakes: Records) -> None:
    taught(lakes)

    assert "fyra stycken" not in shown(asked(lakes, "finns det varg vid kulturhuset"))


@pytest.mark.parametrize(("group", "told"), [(LAKES.id, True), (RIVERS.id, False)])
def test_what_one_group_was_told_is_no_answer_to_another(lakes: Records, group: str, told: bool) -> None:
    taught(lakes, group)

    assert ("fyra stycken" in shown(asked(lakes, "finns laddstolpar vid kulturhuset?"))) is told


def test_the_button_carries_the_question_as_it_was_written(lakes: Records) -> None:
    reply = asked(lakes, " Finns det varg? ")

    assert reply.card
    assert reply.card.buttons[0].press["question"] == "Finns det varg?"
