from datetime import date, time, timedelta

import pytest

from meetings.errors import (
    DeadlinePassed,
    MeetingCancelled,
    MeetingFull,
    MeetingPast,
    SeatsTaken,
)
from meetings.members import Role
from meetings.organisations import Organisation
from meetings.registering import decide, may_register
from meetings.registrations import Mode, RegistrationStatus
from meetings.schedule import Form, Status
from tests.builders import NOW, a_meeting, a_member, a_participant, a_registration, a_schedule


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


@pytest.mark.parametrize(
    ("form", "mode"),
    [(Form.ONSITE, Mode.ONSITE), (Form.ONLINE, Mode.ONLINE), (Form.HYBRID, Mode.ONLINE), (None, Mode.ONLINE)],
)
def test_a_wish_for_a_mode_counts_where_the_form_leaves_a_choice(form: Form | None, mode: Mode) -> None:
    assert a_participant(mode=Mode.ONLINE).mode_at(a_meeting(form=form)) is mode


def test_the_kitchen_hears_only_of_those_who_come() -> None:
    participant = a_participant(diet="glutenfri")

    assert participant.diet_at(a_meeting(form=Form.ONSITE)) == "glutenfri"
    assert participant.diet_at(a_meeting(form=Form.ONLINE)) is None


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
