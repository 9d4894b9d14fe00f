import pytest

from dialogs.applicants import colleague, myself, with_told
from dialogs.application import Applicant
from dialogs.understanding.details import Told
from meetings.members import Member, Role
from meetings.organisations import Organisation
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK, a_member
from tests.dialogs.a_turn import a_stored_network, a_turn

VERA = a_member()
SAM = a_member("Sam Ordnare", organisation="Länsbyrån", email="sam@lansbyran.example", role=Role.COORDINATOR)


def a_network(records: Records, *members: Member) -> None:
    a_stored_network(records, members=(VERA, SAM, *members))
    known = Organisation(id="sund", name="Sunds kommun", domains=("sund.example",))
    records.schedules.add_organisation(NETWORK.id, known)


def test_a_member_is_known_and_a_guest_by_what_teams_and_the_address_tell(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        guest = a_turn(records, member=None)

        assert myself(a_turn(records, member=VERA)) == Applicant(
            oneself=True, name=VERA.name, email=VERA.email, organisation="Åmåls kommun"
        )
        assert myself(guest).organisation == ""


@pytest.mark.parametrize(
    ("told", "organisation"),
    [
        (Told(name="Nina Ek"), "Åmåls kommun"),
        (Told(name="Nina Ek", email="nina@amal.example"), "Åmåls kommun"),
        (Told(name="Nina Ek", email="nina@sund.example"), "Sunds kommun"),
        (Told(name="Nina Ek", organisation="Tibro kommun"), "Tibro kommun"),
    ],
)
def test_a_members_colleague_is_of_the_own_organisation_unless_something_tells_another(
    database: Database, told: Told, organisation: str
) -> None:
    with database.records() as records:
        a_network(records)

        assert colleague(told, a_turn(records, member=VERA)).organisation == organisation


def test_a_coordinators_guest_is_of_no_organisation_until_it_is_told(database: Database) -> None:
    with database.records() as records:
        a_network(records)

        assert colleague(Told(name="Nina Ek"), a_turn(records, member=SAM)).organisation == ""


def test_a_first_name_is_enough_for_the_one_colleague_who_has_it(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_member("Berit Falk"), a_member("Berit Å", organisation="Sunds kommun"))

        assert colleague(Told(name="Berit"), a_turn(records, member=VERA)).email == "berit.falk@amal.example"


def test_of_two_colleagues_with_a_name_none_is_guessed(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_member("Berit Falk"), a_member("Berit Ek"))

        assert colleague(Told(name="Berit"), a_turn(records, member=VERA)).email == ""


@pytest.mark.parametrize(
    ("name", "email", "whole"),
    [
        ("Berit", "berit.falk@amal.example", "Berit Falk"),
        ("", "nina.ek@amal.example", "Nina Ek"),
        ("Berit", "kontoret@amal.example", "Berit"),
        ("Nina Å", "berit.falk@amal.example", "Nina Å"),
        ("", "kontoret@amal.example", ""),
    ],
)
def test_an_address_tells_the_rest_of_a_name(name: str, email: str, whole: str) -> None:
    assert with_told(Applicant(name=name), Told(email=email)).name == whole
