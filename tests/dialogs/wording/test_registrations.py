from datetime import date, time
from typing import Any

import pytest

from dialogs.wording.registrations import joined, listed, meeting_named, meetings_named, refusal_text, whom_to_ask
from meetings.errors import (
    AlreadyRegistered,
    DeadlinePassed,
    MeetingCancelled,
    MeetingFull,
    MeetingPast,
    NotRegistered,
    Refusal,
    SeatsTaken,
)
from meetings.languages import Language
from meetings.schedule import Contact
from tests.builders import a_meeting, a_schedule

SWEDISH, ENGLISH = Language
MEETING = a_meeting(title="Träff 1", day=date(2031, 3, 12), starts_at=time(9, 30), ends_at=time(12))
WHOM: dict[str, Any] = {"meeting": MEETING, "name": "Vera Strand", "email": "vera@amal.example"}
REFUSALS = [
    MeetingCancelled(**WHOM),
    MeetingPast(**WHOM),
    DeadlinePassed(**WHOM, deadline=date(2031, 3, 1)),
    SeatsTaken(**WHOM, organisation="Åmåls kommun", limit=2),
    MeetingFull(**WHOM, limit=40),
    AlreadyRegistered(**WHOM),
    NotRegistered(**WHOM),
]


def test_every_refusal_there_is_has_its_words() -> None:
    assert {type(r).__name__ for r in REFUSALS} == {kind.__name__ for kind in Refusal.__subclasses__()}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: type(refusal).__name__)
def test_a_refusal_names_the_meeting_with_its_day(refusal: Refusal, language: Language) -> None:
    text = refusal_text(language, refusal, oneself="")

    assert "Träff 1" in text
    assert "12 mars 2031" in text or "12 March 2031" in text


def test_a_refusal_turns_to_the_person_it_is_about() -> None:
    refusal = AlreadyRegistered(**WHOM)

    assert refusal_text(SWEDISH, refusal, oneself="vera@amal.example").startswith("Du är redan anmäld")
    assert refusal_text(SWEDISH, refusal, oneself="bo@amal.example").startswith("Vera Strand är redan anmäld")


def test_the_numbers_and_days_of_a_refusal_are_told() -> None:
    said = [refusal_text(SWEDISH, refusal, oneself="") for refusal in REFUSALS]

    assert "lördag 1 mars 2031" in said[2]
    assert "Alla 2 platser för Åmåls kommun" in said[3]
    assert "40" in said[4]


def test_one_meeting_is_named_and_several_are_counted_and_listed() -> None:
    other = a_meeting(title="Träff 2", day=date(2031, 4, 9))

    assert meetings_named(SWEDISH, [MEETING]) == meeting_named(SWEDISH, MEETING)
    assert listed(SWEDISH, [MEETING]) == ""
    assert meetings_named(ENGLISH, [MEETING, other]) == "2 meetings"
    assert listed(SWEDISH, [MEETING, other]).splitlines()[2] == "- Träff 2 onsdag 9 april 2031"


def test_names_are_joined_as_people_say_them() -> None:
    assert joined(SWEDISH, ["Eva"]) == "Eva"
    assert joined(SWEDISH, ["Eva", "Bo", "Li"]) == "Eva, Bo och Li"
    assert joined(ENGLISH, ["Eva", "Bo"]) == "Eva and Bo"


def test_whom_to_ask_is_told_with_the_address_and_never_made_up() -> None:
    known = a_schedule(MEETING, contacts=(Contact(name="Li Sjö", email="li@lansbyran.example"), Contact(name="Bo Å")))

    assert "Li Sjö (li@lansbyran.example) eller Bo Å" in whom_to_ask(SWEDISH, known, MEETING)
    assert "samordnare" in whom_to_ask(SWEDISH, a_schedule(MEETING), MEETING)
