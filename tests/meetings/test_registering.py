from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from threading import Barrier

import pytest

from meetings.errors import (
    AlreadyRegistered,
    DeadlinePassed,
    MeetingCancelled,
    MeetingFull,
    MeetingPast,
    SeatsTaken,
)
from meetings.members import Role
from meetings.organisations import Organisation
from meetings.registering import Decision, amend, decide, hand_over, may_register, register
from meetings.registrations import Mode, Participant, RegistrationStatus
from meetings.schedule import Form, Meeting, Status
from storage.database import Database
from storage.errors import Conflict
from tests.builders import NETWORK, NOW, a_meeting, a_member, a_participant, a_registration, a_schedule


def test_an_open_meeting_takes_a_participant() -> None:
    schedule = a_schedule(meeting := a_meeting())

    decision = decide(schedule, [meeting], [a_participant()], [], now=NOW)

    assert not decision.refused
    assert not decision.already


def test_a_cancelled_meeting_takes_nobody() -> None:
    schedule = a_schedule(meeting := a_meeting(status=Status.CANCELLED))

    (refusal,) = decide(schedule, [meeting], [a_participant()], [], now=NOW).refused

    assert isinstance(refusal, MeetingCancelled)


@pytest.mark.parametrize(("minutes", "past"), [(-1, False), (0, True)])
def test_a_meeting_is_past_when_it_has_ended(minutes: int, past: bool) -> None:
    meeting = a_meeting(day=NOW.date(), starts_at=time(8), ends_at=time(12))
    schedule = a_schedule(meeting)
    now = meeting.ends(schedule.network) + timedelta(minutes=minutes)

    refused = decide(schedule, [meeting], [a_participant()], [], now=now).refused

    assert [isinstance(r, MeetingPast) for r in refused] == [True] * past


def test_a_passed_deadline_refuses_with_its_day_unless_it_is_forced() -> None:
    schedule = a_schedule(meeting := a_meeting(deadline=date(2031, 2, 19)))

    (refusal,) = decide(schedule, [meeting], [a_participant()], [], now=NOW).refused

    assert isinstance(refusal, DeadlinePassed)
    assert refusal.deadline == date(2031, 2, 19)
    assert not decide(schedule, [meeting], [a_participant()], [], now=NOW, force_deadline=True).refused


def test_a_full_organisation_is_refused_by_its_known_name_and_others_are_not() -> None:
    known = Organisation(id="amal", name="Åmåls kommun", domains=("amal.example",))
    schedule = a_schedule(meeting := a_meeting(seats=1), organisations=(known,))
    held = [a_registration(name="Bo Ek")]
    late = a_participant(organisation="åmål")
    other = a_participant("Al By", organisation="Sunds kommun", email="al.by@sund.example")

    (refusal,) = decide(schedule, [meeting], [late, other], held, now=NOW).refused

    assert isinstance(refusal, SeatsTaken)
    assert (refusal.organisation, refusal.limit, refusal.email) == ("Åmåls kommun", 1, late.email)


def test_a_full_meeting_is_refused_to_all() -> None:
    schedule = a_schedule(meeting := a_meeting(seats_total=1))
    other = a_participant("Al By", organisation="Sunds kommun", email="al.by@sund.example")

    (refusal,) = decide(schedule, [meeting], [other], [a_registration()], now=NOW).refused

    assert isinstance(refusal, MeetingFull)
    assert refusal.limit == 1


def test_colleagues_who_register_together_share_the_seats_that_are_left() -> None:
    schedule = a_schedule(meeting := a_meeting(seats=2))
    colleagues = [a_participant(), a_participant("Bo Ek")]

    (refusal,) = decide(schedule, [meeting], colleagues, [a_registration(name="Al By")], now=NOW).refused

    assert refusal.email == colleagues[1].email


def test_who_has_a_seat_keeps_it_and_is_not_refused_for_want_of_another() -> None:
    schedule = a_schedule(meeting := a_meeting(seats=1))
    held = a_registration()

    decision = decide(schedule, [meeting], [a_participant()], [held], now=NOW)

    assert decision.already == (held,)
    assert not decision.refused


