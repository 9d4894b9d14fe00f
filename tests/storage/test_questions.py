from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.identity import new_id
from meetings.questions import OpenQuestion, TaughtAnswer
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, NOW, a_network


def a_question(text: str = "Får man ta med hund?") -> OpenQuestion:
    return OpenQuestion(
        id=new_id(), text=text, groups=("vatten",), asked_by="vera@amal.example", asked_at=NOW, address="address"
    )


def an_answer(question: str = "Får man ta med hund?") -> TaughtAnswer:
    return TaughtAnswer(
        id=new_id(), question=question, answer="Ja, i koppel.", author="bo@amal.example", written_at=NOW
    )


def test_a_question_is_open_until_it_is_answered(records: UnitOfWork) -> None:
    records.questions.add(NETWORK.id, question := a_question())
    assert records.questions.open(NETWORK.id) == (question,)

    answered = replace(question, answer="Ja.", answered_by="bo@amal.example", answered_at=NOW)
    records.questions.save(NETWORK.id, answered)

    assert records.questions.open(NETWORK.id) == ()
    assert records.questions.get(NETWORK.id, question.id) == answered


def test_questions_and_answers_stay_in_their_network(records: UnitOfWork) -> None:
    records.networks.add(other := a_network("skog"))
    records.questions.add(NETWORK.id, question := a_question())
    records.questions.teach(NETWORK.id, answer := an_answer())

    assert records.questions.get(other.id, question.id) is None
    assert records.questions.open(other.id) == ()
    assert records.questions.taught(other.id) == ()

    records.questions.forget(other.id, answer.id)
    assert records.questions.taught(NETWORK.id) == (answer,)


def test_a_taught_answer_and_a_question_can_be_forgotten(records: UnitOfWork) -> None:
    records.questions.add(NETWORK.id, question := a_question())
    records.questions.teach(NETWORK.id, first := an_answer())
    records.questions.teach(NETWORK.id, second := an_answer("Finns parkering?"))

    records.questions.forget(NETWORK.id, first.id)
    records.questions.forget(NETWORK.id, question.id)

    assert records.questions.taught(NETWORK.id) == (second,)
    assert records.questions.get(NETWORK.id, question.id) is None


def test_declined_messages_are_counted_the_most_frequent_first(records: UnitOfWork) -> None:
    for minute, text in enumerate(["hej", "väder?", "hej"]):
        records.questions.note_declined(NETWORK.id, text, NOW + timedelta(minutes=minute))

    assert records.questions.declined(NETWORK.id) == (("hej", 2), ("väder?", 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(text=st.text(alphabet=st.characters(), max_size=50).map(lambda part: part * 100))
def test_whatever_people_write_can_be_noted(records: UnitOfWork, text: str) -> None:
    records.questions.note_declined(NETWORK.id, text, NOW)


def test_what_was_settled_long_ago_is_forgotten(records: UnitOfWork) -> None:
    records.questions.add(NETWORK.id, still_open := a_question())
    records.questions.add(NETWORK.id, replace(a_question(), answer="Ja.", answered_at=NOW))
    records.questions.note_declined(NETWORK.id, "hej", NOW)

    assert records.questions.forget_older(NOW) == 0
    assert records.questions.forget_older(NOW + timedelta(seconds=1)) == 2
    assert records.questions.open(NETWORK.id) == (still_open,)
    assert records.questions.declined(NETWORK.id) == ()
