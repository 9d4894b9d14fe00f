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


def test_a_member_is_found_by_e_mail_and_by_entra_id_in_the_own_network_only(records: UnitOfWork) -> None:
    records.networks.add(other := a_network("skog"))
    records.members.add(NETWORK.id, member := a_member(email="vera@amal.example", entra_id="entra"))

    assert records.members.by_email(NETWORK.id, "VERA@amal.example") == member
    assert records.members.by_entra_id(NETWORK.id, "entra") == member
    assert records.members.by_email(other.id, member.email) is None
    assert records.members.by_entra_id(other.id, "entra") is None


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
