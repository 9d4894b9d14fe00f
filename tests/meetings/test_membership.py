"""The network's list of members, as spreadsheets write it."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from meetings.members import Role
from meetings.membership import Flaw, Import, RefusedRow, UnreadableList, import_members, rows
from meetings.organisations import Group, Organisation
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK

WATER = Group(id="water", name="Vattengruppen", aliases=("Vatten",))
AIR = Group(id="air", name="Luftgruppen")
HEADER = "name,email,organisation,groups,role\n"


def imported(records: Records, *lines: str, header: str = HEADER) -> Import:
    if records.networks.get(NETWORK.id) is None:
        records.networks.add(NETWORK)
        for group in (WATER, AIR):
            records.schedules.add_group(NETWORK.id, group)
    return import_members(records, NETWORK.id, header + "\n".join(lines))


def test_members_are_added_with_groups_and_role(database: Database) -> None:
    with database.records() as records:
        result = imported(
            records,
            "Vera Strand,Vera.Strand@Amal.example,Åmåls kommun,Vattengruppen;luftgruppen,member",
            "Sam Ordnare,sam@amal.example,Åmåls kommun,vatten,Coordinator",
            "Bo Ek,bo@ek.example,,,",
        )
        vera, sam, bo = records.members.of(NETWORK.id)

    assert result == Import(added=3)
    assert (vera.name, vera.email, vera.groups, vera.role) == (
        "Vera Strand",
        "vera.strand@amal.example",
        ("water", "air"),
        Role.MEMBER,
    )
    assert (sam.groups, sam.role) == (("water",), Role.COORDINATOR)
    assert (bo.organisation, bo.groups, bo.role) == ("", (), Role.MEMBER)


@pytest.mark.parametrize(
    "text",
    [
        '\ufeffname;email;organisation;groups;role\r\nVera;vera@amal.example;Åmål;"Vattengruppen;Luftgruppen";member\r\n',
        "name\temail\torganisation\tgroups\trole\nVera\tvera@amal.example\tÅmål\tVattengruppen;Luftgruppen\tmember\n",
        " Email , NAME,extra,groups\nvera@amal.example,Vera,x,Vattengruppen;Luftgruppen\n",
    ],
    ids=["semicolons and a byte order mark", "tabs", "columns in another order"],
)
def test_every_spreadsheets_way_of_writing_it_is_read(database: Database, text: str) -> None:
    with database.records() as records:
        imported(records)
        import_members(records, NETWORK.id, text)
        [vera] = records.members.of(NETWORK.id)

    assert (vera.name, vera.groups) == ("Vera", ("water", "air"))


def test_importing_again_changes_what_changed_and_keeps_who_the_person_is(database: Database) -> None:
    with database.records() as records:
        imported(records, "Vera,vera@amal.example,Åmål,Vattengruppen,member", "Bo,bo@ek.example,Ek,,member")
        before = records.members.by_email(NETWORK.id, "vera@amal.example")
        result = imported(records, "Vera Ny,vera@amal.example,Åmål,,coordinator", "Bo,bo@ek.example,Ek,,member")
        after = records.members.by_email(NETWORK.id, "vera@amal.example")

    assert result == Import(changed=1, unchanged=1)
    assert before
    assert after
    assert (after.id, after.name, after.groups, after.role) == (before.id, "Vera Ny", (), Role.COORDINATOR)


def test_refused_rows_are_told_by_line_and_the_others_are_taken(database: Database) -> None:
    with database.records() as records:
        result = imported(
            records,
            "Vera,vera@amal.example,Åmål,Vattengruppen,member",
            ",nobody@amal.example,,,",
            "Utan Adress,,,,",
            "",
            "Fel Adress,fel@amal,,,",
            "Fel Grupp,g@amal.example,,Vattengruppen;Markgruppen,",
            "Fel Roll,r@amal.example,,,chef",
            "Vera Igen,VERA@amal.example,,,",
            '"Två',
            'Rader",tva@amal.example,,,boss',
        )

    assert result.added == 1
    assert result.refused == (
        RefusedRow(line=3, flaw=Flaw.NO_NAME, value="nobody@amal.example"),
        RefusedRow(line=4, flaw=Flaw.NO_EMAIL),
        RefusedRow(line=6, flaw=Flaw.NOT_AN_EMAIL, value="fel@amal"),
        RefusedRow(line=7, flaw=Flaw.UNKNOWN_GROUP, value="Markgruppen"),
        RefusedRow(line=8, flaw=Flaw.UNKNOWN_ROLE, value="chef"),
        RefusedRow(line=9, flaw=Flaw.REPEATED, value="vera@amal.example"),
        RefusedRow(line=10, flaw=Flaw.UNKNOWN_ROLE, value="boss"),
    )


def test_a_list_without_names_or_addresses_is_none(database: Database) -> None:
    with database.records() as records, pytest.raises(UnreadableList) as unreadable:
        imported(records, "Vera,Åmål", header="namn,organisation\n")

    assert unreadable.value.missing == ("name", "email")


def test_new_organisations_are_added_with_the_domains_that_carry_their_name(database: Database) -> None:
    with database.records() as records:
        imported(
            records,
            "Vera,vera@amal.example,Åmåls kommun,,",
            "Bo,bo@brevlada.example,Åmåls kommun,,",
            "Siv,siv@regionvarmland.example,Region Värmland,,",
        )
        organisations = records.schedules.of(NETWORK.id).organisations

    assert [(o.name, o.domains) for o in organisations] == [
        ("Åmåls kommun", ("amal.example",)),
        ("Region Värmland", ("regionvarmland.example",)),
    ]


def test_an_organisation_that_is_known_by_another_ending_is_not_added_again(database: Database) -> None:
    with database.records() as records:
        imported(records)
        records.schedules.add_organisation(NETWORK.id, Organisation(id="amal", name="Åmål"))
        imported(records, "Vera,vera@amal.example,Åmåls kommun,,")

        assert [o.id for o in records.schedules.of(NETWORK.id).organisations] == ["amal"]


@given(some.text())
def test_whatever_stands_in_place_of_a_list_is_rows_or_unreadable(text: str) -> None:
    with contextlib.suppress(UnreadableList):
        list(rows(text))
