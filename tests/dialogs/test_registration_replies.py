from dataclasses import replace
from datetime import date, time

import pytest

from dialogs.application import Applicant, Application, Step
from dialogs.incoming import Scope
from dialogs.registration_replies import question, receipt, said, summary, which_meeting
from dialogs.turn import Turn
from meetings.languages import Language
from meetings.records import Records
from meetings.schedule import Form, Series
from storage.database import Database
from tests.builders import NETWORK, a_meeting, a_member
from tests.dialogs.a_turn import LAKES, a_stored_network, a_turn

VERA = Applicant(oneself=True, name="Vera", email="vera@amal.example", organisation="Åmåls kommun", diet="vegan")
BO = Applicant(name="Bo Ek", email="bo@amal.example", organisation="Åmåls kommun", diet="")
ONSITE = a_meeting("onsite", day=date(2031, 3, 12), place="Åmål", groups=(LAKES.id,), deadline=date(2031, 3, 1))
ONLINE = a_meeting("online", day=date(2031, 4, 9), form=Form.ONLINE, starts_at=time(9), ends_at=time(12))
HYBRID = a_meeting("hybrid", day=date(2031, 5, 7), form=Form.HYBRID)


def a_network(records: Records, scope: Scope = Scope.PERSONAL) -> Turn:
    a_stored_network(records, ONSITE, ONLINE, HYBRID)
    return a_turn(records, member=a_member(), scope=scope)


def an_application(*meetings: str, people: tuple[Applicant, ...] = (VERA,)) -> Application:
    return Application(meetings=meetings, people=people)


def test_the_summary_shows_everything_that_will_be_stored(database: Database) -> None:
    with database.records() as records:
        reply = summary(an_application("onsite"), a_network(records))

    assert reply.card is not None
    facts = dict(reply.card.facts)
    assert facts["När"] == "onsdag 12 mars 2031, heldag"
    assert facts["Var"] == "Åmål"
    assert facts["Deltar"] == "På plats"
    assert facts["Kost och allergier"] == "vegan"
    assert {VERA.name, VERA.email, VERA.organisation} <= set(facts.values())


def test_the_summary_of_a_digital_meeting_says_nothing_of_food(database: Database) -> None:
    with database.records() as records:
        reply = summary(an_application("online"), a_network(records))

    assert reply.card is not None
    assert "vegan" not in str(reply.card.facts)


def test_several_people_are_shown_in_rows(database: Database) -> None:
    with database.records() as records:
        reply = summary(an_application("onsite", people=(VERA, BO)), a_network(records))

    assert reply.card is not None
    assert [row.title for row in reply.card.rows] == ["Vera", "Bo Ek"]
    assert "dig och Bo Ek" in reply.text


@pytest.mark.parametrize("step", [Step.NAME, Step.ORGANISATION, Step.EMAIL, Step.MODE, Step.DIET])
@pytest.mark.parametrize("about", [VERA, BO], ids=["oneself", "a colleague"])
def test_every_question_ends_with_a_question_mark_in_both_languages(
    database: Database, step: Step, about: Applicant
) -> None:
    with database.records() as records:
        turn = a_network(records)
        for language in Language:
            reply = question(step, about, an_application("hybrid"), replace(turn, language=language), "Oj.")

            assert reply.text.startswith("Oj. ")
            assert reply.text.endswith("?")
            assert reply.language == language


def test_the_receipt_tells_until_when_one_can_withdraw(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)
        early, late = receipt(an_application("onsite"), turn), receipt(an_application("online"), turn)

    assert early.card is not None
    assert "lördag 1 mars 2031" in early.card.source
    assert late.card is not None
    assert "fram till träffen" in late.card.source


def test_the_receipt_has_a_calendar_file_where_the_bot_is_on_the_web(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)
        public = replace(turn, incoming=replace(turn.incoming, public_url="https://kallelse.example"))

        nowhere, somewhere = (receipt(an_application("online"), each) for each in (turn, public))

    assert nowhere.card is not None
    assert nowhere.card.buttons == ()
    assert somewhere.card is not None
    assert [b.url for b in somewhere.card.buttons] == ["https://kallelse.example/calendars/online.ics"]


def test_the_receipt_of_a_handed_over_seat_tells_both_halves(database: Database) -> None:
    with database.records() as records:
        application = replace(an_application("online", people=(BO,)), giver=VERA.email)

        assert "Bo Ek är anmäld i ditt ställe" in receipt(application, a_network(records)).text


def test_a_series_to_choose_is_one_row_before_its_parts(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, a_meeting("other"))
        records.schedules.add_series(NETWORK.id, Series(id="series", title="Lärprojektet", together=True))
        for identity, day in (("one", date(2031, 4, 1)), ("two", date(2031, 5, 1))):
            records.schedules.add_meeting(NETWORK.id, a_meeting(identity, day=day, series="series"))
        turn = a_turn(records, member=a_member())

        reply = which_meeting(Application(offered=("one", "two", "meeting")), turn)

    assert reply.card is not None
    assert reply.card.rows[0].press["meetings"] == ["one", "two"]
    assert reply.card.rows[0].detail == "Lärprojektet"


def test_what_is_said_to_one_is_private_where_others_read(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records, Scope.CHANNEL)

        assert said(turn, "Hej").private
