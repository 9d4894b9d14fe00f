from dataclasses import replace

import pytest

from meetings.languages import Language
from meetings.members import Role
from storage.errors import Conflict
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, a_member, a_network


def test_a_member_comes_back_as_it_was(records: UnitOfWork) -> None:
    member = replace(a_member(groups=("vatten", "skog"), role=Role.COORDINATOR), language=Language.ENGLISH)

    records.members.add(NETWORK.id, member)

    assert records.members.of(NETWORK.id) == (member,)


def test_a_member_is_found_by_e_mail_in_the_own_network_only(records: UnitOfWork) -> None:
    records.networks.add(other := a_network("skog"))
    records.members.add(NETWORK.id, member := a_member(email="vera@amal.example"))

    assert records.members.by_email(NETWORK.id, "VERA@amal.example") == member
    assert records.members.by_email(other.id, member.email) is None


def test_a_person_is_found_by_entra_id_and_by_e_mail_in_every_network_that_has_them(records: UnitOfWork) -> None:
    records.networks.add(skog := a_network("skog"))
    records.networks.add(berg := a_network("berg"))
    records.members.add(NETWORK.id, by_email := a_member(email="vera@amal.example"))
    records.members.add(skog.id, by_both := replace(by_email, id="in skog", entra_id="entra"))
    records.members.add(berg.id, by_id := replace(by_both, id="in berg", email="v.strand@amal.example"))

    assert records.members.of_person("entra", "Vera@Amal.example") == (
        (records.networks.get(NETWORK.id), by_email),
        (records.networks.get(skog.id), by_both),
        (records.networks.get(berg.id), by_id),
    )
    assert [member for _, member in records.members.of_person("entra", None)] == [by_both, by_id]
    assert [member for _, member in records.members.of_person(None, "vera@amal.example")] == [by_email, by_both]
    assert records.members.of_person(None, None) == ()
    assert records.members.of_person("another", "bo@amal.example") == ()


def test_a_saved_member_replaces_the_old_one(records: UnitOfWork) -> None:
    records.members.add(NETWORK.id, member := a_member())

    records.members.save(NETWORK.id, known := replace(member, entra_id="entra"))

    assert records.members.of(NETWORK.id) == (known,)


def test_a_member_who_is_gone_cannot_be_saved(records: UnitOfWork) -> None:
    records.members.add(NETWORK.id, member := a_member())
    records.members.remove(NETWORK.id, member.id)

    with pytest.raises(Conflict):
        records.members.save(NETWORK.id, member)


def test_a_member_is_removed_from_the_own_network_only(records: UnitOfWork) -> None:
    records.networks.add(other := a_network("skog"))
    records.members.add(NETWORK.id, member := a_member())

    records.members.remove(other.id, member.id)
    assert records.members.of(NETWORK.id) == (member,)

    records.members.remove(NETWORK.id, member.id)
    assert records.members.of(NETWORK.id) == ()
