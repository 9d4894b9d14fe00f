from dataclasses import replace
from datetime import date, timedelta

import pytest

from meetings.registrations import Mode, RegistrationStatus
from storage.database import Database
from storage.errors import Conflict
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, NOW, a_meeting, a_network, a_registration


@pytest.fixture
def records(records: UnitOfWork) -> UnitOfWork:
    """Two meetings in the one network and one in another."""
    records.schedules.add_meeting(NETWORK.id, a_meeting("spring", day=date(2031, 3, 12)))
    records.schedules.add_meeting(NETWORK.id, a_meeting("autumn", day=date(2031, 9, 12)))
    records.networks.add(other := a_network("skog"))
    records.schedules.add_meeting(other.id, a_meeting("elsewhere"))
    return records


def test_a_registration_comes_back_as_it_was(records: UnitOfWork) -> None:
    registration = replace(a_registration("spring"), mode=Mode.ONLINE, diet="ägg, mjölk")

    records.registrations.add(registration)

    assert records.registrations.of_meetings(["spring"]) == (registration,)


def test_registrations_come_in_the_order_in_which_people_registered(records: UnitOfWork) -> None:
    later = replace(a_registration("spring", "Bo Ek"), registered_at=NOW + timedelta(hours=1))
    records.registrations.add(later)
    records.registrations.add(first := a_registration("autumn", "Al By"))
    records.registrations.add(second := a_registration("spring"))

    assert records.registrations.of_meetings(["spring", "autumn"]) == (first, second, later)
    assert records.registrations.of_meetings([]) == ()


def test_a_second_registration_of_a_person_for_a_meeting_is_a_conflict(database: Database) -> None:
    with database.records() as records:
        records.networks.add(NETWORK)
        records.schedules.add_meeting(NETWORK.id, a_meeting())
        records.registrations.add(a_registration())
        records.commit()

    with pytest.raises(Conflict), database.records() as records:
        records.registrations.add(a_registration())


def test_a_withdrawn_registration_is_kept(records: UnitOfWork) -> None:
    records.registrations.add(registration := a_registration("spring"))

    records.registrations.save(withdrawn := replace(registration, status=RegistrationStatus.WITHDRAWN))

    assert records.registrations.of_meetings(["spring"]) == (withdrawn,)


def test_a_person_and_a_network_see_their_own_registrations_only(records: UnitOfWork) -> None:
    records.registrations.add(hers := a_registration("spring", "Vera Strand"))
    records.registrations.add(his := a_registration("spring", "Bo Ek"))
    records.registrations.add(a_registration("elsewhere", "Vera Strand"))

    assert records.registrations.of_person(NETWORK.id, "Vera.Strand@amal.example") == (hers,)
    assert records.registrations.of_network(NETWORK.id) == (hers, his)


def test_a_forgotten_person_leaves_no_trace_in_the_network(records: UnitOfWork) -> None:
    records.registrations.add(a_registration("spring", "Vera Strand"))
    records.registrations.add(a_registration("autumn", "Vera Strand"))
    records.registrations.add(his := a_registration("spring", "Bo Ek", by="vera.strand@amal.example"))
    records.registrations.add(elsewhere := a_registration("elsewhere", "Vera Strand"))

    assert records.registrations.forget_person(NETWORK.id, "Vera.Strand@amal.example") == 2
    assert records.registrations.of_network(NETWORK.id) == (replace(his, registered_by=""),)
    assert records.registrations.of_meetings(["elsewhere"]) == (elsewhere,)


def test_withdrawn_registrations_go_when_their_meeting_is_over(records: UnitOfWork) -> None:
    gone = RegistrationStatus.WITHDRAWN
    records.registrations.add(a_registration("spring", "Vera Strand", status=gone))
    records.registrations.add(came := a_registration("spring", "Bo Ek"))
    records.registrations.add(coming := a_registration("autumn", "Vera Strand", status=gone))

    assert records.registrations.forget_withdrawn(date(2031, 3, 12)) == 0
    assert records.registrations.forget_withdrawn(date(2031, 3, 13)) == 1
    assert records.registrations.of_network(NETWORK.id) == (came, coming)
