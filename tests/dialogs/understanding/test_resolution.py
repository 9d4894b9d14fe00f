"""Which meetings of the schedule a selection means, for whoever asks."""

from datetime import date, datetime

import pytest

from dialogs.understanding.resolution import Asker, choose, nearest
from dialogs.understanding.selection import Period, Pick, Selection
from meetings.members import Member
from meetings.schedule import Form, Meeting
from tests.builders import NOW, STOCKHOLM, a_meeting, a_member, a_schedule
from tests.dialogs.lakes import MEMBER, SCHEDULE

RIVERS_MEMBER = a_member(groups=("rivers",))


def chosen(selection: Selection, member: Member | None = MEMBER, *, before: tuple[Meeting, ...] = ()) -> list[str]:
    who = Asker(member=member, now=NOW, before=before)
    return [meeting.id for meeting in choose(selection, SCHEDULE, who).meetings]


def on(first: str, last: str | None = None, *, exact: bool = True) -> Selection:
    return Selection(windows=((first, last or first),), exact=exact)


@pytest.mark.parametrize(
    ("selection", "meetings"),
    [
        (Selection(pick=Pick.NEXT), ["march"]),
        (Selection(pick=Pick.NEXT, form=Form.ONLINE), ["april"]),
        (Selection(pick=Pick.PREVIOUS), ["january"]),
        (Selection(pick=Pick.LAST), ["december"]),
        (Selection(pick=Pick.NTH, nth=2), ["workshop2"]),  # its title says so
        (Selection(pick=Pick.NTH, nth=3), ["april"]),  # no title does
        (Selection(period=Period.PAST), ["january"]),
        (Selection(joint=True), ["march"]),
        (Selection(days=2), ["may"]),
        (Selection(places=("Fästningen i Karlsborg",)), ["may"]),
        (Selection(elsewhere="Ludvika"), []),
        (Selection(series="fish"), ["workshop1", "workshop2"]),  # whosever groups they are
        (on("2031-05-28"), ["may"]),
        (on("2031-01-01", "2031-01-31", exact=False), ["january"]),  # a window that has passed is told whole
        (on("2031-07-01", "2031-07-31", exact=False), []),
    ],
)
def test_a_selection_means_these_of_the_own_groups_meetings(selection: Selection, meetings: list[str]) -> None:
    assert chosen(selection) == meetings


def test_the_own_groups_come_first_and_others_are_told_as_others() -> None:
    who = Asker(member=MEMBER, now=NOW)

    own = choose(on("2031-03-12"), SCHEDULE, who)
    others = choose(on("2031-06-11"), SCHEDULE, who)

    assert [meeting.id for meeting in own.meetings] == ["march"]
    assert not own.others
    assert [meeting.id for meeting in others.meetings] == ["june"]
    assert others.others


def test_a_group_that_is_named_counts_in_place_of_the_own() -> None:
    assert chosen(Selection(pick=Pick.NEXT, groups=("rivers",), form=Form.ONLINE)) == ["june"]
    assert chosen(Selection(pick=Pick.NEXT, form=Form.ONLINE), RIVERS_MEMBER) == ["june"]


def test_everyone_and_who_has_no_group_see_all_meetings() -> None:
    everything = Selection(pick=Pick.ALL)

    assert chosen(everything, None) == chosen(Selection(pick=Pick.ALL, everyone=True))
    assert set(chosen(everything)) < set(chosen(everything, None))


def test_after_and_before_count_from_what_was_talked_about() -> None:
    before = (SCHEDULE.meetings[2],)  # april

    assert chosen(Selection(pick=Pick.AFTER), before=before) == ["may"]
    assert chosen(Selection(pick=Pick.BEFORE), before=before) == ["march"]


def test_the_next_meeting_is_never_one_that_is_cancelled() -> None:
    assert chosen(Selection(pick=Pick.NEXT, windows=(("2031-09-01", ""),))) == ["october"]


def test_a_meeting_is_the_next_one_until_it_is_over() -> None:
    schedule = a_schedule(a_meeting("today", day=date(2031, 2, 20)), a_meeting("later"))
    late = datetime(2031, 2, 20, 23, 59, tzinfo=STOCKHOLM)

    (meeting,) = choose(Selection(pick=Pick.NEXT), schedule, Asker(member=None, now=late)).meetings

    assert meeting.id == "today"


def test_beside_an_empty_window_lie_the_meetings_before_and_after_it() -> None:
    near = nearest(on("2031-07-01", "2031-07-31"), SCHEDULE, Asker(member=MEMBER, now=NOW))

    assert [meeting.id for meeting in near] == ["may", "october"]
