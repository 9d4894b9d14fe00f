"""People give up their seats, and those they took for others."""

import re
from datetime import date

import pytest

from dialogs import withdrawing
from dialogs.incoming import Scope
from dialogs.withdrawing import Step
from meetings.languages import Language
from meetings.members import Role
from meetings.records import Records
from meetings.schedule import Form
from storage.database import Database
from tests.builders import NETWORK, a_meeting, a_member, a_registration
from tests.dialogs.a_conversation import Conversation
from tests.dialogs.a_turn import LAKES, a_stored_network

VERA = a_member(groups=(LAKES.id,))
BERIT = a_member("Berit Falk", groups=(LAKES.id,))
SAM = a_member("Sam Ordnare", email="sam@lansbyran.example", role=Role.COORDINATOR)


def a_network(records: Records, *registrations: str) -> None:
    """Two meetings; Vera is registered for those named."""
    march = a_meeting("march", day=date(2031, 3, 12), groups=(LAKES.id,))
    april = a_meeting("april", day=date(2031, 4, 9), form=Form.ONLINE, groups=(LAKES.id,))
    past = a_meeting("past", day=date(2031, 2, 5), groups=(LAKES.id,))
    a_stored_network(records, march, april, past, members=(VERA, BERIT, SAM))
    for meeting in registrations:
        records.registrations.add(a_registration(meeting))


def held(records: Records) -> list[str]:
    return sorted(f"{r.name} {r.meeting}" for r in records.registrations.of_network(NETWORK.id) if r.in_force)


def test_the_named_registration_is_given_up_after_a_yes(database: Database) -> None:
    with database.records() as records:
        a_network(records, "march", "april")
        vera = Conversation(withdrawing, records, VERA)

        assert vera.say("avanmäl mig från 9 april").startswith("Vill du avanmäla dig från")
        assert len(held(records)) == 2
        receipt = vera.say("ja")

        assert receipt.startswith("Du är avanmäld från Nätverksträff onsdag 9 april 2031.")
        assert held(records) == ["Vera Strand march"]


@pytest.mark.parametrize("answer", ["nej", "nä", "strunta i det"])
def test_a_no_leaves_the_registration(database: Database, answer: str) -> None:
    with database.records() as records:
        a_network(records, "march")
        vera = Conversation(withdrawing, records, VERA)

        vera.say("avanmäl mig från 12 mars")
        vera.say(answer)

        assert held(records) == ["Vera Strand march"]
        assert vera.state.flow is None


def test_a_single_registration_needs_no_name(database: Database) -> None:
    with database.records() as records:
        a_network(records, "april")
        vera = Conversation(withdrawing, records, VERA)

        assert "9 april" in vera.say("jag måste avanmäla mig")


def test_of_several_one_is_chosen_by_day_number_or_button(database: Database) -> None:
    for choice in ("9 april", "2"):
        with database.records() as records:
            a_network(records, "march", "april")
            vera = Conversation(withdrawing, records, VERA)

            assert vera.say("avanmäl mig") == "Vilken träff gäller det?"
            assert "9 april" in vera.say(choice)
    with database.records() as records:
        a_network(records, "march", "april")
        vera = Conversation(withdrawing, records, VERA)
        vera.say("avanmäl mig")

        assert "12 mars" in vera.press("onsdag 12 mars")


def test_all_can_be_given_up_at_once(database: Database) -> None:
    with database.records() as records:
        a_network(records, "march", "april")
        vera = Conversation(withdrawing, records, VERA)

        vera.say("avanmäl mig")
        vera.press("Alla 2")
        vera.press("Ja")

        assert held(records) == []


def test_who_is_not_registered_is_told_so_and_what_there_is(database: Database) -> None:
    with database.records() as records:
        a_network(records, "march")

        answer = Conversation(withdrawing, records, VERA).say("avanmäl mig från 9 april")

        assert answer.startswith("Du är inte anmäld till")
        assert "12 mars" in answer
        assert "ingen kommande träff" not in answer


def test_who_has_no_registration_at_all_is_told_so(database: Database) -> None:
    with database.records() as records:
        a_network(records)

        assert "inte anmäld" in Conversation(withdrawing, records, VERA).say("avanmäl mig")


