from dataclasses import replace
from datetime import date, time

import pytest

from meetings.comparing import compare
from meetings.differences import Difference, Kind
from meetings.drafts import ContactRead, Reading, Terms
from meetings.organisations import Group
from meetings.schedule import Contact, Form, Meeting, Series, Status
from tests.builders import NOW, a_meeting, a_schedule
from tests.meetings.readings import a_day, a_draft, a_reading

TODAY = NOW.date()
FOREST, WATER = Group(id="forest", name="Skogsgruppen"), Group(id="water", name="Vattengruppen")
PLAN = Series(id="plan", title="Verksamhetsplan 2031")


def difference(
    reading: Reading, *meetings: Meeting, groups: tuple[Group, ...] = (), series: Series = PLAN
) -> Difference:
    return compare(a_schedule(*meetings, groups=groups, series=(series,)), reading, today=TODAY)


def kinds(found: Difference) -> list[str]:
    return [proposal.kind.value for proposal in found.proposals]


def planned(meeting: Meeting) -> Meeting:
    return replace(meeting, series="plan")


def a_plan(*days: date) -> tuple[Meeting, ...]:
    return tuple(a_meeting(f"m{n}", day=day, series="plan", form=None) for n, day in enumerate(days))


def test_a_first_document_adds_its_meetings_and_groups() -> None:
    reading = a_reading(a_draft(groups=("Skogsgruppen",)), groups=("Skogsgruppen", "Vattengruppen"))

    found = compare(a_schedule(), reading, today=TODAY)

    assert kinds(found) == ["added"]
    assert [group.name for group in found.new_groups] == ["Skogsgruppen", "Vattengruppen"]
    assert found.proposals[0].after.groups == (found.new_groups[0].id,)


def test_a_draft_without_a_year_is_not_proposed() -> None:
    found = compare(a_schedule(), a_reading(a_draft(), a_draft(date(2031, 5, 1), year_open=True)), today=TODAY)

    assert kinds(found) == ["added"]
    assert len(found.open) == 1


def test_a_joint_meeting_listed_under_each_group_is_one() -> None:
    first = a_draft(groups=("Skogsgruppen",), joint_with=("Vattengruppen",), all_day=True)
    second = a_draft(groups=("Vattengruppen",), joint_with=("Skogsgruppen",), all_day=True)

    found = compare(a_schedule(groups=(FOREST, WATER)), a_reading(first, second), today=TODAY)

    (proposal,) = found.proposals
    assert proposal.after.groups == ("forest", "water")
    assert proposal.after.joint_with == ()


def test_meetings_of_two_groups_on_one_day_stay_two() -> None:
    meeting = a_meeting(groups=("forest",))

    found = difference(a_reading(a_draft(groups=("Vattengruppen",))), meeting, groups=(FOREST, WATER))

    assert kinds(found) == ["added"]


def test_the_same_document_again_changes_nothing() -> None:
    drafts = (a_draft(all_day=True), a_draft(date(2031, 5, 7), "Digitalt möte", hours=(time(9), time(11)), online=True))
    reading = a_reading(*drafts, contacts=(ContactRead(name="Vera Strand", email="vera@natverk.example"),))
    first = compare(a_schedule(), reading, today=TODAY)
    assert first.series
    schedule = a_schedule(*(p.after for p in first.proposals), series=(first.series,), contacts=first.contacts)

    again = compare(schedule, reading, today=TODAY)

    assert kinds(again) == ["unchanged", "unchanged"]
    assert again.empty


def test_an_invitation_fills_in_the_meeting_of_the_plan_and_keeps_its_identity() -> None:
    plan = a_plan(date(2031, 3, 12), date(2031, 5, 7), date(2031, 9, 3))
    draft = a_draft(date(2031, 5, 7), "Levande vatten", hours=(time(9, 30), time(16)), place="Borås", online=False)
    reading = a_reading(draft, title="Levande vatten", terms=Terms(deadline=a_day(date(2031, 4, 20))))

    found = difference(reading, *plan)

    (proposal,) = found.proposals
    assert proposal.kind is Kind.CHANGED
    assert proposal.after.id == "m1"
    assert (proposal.after.title, proposal.after.theme) == ("Nätverksträff", "Levande vatten")
    assert (proposal.after.starts_at, proposal.after.place, proposal.after.form) == (time(9, 30), "Borås", Form.ONSITE)
    assert not proposal.after.all_day
    assert found.series
    assert proposal.after.series == found.series.id
    assert found.series.deadline == date(2031, 4, 20)
    assert proposal.after.revision == 1


def test_the_plan_again_after_the_invitation_takes_nothing_back() -> None:
    plan = a_plan(date(2031, 3, 12), date(2031, 5, 7), date(2031, 9, 3))
    invitation = a_reading(a_draft(date(2031, 5, 7), "Levande vatten", hours=(time(9, 30), time(16)), place="Borås"))
    filled = difference(invitation, *plan).proposals[0].after
    again = a_reading(*(a_draft(m.first_day, all_day=True) for m in plan), title="Verksamhetsplan 2031")

    found = difference(again, plan[0], filled, plan[2])

    assert kinds(found) == ["unchanged"] * 3


