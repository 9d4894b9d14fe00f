"""The example network is read as a person would read it."""

import csv
from datetime import date, time
from importlib import resources

import pytest

from bot.example.loading import NAME
from dialogs.documents.reader import read
from meetings.drafts import Draft, Reading


def example(name: str) -> str:
    return (resources.files("bot.example") / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan() -> Reading:
    return read(example("plan.txt"))


@pytest.fixture(scope="module")
def invitation() -> Reading:
    return read(example("inbjudan.txt"))


def on(reading: Reading, day: date) -> Draft:
    (meeting,) = [each for each in reading.meetings if each.date_start.settled() == day]
    return meeting


def test_the_plan_has_eleven_meetings_in_three_groups_and_the_one_doubt_that_it_names_itself(plan: Reading) -> None:
    assert plan.groups == ("Klimatgruppen", "Vattengruppen", "Måltidsgruppen")
    assert len(plan.meetings) == 11
    assert [(issue.field, issue.data["day"], issue.data["month"]) for issue in plan.issues] == [("place", 17, 11)]


def test_the_joint_meeting_stands_once_with_both_groups(plan: Reading) -> None:
    joint = on(plan, date(2027, 3, 10))

    assert joint.groups == ("Klimatgruppen", "Vattengruppen")
    assert (joint.time_start, joint.time_end, joint.place) == (time(9, 30), time(15, 30), "Kvarnsalen i Dimfors")


def test_the_theme_of_one_meeting_is_no_others(plan: Reading) -> None:
    assert [each.date_start.settled() for each in plan.meetings if each.theme] == [
        date(2027, 2, 3),
        date(2027, 3, 10),
        date(2027, 3, 24),
    ]


def test_the_meeting_of_two_days_is_on_site(plan: Reading) -> None:
    long = on(plan, date(2027, 5, 26))

    assert long.date_end.settled() == date(2027, 5, 27)
    assert long.all_day
    assert not long.online


def test_each_part_of_the_learning_project_has_its_own_place(invitation: Reading) -> None:
    assert [(each.date_start.settled(), each.place, bool(each.online)) for each in invitation.meetings] == [
        (date(2027, 4, 14), "Folkets hus, Tallmora", False),
        (date(2027, 10, 6), "Växthuset, Granåker", False),
        (date(2027, 10, 20), None, True),
    ]


def test_the_network_is_called_by_its_whole_name(invitation: Reading) -> None:
    assert invitation.groups == (NAME,)


def test_one_registers_for_the_whole_learning_project(invitation: Reading) -> None:
    terms = invitation.registration

    assert terms.together
    assert terms.seats_per_organisation == 2
    assert terms.deadline
    assert terms.deadline.settled() == date(2027, 3, 19)
    assert invitation.issues == ()


def test_the_members_belong_to_the_plans_groups(plan: Reading) -> None:
    members = list(csv.DictReader(example("members.csv").splitlines()))

    assert {group for member in members for group in member["groups"].split(";")} == set(plan.groups)
    assert {member["role"] for member in members} == {"member", "coordinator"}
    assert all(member["email"].endswith(".example") for member in members)
