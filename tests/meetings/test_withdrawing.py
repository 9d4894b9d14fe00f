from datetime import date

from meetings.errors import MeetingCancelled, MeetingPast, NotRegistered
from meetings.members import Role
from meetings.records import Records
from meetings.registrations import RegistrationStatus
from meetings.schedule import Meeting, Status
from meetings.withdrawing import Withdrawal, may_withdraw, open_registrations, withdraw
from storage.database import Database
from tests.builders import NETWORK, NOW, a_meeting, a_member, a_registration

VERA = a_member()


def with_seats(records: Records, *meetings: Meeting) -> None:
    """A network in which Vera has a seat at each meeting."""
    records.networks.add(NETWORK)
    for meeting in meetings:
        records.schedules.add_meeting(NETWORK.id, meeting)
        records.registrations.add(a_registration(meeting.id))


def withdraws(records: Records, *meetings: str) -> Withdrawal:
    schedule = records.schedules.of(NETWORK.id)
    return withdraw(records, schedule, meetings, email=VERA.email, name=VERA.name, now=NOW)


def test_a_withdrawn_registration_is_kept_without_its_seat(database: Database) -> None:
    with database.records() as records:
        with_seats(records, a_meeting())

        withdraws(records, "meeting")

        (registration,) = records.registrations.of_meetings(["meeting"])
        assert registration.status is RegistrationStatus.WITHDRAWN


def test_the_deadline_does_not_keep_anybody_from_withdrawing(database: Database) -> None:
    with database.records() as records:
        with_seats(records, a_meeting(deadline=date(2031, 1, 1)))

        assert len(withdraws(records, "meeting").withdrawn) == 1


def test_what_cannot_be_given_up_is_refused_and_the_rest_is_given_up(database: Database) -> None:
    with database.records() as records:
        past = a_meeting("past", day=date(2031, 2, 1))
        cancelled = a_meeting("cancelled", status=Status.CANCELLED)
        with_seats(records, a_meeting("coming"), past, cancelled)
        records.schedules.add_meeting(NETWORK.id, a_meeting("other"))

        outcome = withdraws(records, "coming", "past", "cancelled", "other")

        assert [r.meeting for r in outcome.withdrawn] == ["coming"]
        reasons = {refusal.meeting.id: type(refusal) for refusal in outcome.refused}
        assert reasons == {"past": MeetingPast, "cancelled": MeetingCancelled, "other": NotRegistered}


def test_the_open_registrations_are_those_still_to_come_in_order_of_time(database: Database) -> None:
    with database.records() as records:
        later, sooner = a_meeting("later", day=date(2031, 6, 1)), a_meeting("sooner", day=date(2031, 4, 1))
        with_seats(records, later, sooner, a_meeting("past", day=date(2031, 2, 1)))
        schedule = records.schedules.of(NETWORK.id)

        found = open_registrations(records, schedule, VERA.email, NOW)

        assert [r.meeting for r in found] == ["sooner", "later"]


def test_a_seat_is_given_up_by_its_holder_by_who_took_it_and_by_coordinators() -> None:
    own = a_registration()
    taken = a_registration(name="Bo Ek", by=VERA.email)
    forgotten = a_registration(name="Bo Ek", by="")

    assert may_withdraw(VERA, VERA.email, own)
    assert may_withdraw(VERA, VERA.email, taken)
    assert not may_withdraw(VERA, "annan@amal.example", own)
    assert not may_withdraw(None, "", forgotten)
    assert may_withdraw(a_member(role=Role.COORDINATOR), "", own)
