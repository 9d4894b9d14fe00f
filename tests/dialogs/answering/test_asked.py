"""What answering may look at, and whom it names when it does not know."""

from dataclasses import replace

import pytest

from dialogs.answering.asked import Asked
from dialogs.turn import Turn
from dialogs.understanding.interpretation import Act, Certainty, Interpretation
from meetings.records import Records
from meetings.schedule import Contact, Schedule, Series
from tests.builders import a_meeting, a_schedule
from tests.dialogs.answering.asking import a_turn_in
from tests.dialogs.lakes import SCHEDULE, SERIES

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def about(records: Records, *meetings: str, schedule: Schedule = SCHEDULE, **turn: object) -> Asked:
    read = Interpretation(act=Act.ASK, certainty=Certainty.SURE, meetings=meetings)
    asking: Turn = replace(a_turn_in(records), schedule=schedule, **turn)  # type: ignore[arg-type]
    return Asked(interpretation=read, turn=asking)


def test_a_meeting_that_is_gone_is_not_asked_about(lakes: Records) -> None:
    assert [meeting.id for meeting in about(lakes, "gone", "may").meetings] == ["may"]


def test_the_terms_are_those_of_the_meetings_and_the_only_ones_when_none_is_named(lakes: Records) -> None:
    assert about(lakes, "workshop1", "workshop2").series() == SERIES
    assert about(lakes).series() == SERIES
    assert about(lakes, "march").series() is None
    assert about(lakes, "march", "workshop1").series() is None
    two = replace(SCHEDULE, series=(SERIES, Series(id="other", title="Annat")))
    assert about(lakes, schedule=two).series() is None


def test_who_may_know_is_the_coordinator_of_the_meetings_groups_each_once(lakes: Records) -> None:
    march = SCHEDULE.meeting("march")

    told = about(lakes).who_may_know(march)

    assert "Ingrid Sjölund" in told
    assert "Nils Berg" in told
    twice = replace(SCHEDULE, contacts=(*SCHEDULE.contacts, *SCHEDULE.contacts))
    assert about(lakes, schedule=twice).who_may_know(march) == told


def test_a_contact_without_a_name_is_told_by_the_way_to_reach_it(lakes: Records) -> None:
    asked = about(lakes)

    assert asked.reachable(Contact(email="kansliet@sjo.example", phone="070")) == "kansliet@sjo.example (070)"
    assert asked.reachable(Contact(name="Bo Bäck")) == "Bo Bäck"
    assert asked.reachable(Contact()) == ""


def test_where_nobody_is_known_nobody_is_named(lakes: Records) -> None:
    empty = a_schedule(a_meeting())

    assert about(lakes, schedule=empty).who_may_know() == ""
    assert about(lakes, schedule=empty).source() == ""