def test_another_document_does_not_call_off_what_it_leaves_out() -> None:
    plan = a_plan(date(2031, 3, 12), date(2031, 5, 7), date(2031, 9, 3))

    found = difference(a_reading(a_draft(date(2031, 5, 7)), title="Träff i maj"), *plan)

    assert [p.before for p in found.proposals] == [plan[1]]


def test_a_revised_plan_shows_what_was_added_moved_changed_and_left_out() -> None:
    plan = a_plan(date(2031, 3, 12), date(2031, 5, 7), date(2031, 9, 3), date(2031, 11, 5), date(2031, 12, 3))
    drafts = (
        a_draft(date(2031, 3, 12), place="Åmål"),
        a_draft(date(2031, 5, 7), all_day=True),
        a_draft(date(2031, 9, 10), all_day=True),
        a_draft(date(2031, 12, 3), all_day=True),
        a_draft(date(2031, 12, 10), "Julfika", all_day=True),
    )

    found = difference(a_reading(*drafts, title="Reviderad verksamhetsplan 2031"), *plan)

    assert kinds(found) == ["changed", "unchanged", "moved", "unchanged", "added", "cancelled"]
    assert found.proposals[2].after.id == "m2"
    assert found.proposals[5].after.id == "m3"


def test_a_meeting_that_is_over_is_not_called_off() -> None:
    plan = a_plan(date(2031, 1, 8), date(2031, 3, 12), date(2031, 5, 7))
    drafts = (a_draft(date(2031, 3, 12)), a_draft(date(2031, 5, 7)))

    found = difference(a_reading(*drafts, title="Verksamhetsplan 2031"), *plan)

    assert kinds(found) == ["unchanged", "unchanged"]


def test_next_years_plan_is_another_plan() -> None:
    plan = a_plan(date(2031, 3, 12), date(2031, 5, 7))

    found = difference(a_reading(a_draft(date(2032, 3, 10)), title="Verksamhetsplan 2032"), *plan)

    assert kinds(found) == ["added"]
    assert found.series_before is None


def test_a_meeting_that_people_called_off_is_not_revived_by_a_document() -> None:
    found = difference(a_reading(a_draft(), title=PLAN.title), planned(a_meeting(status=Status.CANCELLED)))

    assert kinds(found) == ["unchanged"]


def test_a_cancelled_draft_calls_the_meeting_off() -> None:
    found = difference(a_reading(a_draft(status="cancelled")), a_meeting())

    assert kinds(found) == ["cancelled"]
    assert found.proposals[0].after.revision == 1


@pytest.mark.parametrize(
    ("hours", "kept"), [((time(9), time(16)), True), ((time(9), None), True), ((time(9), time(12)), False)]
)
def test_a_whole_day_contradicts_short_hours_only(hours: tuple[time, time | None], kept: bool) -> None:
    meeting = planned(a_meeting(starts_at=hours[0], ends_at=hours[1]))

    (proposal,) = difference(a_reading(a_draft(all_day=True), title=PLAN.title), meeting).proposals

    assert (proposal.kind is Kind.UNCHANGED) is kept
    assert proposal.after.all_day is not kept


def test_a_meeting_that_becomes_digital_loses_its_place() -> None:
    (proposal,) = difference(a_reading(a_draft(online=True)), a_meeting(place="Åmål", form=Form.ONSITE)).proposals

    assert proposal.after.form is Form.ONLINE
    assert proposal.after.place is None


def test_two_sessions_of_one_day_stay_apart() -> None:
    meeting = a_meeting(title="Förmiddag: skog", starts_at=time(9), ends_at=time(11))

    found = difference(a_reading(a_draft(title="Eftermiddag: vatten", hours=(time(13), time(15)))), meeting)

    assert kinds(found) == ["added"]


def test_a_contact_named_twice_is_one_person_with_both_groups() -> None:
    contacts = (
        ContactRead(name="Vera Strand", email="vera@natverk.example", groups=("Skogsgruppen",)),
        ContactRead(name="Vera Strand", email="Vera@natverk.example", phone="0123-45", groups=("Vattengruppen",)),
    )

    found = compare(a_schedule(groups=(FOREST, WATER)), a_reading(contacts=contacts), today=TODAY)

    assert found.contacts == (
        Contact(name="Vera Strand", email="vera@natverk.example", phone="0123-45", groups=("forest", "water")),
    )


def test_the_networks_own_name_is_no_group() -> None:
    schedule = a_schedule()
    name = schedule.network.name

    found = compare(schedule, a_reading(a_draft(groups=(name,)), groups=(name.upper(),)), today=TODAY)

    assert not found.new_groups
    assert found.proposals[0].after.groups == ()
