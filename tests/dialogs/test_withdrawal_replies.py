from datetime import date

from dialogs.application import Applicant
from dialogs.withdrawal_replies import carried, confirmation, invitation, receipt, which
from storage.database import Database
from tests.builders import a_meeting, a_member
from tests.dialogs.a_turn import a_stored_network, a_turn

VERA = Applicant(oneself=True, name="Vera", email="vera@amal.example")
BO = Applicant(name="Bo Ek", email="bo@amal.example")
MARCH, APRIL = a_meeting("march", day=date(2031, 3, 12)), a_meeting("april", day=date(2031, 4, 9))


def test_questions_and_receipts_turn_to_the_person_they_are_about(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        turn = a_turn(records, member=a_member())

        assert confirmation(VERA, [MARCH], turn).text.startswith("Vill du avanmäla dig från Nätverksträff")
        assert confirmation(BO, [MARCH], turn).text.startswith("Vill du avanmäla Bo Ek från")
        assert receipt(VERA, [MARCH], turn).startswith("Du är avanmäld från")
        assert receipt(BO, [MARCH], turn).startswith("Bo Ek är avanmäld från")


def test_several_registrations_are_listed_before_the_question(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)

        lines = confirmation(VERA, [MARCH, APRIL], a_turn(records, member=a_member())).text.splitlines()

        assert lines[1:3] == ["- Nätverksträff onsdag 12 mars 2031", "- Nätverksträff onsdag 9 april 2031"]
        assert lines[-1].endswith("?")


def test_each_meeting_and_all_of_them_are_buttons_that_carry_whom_they_are_about(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)

        card = which(VERA, [MARCH, APRIL], a_turn(records, member=a_member())).card

        assert card is not None
        assert [row.press["meetings"] for row in card.rows] == [["march"], ["april"]]
        assert card.buttons[0].press == {"do": "withdrawing.meeting", **carried(VERA, ["march", "april"])}


def test_the_button_for_all_to_see_names_nobody(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        turn = a_turn(records, member=a_member())

        one, none = invitation([MARCH], turn), invitation([], turn)

        assert one.card is not None
        assert one.card.buttons[0].press == {"do": "withdraw", "meeting": "march"}
        assert none.card is None
        assert "vera" not in str((one, none)).lower()
