from datetime import date

import pytest

from dialogs.applicants import myself
from dialogs.application import Application, Step
from dialogs.applying import answered, begun, corrected, details_of, with_choice, with_fields
from dialogs.turn import Turn
from dialogs.understanding.interpretation import Interpretation
from dialogs.understanding.interpreter import interpret
from meetings.members import Member
from meetings.records import Records
from meetings.registrations import Mode
from meetings.schedule import Form, Series
from storage.database import Database
from tests.builders import NETWORK, a_meeting, a_member, a_registration
from tests.dialogs.a_turn import LAKES, RIVERS, a_stored_network, a_turn

VERA = a_member(groups=(LAKES.id,))
BERIT = a_member("Berit Falk")


def a_network(records: Records) -> None:
    a_stored_network(
        records,
        a_meeting("march", day=date(2031, 3, 12), groups=(LAKES.id,)),
        a_meeting("april", day=date(2031, 4, 9), form=Form.ONLINE, groups=(LAKES.id,)),
        a_meeting("closed", day=date(2031, 5, 7), groups=(LAKES.id,), deadline=date(2031, 2, 1)),
        a_meeting("rivers", day=date(2031, 5, 14), groups=(RIVERS.id,)),
        members=(VERA, BERIT),
    )


def wish(records: Records, text: str, member: Member = VERA) -> Application:
    turn = a_turn(records, text, member=member)
    return with_choice(begun(meaning(turn), details_of(turn), turn), turn)


def meaning(turn: Turn) -> Interpretation:
    return interpret(turn.text, schedule=turn.schedule, member=turn.member, now=turn.now, memory={})


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("anmäl mig till 12 mars", ["Vera Strand"]),
        ("jag vill vara med den 12 mars", ["Vera Strand"]),
        ("anmäl Berit Falk till 12 mars", ["Berit Falk"]),
        ("anmäl mig och Berit Falk till 12 mars", ["Vera Strand", "Berit Falk"]),
        ("anmäl min kollega till 12 mars", []),
    ],
)
def test_who_is_meant_is_registered_and_nobody_else(database: Database, text: str, people: list[str]) -> None:
    with database.records() as records:
        a_network(records)

        assert [person.name for person in wish(records, text).people] == people


def test_who_names_no_meeting_chooses_among_the_own_groups_open_ones(database: Database) -> None:
    with database.records() as records:
        a_network(records)

        assert wish(records, "anmäl mig").offered == ("march", "april")


def test_what_one_has_a_seat_at_is_not_offered_and_a_single_choice_is_taken(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        records.registrations.add(a_registration("march"))

        assert wish(records, "anmäl mig").meetings == ("april",)


def test_several_meetings_are_offered_unless_all_were_meant(database: Database) -> None:
    with database.records() as records:
        a_network(records)

        assert wish(records, "anmäl mig till alla träffar i vår").meetings == ("march", "april")


def test_meetings_read_from_one_document_are_no_whole_unless_they_belong_together(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, a_meeting("other", day=date(2031, 1, 1)))
        records.schedules.add_series(NETWORK.id, Series(id="plan", title="Verksamhetsplan"))
        for identity, day in (("spring", date(2031, 4, 1)), ("too", date(2031, 5, 1)), ("autumn", date(2031, 10, 1))):
            records.schedules.add_meeting(NETWORK.id, a_meeting(identity, day=day, series="plan"))

        assert wish(records, "anmäl mig till alla möten i vår").meetings == ("spring", "too")


def test_a_series_that_belongs_together_is_one_choice(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, a_meeting("other", day=date(2031, 1, 1)))
        records.schedules.add_series(NETWORK.id, Series(id="series", title="Lärprojektet", together=True))
        for identity, day in (("one", date(2031, 4, 1)), ("two", date(2031, 5, 1))):
            records.schedules.add_meeting(NETWORK.id, a_meeting(identity, day=day, series="series"))

        assert wish(records, "anmäl mig").meetings == ("one", "two")


def test_an_answer_to_another_question_is_no_answer(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        turn = a_turn(records, "hur lång är träffen?", member=VERA)
        application = wish(records, "anmäl mig till 12 mars")

        outcome = answered(Step.DIET, application.people[0], application, meaning(turn), details_of(turn), turn)

        assert outcome is None


def test_a_correction_reaches_the_person_it_is_about(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        turn = a_turn(records, "fel mejl, berit@annan.example är rätt", member=VERA)
        application = wish(records, "anmäl mig och Berit Falk till 9 april")

        after = corrected(application, meaning(turn), details_of(turn), turn)

        assert [person.email for person in after.people] == [VERA.email, "berit@annan.example"]


def test_one_more_joins_and_another_takes_the_place(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        application = wish(records, "anmäl Berit Falk till 9 april")
        more = a_turn(records, "ta med Nina Ek också", member=VERA)
        other = a_turn(records, "nej, Nina Ek", member=VERA)
        better = a_turn(records, "nej det ska vara Berit Falck", member=VERA)

        def names(turn: Turn) -> list[str]:
            return [p.name for p in corrected(application, meaning(turn), details_of(turn), turn).people]

        assert "Nina Ek" in names(more)
        assert "Berit Falk" in names(more)
        assert names(other) == ["Nina Ek"]
        assert names(better) == ["Berit Falck"]


def test_a_form_fills_in_the_person(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        application = Application(meetings=("march",), people=(myself(a_turn(records, member=VERA)),))

        filled = with_fields(
            application, {"name": " V. Strand ", "email": "V@AMAL.example", "mode": "online", "diet": ""}
        )

        person = filled.people[0]
        assert (person.name, person.email, person.mode, person.diet) == ("V. Strand", "v@amal.example", Mode.ONLINE, "")
        assert with_fields(application, {"name": 7, "mode": [], "diet": None}).people[0].name == VERA.name