def test_a_withdrawn_seat_is_free_again() -> None:
    schedule = a_schedule(meeting := a_meeting(seats=1))
    withdrawn = a_registration(name="Bo Ek", status=RegistrationStatus.WITHDRAWN)

    assert not decide(schedule, [meeting], [a_participant()], [withdrawn], now=NOW).refused


def test_a_member_registers_oneself_and_colleagues_and_a_coordinator_anyone() -> None:
    schedule, member = a_schedule(), a_member()
    colleague = a_participant("Bo Ek", organisation="Åmål", email="bo@konsult.example")
    by_domain = a_participant("Bo Ek", organisation="Kommunkontoret")
    stranger = a_participant("Al By", organisation="Sunds kommun", email="al.by@sund.example")

    assert may_register(schedule, member, member.email, a_participant())
    assert may_register(schedule, member, member.email, colleague)
    assert may_register(schedule, member, member.email, by_domain)
    assert not may_register(schedule, member, member.email, stranger)
    assert may_register(schedule, a_member(role=Role.COORDINATOR), member.email, stranger)
    assert not may_register(schedule, None, "gast@annan.example", stranger)


def stored(database: Database, *meetings: Meeting) -> None:
    with database.records() as records:
        records.networks.add(NETWORK)
        for meeting in meetings:
            records.schedules.add_meeting(NETWORK.id, meeting)
        records.commit()


def registers(database: Database, *people: Participant, meetings: tuple[str, ...] = ("meeting",)) -> Decision:
    """One person's wish in a unit of work of its own."""
    with database.records() as records:
        schedule = records.schedules.of(NETWORK.id)
        decision = register(records, schedule, meetings, people, by=people[0].email, now=NOW)
        records.commit()
    return decision


def seated(database: Database) -> list[tuple[str, str]]:
    with database.records(write=False) as records:
        return sorted((r.email, r.meeting) for r in records.registrations.of_network(NETWORK.id) if r.in_force)


def test_a_registration_tells_who_came_how_and_on_whose_word(database: Database) -> None:
    stored(database, a_meeting(form=Form.ONSITE))

    (registration,) = registers(database, a_participant(diet="vegan"), a_participant("Bo Ek")).registered[:1]

    assert (registration.mode, registration.diet, registration.registered_by) == (
        Mode.ONSITE,
        "vegan",
        a_participant().email,
    )
    assert registration.registered_at == NOW
    assert len(seated(database)) == 2


def test_nothing_is_stored_when_one_of_several_is_refused(database: Database) -> None:
    stored(database, a_meeting("open"), a_meeting("closed", deadline=date(2031, 2, 1)))

    decision = registers(database, a_participant(), meetings=("open", "closed"))

    assert [refusal.meeting.id for refusal in decision.refused] == ["closed"]
    assert seated(database) == []


def test_who_has_some_seats_of_a_series_gets_the_others(database: Database) -> None:
    stored(database, a_meeting("first"), a_meeting("second"))
    registers(database, a_participant(), meetings=("first",))

    decision = registers(database, a_participant(), meetings=("first", "second"))

    assert [r.meeting for r in decision.registered] == ["second"]
    assert [r.meeting for r in decision.already] == ["first"]


def test_registering_twice_is_once(database: Database) -> None:
    stored(database, a_meeting())

    registers(database, a_participant())

    assert registers(database, a_participant()).registered == ()
    assert len(seated(database)) == 1


def test_who_withdrew_can_register_again_with_new_wishes(database: Database) -> None:
    stored(database, a_meeting())
    with database.records() as records:
        records.registrations.add(a_registration(status=RegistrationStatus.WITHDRAWN))
        records.commit()

    registers(database, a_participant(diet="vegan"))

    with database.records(write=False) as records:
        (registration,) = records.registrations.of_network(NETWORK.id)
    assert registration.in_force
    assert registration.diet == "vegan"


def test_a_deadline_moved_meanwhile_is_the_one_that_counts(database: Database) -> None:
    stored(database, a_meeting())
    with database.records() as records:
        outdated = records.schedules.of(NETWORK.id)
        records.schedules.save_meeting(NETWORK.id, a_meeting(deadline=date(2031, 2, 1)))
        records.commit()

    with database.records() as records:
        decision = register(records, outdated, ["meeting"], [a_participant()], by="x", now=NOW)

    assert isinstance(decision.refused[0], DeadlinePassed)