def test_a_past_meeting_cannot_be_withdrawn_from(database: Database) -> None:
    with database.records() as records:
        a_network(records, "past")

        assert "har redan varit" in Conversation(withdrawing, records, VERA).say("avanmäl mig från 5 februari")
        assert held(records) == ["Vera Strand past"]


def test_the_same_yes_again_gives_the_same_receipt(database: Database) -> None:
    with database.records() as records:
        a_network(records, "march")
        vera = Conversation(withdrawing, records, VERA)
        vera.say("avanmäl mig från 12 mars")
        (yes,) = [b.press for r in vera.replies if r.card for b in r.card.buttons if b.title.startswith("Ja")]

        assert vera.press_data(yes) == vera.press_data(yes)


def test_who_took_a_seat_for_a_colleague_can_give_it_up_and_nobody_elses(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        records.registrations.add(a_registration("march", "Berit Falk", by=VERA.email))
        records.registrations.add(a_registration("april", "Berit Falk"))
        vera = Conversation(withdrawing, records, VERA)

        assert "inte Berit Falk" in vera.say("avanmäl Berit Falk från 9 april")
        vera.say("avanmäl Berit Falk från 12 mars")
        vera.say("ja")

        assert held(records) == ["Berit Falk april"]


def test_a_registration_under_another_address_is_found_by_who_made_it(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        records.registrations.add(a_registration("march", email="vera@annan.example", by=VERA.email))
        records.registrations.add(a_registration("april", "Nina Ek", by=VERA.email))
        vera = Conversation(withdrawing, records, VERA)

        vera.say("avanmäl mig från 12 mars")
        vera.say("ja")
        assert held(records) == ["Nina Ek april"]
        vera.say("avanmäl Nina Ek från 9 april")
        vera.say("ja")

        assert held(records) == []


def test_a_coordinator_can_withdraw_anybody(database: Database) -> None:
    with database.records() as records:
        a_network(records, "march")
        sam = Conversation(withdrawing, records, SAM)

        assert "Vera Strand" in sam.say("avanmäl Vera Strand från 12 mars")
        sam.say("ja")

        assert held(records) == []


def test_a_forged_button_gives_up_nobody_elses_seat(database: Database) -> None:
    with database.records() as records:
        a_network(records, "march")
        berit = Conversation(withdrawing, records, BERIT)

        press = {"do": "withdrawing.confirm", "email": VERA.email, "oneself": True, "meetings": ["march"]}
        assert berit.press_data(press)
        assert berit.press_data({"do": "withdrawing.confirm", "meetings": {"march": 1}})

        assert held(records) == ["Vera Strand march"]


def test_who_names_somebody_in_ones_place_hands_the_seat_over(database: Database) -> None:
    with database.records() as records:
        a_network(records, "april")
        vera = Conversation(withdrawing, records, VERA)

        question = vera.say("jag kan inte komma 9 april, Berit Falk kommer i stället")

        assert question.startswith("Berit Falk får din plats på")


def test_in_a_channel_there_is_a_button_and_the_answer_is_private(database: Database) -> None:
    with database.records() as records:
        a_network(records, "march")
        vera = Conversation(withdrawing, records, VERA, scope=Scope.CHANNEL)

        vera.say("avanmäl mig från 12 mars")
        assert not vera.replies[0].private
        vera.press("Avanmäl mig")
        assert vera.replies[0].private
        vera.press("Ja")

        assert held(records) == []


def test_a_question_is_repeated_after_an_interruption(database: Database) -> None:
    with database.records() as records:
        a_network(records, "march", "april")
        vera = Conversation(withdrawing, records, VERA)

        pending = vera.say("avanmäl mig")
        assert vera.say("hur lång är träffen i april?") == ""

        assert vera.remind() == pending


def test_it_speaks_english_too(database: Database) -> None:
    with database.records() as records:
        a_network(records, "march")
        vera = Conversation(withdrawing, records, VERA, language=Language.ENGLISH)

        assert vera.say("please cancel my registration for 12 March").startswith("Are you sure")
        assert "cancelled" in vera.say("yes")


def test_the_drawing_shows_every_step() -> None:
    drawn = set(re.findall(r"\b[a-z]+\b", (withdrawing.__doc__ or "").partition("```mermaid")[2].partition("```")[0]))

    assert {step.value for step in Step} <= drawn
