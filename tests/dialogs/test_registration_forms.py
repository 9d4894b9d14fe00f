from datetime import date

from dialogs.application import Applicant, Application
from dialogs.incoming import Scope
from dialogs.registration_forms import form, invitation
from dialogs.turn import Turn
from meetings.records import Records
from meetings.schedule import Form
from storage.database import Database
from tests.builders import a_meeting, a_member
from tests.dialogs.a_turn import a_stored_network, a_turn

VERA = Applicant(oneself=True, name="Vera", email="vera@amal.example", organisation="Åmåls kommun", diet="vegan")
ONSITE = a_meeting("onsite", day=date(2031, 3, 12))
ONLINE = a_meeting("online", day=date(2031, 4, 9), form=Form.ONLINE)
HYBRID = a_meeting("hybrid", day=date(2031, 5, 7), form=Form.HYBRID)


def a_network(records: Records) -> Turn:
    a_stored_network(records, ONSITE, ONLINE, HYBRID)
    return a_turn(records, member=a_member(), scope=Scope.CHANNEL)


def test_the_form_has_only_the_fields_that_the_meeting_needs(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)
        fields = {}
        for meeting in ("onsite", "online", "hybrid"):
            reply = form(Application(meetings=(meeting,), people=(VERA,)), turn)
            assert reply.private
            assert reply.card is not None
            fields[meeting] = [field.id for field in reply.card.fields]

    assert fields["onsite"] == ["name", "organisation", "email", "diet"]
    assert fields["online"] == ["name", "organisation", "email"]
    assert fields["hybrid"] == ["name", "organisation", "email", "mode", "diet"]


def test_an_invitation_for_all_names_nobody(database: Database) -> None:
    with database.records() as records:
        turn = a_network(records)

        one, several = invitation([ONSITE], turn), invitation([ONSITE, ONLINE], turn)

    assert not one.private
    assert one.card is not None
    assert one.card.buttons[0].press == {"do": "register", "meeting": "onsite"}
    assert several.card is not None
    assert [row.press["meeting"] for row in several.card.rows] == ["onsite", "online"]
    assert "vera" not in str((one, several)).lower()