def test_colleagues_who_register_at_the_same_moment_never_get_more_seats_than_there_are(database: Database) -> None:
    stored(database, a_meeting(seats=3))
    start = Barrier(8)

    def race(number: int) -> None:
        start.wait()
        for _ in range(20):
            try:
                registers(database, a_participant(f"Person{number} Ek"))
            except Conflict:
                continue
            return

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(race, range(8)))

    assert len(seated(database)) == 3


def test_two_who_want_the_same_two_meetings_in_opposite_order_both_come_through(database: Database) -> None:
    stored(database, a_meeting("first", seats_total=1), a_meeting("second", seats_total=1))
    start = Barrier(2)

    def race(name: str, meetings: tuple[str, ...]) -> Decision:
        start.wait()
        return registers(database, a_participant(name), meetings=meetings)

    with ThreadPoolExecutor(2) as threads:
        one = threads.submit(race, "Bo Ek", ("first", "second"))
        other = threads.submit(race, "Al By", ("second", "first"))
        decisions = [one.result(), other.result()]

    assert sorted(len(decision.registered) for decision in decisions) == [0, 2]


def test_a_seat_is_handed_over_although_the_organisation_is_full_and_the_deadline_passed(database: Database) -> None:
    stored(database, a_meeting(seats=1, deadline=date(2031, 2, 1)))
    with database.records() as records:
        records.registrations.add(a_registration())
        schedule = records.schedules.of(NETWORK.id)

        decision = hand_over(
            records, schedule, ["meeting"], giver=a_participant().email, to=a_participant("Bo Ek"), by="x", now=NOW
        )
        records.commit()

    assert len(decision.registered) == 1
    assert seated(database) == [("bo.ek@amal.example", "meeting")]


def test_a_seat_goes_to_another_organisation_only_if_it_has_one_free(database: Database) -> None:
    stored(database, a_meeting(seats=1))
    other = a_participant("Al By", organisation="Sunds kommun", email="al.by@sund.example")
    with database.records() as records:
        records.registrations.add(a_registration())
        records.registrations.add(a_registration(name="Li Ås", organisation="Sund", email="li@sund.example"))
        schedule = records.schedules.of(NETWORK.id)

        decision = hand_over(records, schedule, ["meeting"], giver=a_participant().email, to=other, by="x", now=NOW)

    assert isinstance(decision.refused[0], SeatsTaken)


def test_a_seat_is_not_given_to_who_has_one_nor_by_who_has_none(database: Database) -> None:
    stored(database, a_meeting())
    with database.records() as records:
        records.registrations.add(a_registration())
        records.registrations.add(a_registration(name="Bo Ek"))
        schedule = records.schedules.of(NETWORK.id)

        taken = hand_over(
            records, schedule, ["meeting"], giver=a_participant().email, to=a_participant("Bo Ek"), by="x", now=NOW
        )
        nobody = hand_over(
            records, schedule, ["meeting"], giver="nobody@amal.example", to=a_participant("Al By"), by="x", now=NOW
        )

    assert isinstance(taken.refused[0], AlreadyRegistered)
    assert nobody == Decision()


def test_a_deputy_for_one_meeting_leaves_the_rest_of_the_series_alone(database: Database) -> None:
    stored(database, a_meeting("first"), a_meeting("second"))
    registers(database, a_participant(), meetings=("first", "second"))
    with database.records() as records:
        schedule = records.schedules.of(NETWORK.id)
        hand_over(
            records, schedule, ["second"], giver=a_participant().email, to=a_participant("Bo Ek"), by="x", now=NOW
        )
        records.commit()

    assert seated(database) == [("bo.ek@amal.example", "second"), (a_participant().email, "first")]


def test_wishes_can_be_changed_until_the_meeting_is_over(database: Database) -> None:
    stored(database, a_meeting("coming"), a_meeting("past", day=date(2031, 2, 1)))
    with database.records() as records:
        for meeting in ("coming", "past"):
            records.registrations.add(a_registration(meeting))
        schedule = records.schedules.of(NETWORK.id)

        decision = amend(records, schedule, ["coming", "past"], [a_participant(diet="vegan")], now=NOW)

    assert [(r.meeting, r.diet) for r in decision.registered] == [("coming", "vegan")]
