"""Reminders: who is reminded of what, when, and under which key."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from meetings.addresses import Address
from meetings.languages import Language
from meetings.organisations import Group
from meetings.reminders import LeadTime, Message, due, followed, personal_reminder, plan
from meetings.schedule import Meeting, Status
from tests.builders import NETWORK, NOW, STOCKHOLM, a_meeting, a_schedule

WATER = Group(id="water", name="Vattengruppen")
AIR = Group(id="air", name="Luftgruppen")


def a_channel(identity: str = "channel", *groups: str, active: bool = True, scope: str = "channel") -> Address:
    return Address(
        id=identity,
        scope=scope,
        conversation=f"19:{identity}@thread.tacv2",
        service_url="https://teams.example/",
        bot="28:bot",
        network=NETWORK.id,
        groups=groups or (WATER.id,),
        active=active,
    )


def planned(meeting: Meeting, *addresses: Address, now: datetime = NOW) -> list[Message]:
    return list(plan(a_schedule(meeting, groups=(WATER, AIR)), addresses, now))


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2031, 3, 12), datetime(2031, 3, 11, 9, tzinfo=STOCKHOLM)),
        (date(2031, 3, 17), datetime(2031, 3, 14, 9, tzinfo=STOCKHOLM)),
        (date(2031, 4, 15), datetime(2031, 4, 10, 9, tzinfo=STOCKHOLM)),
    ],
)
def test_a_meeting_is_reminded_of_at_nine_on_the_working_day_before(day: date, moment: datetime) -> None:
    assert due(a_meeting(day=day), NETWORK) == moment


def test_a_reminder_is_worthless_once_the_meeting_begins() -> None:
    [reminder] = planned(a_meeting(groups=("water",), starts_at=time(9, 15)), a_channel())

    assert reminder.expires_at == datetime(2031, 3, 12, 9, 15, tzinfo=STOCKHOLM)


def test_a_joint_meeting_reminds_the_channel_of_each_group() -> None:
    meeting = a_meeting(groups=("water", "air"))

    assert len(planned(meeting, a_channel("one", "water"), a_channel("two", "air"))) == 2


def test_a_channel_linked_to_both_groups_is_reminded_once() -> None:
    assert len(planned(a_meeting(groups=("water", "air")), a_channel("both", "water", "air"))) == 1


def test_other_groups_are_left_in_peace() -> None:
    assert planned(a_meeting(groups=("air",)), a_channel("one", "water")) == []


def test_a_meeting_of_the_whole_network_goes_to_every_linked_channel() -> None:
    assert len(planned(a_meeting(), a_channel("one", "water"), a_channel("two", NETWORK.id))) == 2


def test_a_channel_of_the_whole_network_is_reminded_of_every_meeting() -> None:
    assert len(planned(a_meeting(groups=("air",)), a_channel("general", NETWORK.id))) == 1


@pytest.mark.parametrize(
    "address",
    [a_channel(active=False), a_channel(scope="personal")],
    ids=["where the bot was removed", "in a personal chat"],
)
def test_nothing_is_planned(address: Address) -> None:
    assert planned(a_meeting(groups=("water",)), address) == []


@pytest.mark.parametrize(
    "meeting",
    [
        a_meeting(groups=("water",), status=Status.CANCELLED),
        a_meeting(groups=("water",), day=NOW.date(), starts_at=time(8), ends_at=time(12)),
        a_meeting(groups=("water",), day=NOW.date() - timedelta(days=1)),
    ],
    ids=["cancelled", "begun", "over"],
)
def test_a_meeting_that_nobody_waits_for_is_not_reminded_of(meeting: Meeting) -> None:
    assert planned(meeting, a_channel()) == []


def test_planning_again_gives_the_same_keys_and_moving_gives_others() -> None:
    days = (date(2031, 3, 12), date(2031, 3, 12), date(2031, 3, 13))

    first, again, moved = ([m.key for m in planned(a_meeting(day=day, groups=("water",)), a_channel())] for day in days)

    assert first == again
    assert first != moved


def test_the_evening_before_is_a_wall_clock() -> None:
    lead = LeadTime(days=1, clock=time(18))

    assert lead.before(a_meeting(day=date(2031, 3, 30)), NETWORK) == datetime(2031, 3, 29, 18, tzinfo=STOCKHOLM)


def test_an_hour_before_needs_a_meeting_with_hours() -> None:
    lead = LeadTime(minutes=60)

    assert lead.before(a_meeting(starts_at=time(9, 15)), NETWORK) == datetime(2031, 3, 12, 8, 15, tzinfo=STOCKHOLM)
    assert lead.before(a_meeting(starts_at=None), NETWORK) is None


@pytest.mark.parametrize("lead", [LeadTime(), LeadTime(days=2), LeadTime(clock=time(18)), LeadTime(minutes=30)])
def test_a_lead_time_survives_storage(lead: LeadTime) -> None:
    assert LeadTime.decoded(lead.code) == lead


@given(some.text() | some.from_regex(r"\d+d\d+:\d+|\d+m", fullmatch=True))
def test_whatever_stands_in_place_of_a_lead_time_is_a_lead_time_or_none(code: str) -> None:
    lead = LeadTime.decoded(code)

    assert lead is None or LeadTime.decoded(lead.code) == lead


def a_personal_reminder(meeting: Meeting, lead: LeadTime, now: datetime = NOW) -> Message | None:
    chat = a_channel("chat", scope="personal")
    return personal_reminder(
        meeting,
        lead,
        network=NETWORK,
        address=chat,
        person="29:vera",
        name="",
        language=Language.SWEDISH,
        now=now,
    )


def test_a_personal_reminder_whose_moment_has_passed_is_none() -> None:
    assert a_personal_reminder(a_meeting(day=date(2031, 2, 21)), LeadTime(days=2)) is None


def test_asking_twice_for_the_same_reminder_is_asking_once() -> None:
    first, again = (a_personal_reminder(a_meeting(), LeadTime(days=2)) for _ in range(2))

    assert first
    assert again
    assert first.key == again.key


def test_the_key_of_a_personal_reminder_names_nobody() -> None:
    reminder = a_personal_reminder(a_meeting(), LeadTime(days=2))

    assert reminder
    assert "vera" not in reminder.key


def test_a_personal_reminder_follows_its_meeting() -> None:
    reminder = a_personal_reminder(a_meeting(), LeadTime(days=2))
    assert reminder

    moved = followed(reminder, a_schedule(a_meeting(day=date(2031, 3, 20))), NOW)

    assert moved
    assert moved.key == reminder.key
    assert moved.due_at == datetime(2031, 3, 18, 9, tzinfo=STOCKHOLM)


def test_a_personal_reminder_ends_with_its_meeting() -> None:
    reminder = a_personal_reminder(a_meeting(), LeadTime(days=2))
    assert reminder

    assert followed(reminder, a_schedule(a_meeting(status=Status.CANCELLED)), NOW) is None
    assert followed(reminder, a_schedule(), NOW) is None
