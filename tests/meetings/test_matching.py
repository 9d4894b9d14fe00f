from dataclasses import replace
from datetime import date, time

import pytest

from meetings.drafts import Draft, PartialDate
from meetings.matching import alike, key, merged, pair, repeats, same_series
from meetings.schedule import Meeting, Series
from tests.builders import a_meeting, a_schedule
from tests.meetings.readings import a_draft, a_reading

PLAN = Series(id="plan", title="Sjönätverkets verksamhetsplan 2031")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nätverksträff om skog", "nätverksträff: om SKOG", True),
        ("Plan 2031", "Plan 2032", False),
        ("Plan 2031", "Plan", False),
        ("Skog och vatten", "Vatten och skog", True),
        ("Skog", "Vatten", False),
        ("", "", False),
    ],
)
def test_titles_are_alike_by_their_words_and_years(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


def test_a_text_repeats_another_when_it_adds_nothing() -> None:
    known = "Planerare och ekologer i länets kommuner, högst tre från varje"

    assert repeats("Planerare och\nekologer i länets kommuner.", known)
    assert not repeats("Planerare, ekologer och politiker", known)
    assert not repeats(None, known)
    assert not repeats("Planerare", None)


def test_a_groups_name_is_compared_without_case_and_signs() -> None:
    assert key("Rättvis handel-gruppen") == key(" RÄTTVIS HANDEL gruppen ")


def test_meetings_of_one_day_are_joint_only_when_they_name_each_other() -> None:
    lakes = a_draft(groups=("Sjögruppen",), joint_with=("Ågruppen", "Länsstyrelsen"))
    rivers = a_draft(groups=("Ågruppen",))

    (joint,) = merged([lakes, rivers])

    assert joint.groups == ("Sjögruppen", "Ågruppen")
    assert joint.joint_with == ("Länsstyrelsen",)
    assert len(merged([a_draft(groups=("Sjögruppen",)), rivers])) == 2


@pytest.mark.parametrize(
    ("title", "days", "found"),
    [
        ("Sjönätverkets verksamhetsplan 2031", [date(2031, 4, 2)], True),
        ("Sjönätverkets reviderade verksamhetsplan 2031", [date(2031, 3, 12)], True),
        ("Sjönätverkets verksamhetsplan 2032", [date(2032, 3, 10)], False),
        ("Sjönätverkets verksamhetsplan 2031", [date(2033, 3, 10)], False),
        ("Inbjudan till sjöutfärd", [date(2031, 3, 12)], False),
        (None, [date(2031, 3, 12)], False),
    ],
)
def test_a_series_is_known_by_title_and_days(title: str | None, days: list[date], found: bool) -> None:
    schedule = a_schedule(a_meeting(series="plan", day=date(2031, 3, 12)), series=(PLAN,))

    assert (same_series(schedule, a_reading(title=title), days) is PLAN) is found


def paired(drafts: list[Draft], *meetings: Meeting, series: Series | None = None) -> dict[int, str]:
    pairs = pair([(draft, frozenset()) for draft in drafts], a_schedule(*meetings), series)
    return {number: meeting.id for number, meeting in pairs.items()}


def test_of_two_sessions_of_a_day_each_finds_its_own() -> None:
    sessions = (
        a_meeting("early", title="Möte", starts_at=time(9), ends_at=time(11)),
        a_meeting("late", title="Möte", starts_at=time(13), ends_at=time(15)),
    )
    drafts = [a_draft(title="Möte", hours=(time(13), time(15))), a_draft(title="Möte", hours=(time(9), time(11)))]

    assert paired(drafts, *sessions) == {0: "late", 1: "early"}


def test_a_meeting_moves_only_within_its_series_and_not_too_far_when_its_title_is_ordinary() -> None:
    spring, autumn = a_meeting("spring", series="plan"), a_meeting("autumn", day=date(2031, 10, 1), series="plan")
    moved = [a_draft(date(2031, 3, 19))]

    assert paired(moved, spring, autumn, series=PLAN) == {0: "spring"}
    assert paired(moved, spring, autumn) == {}
    assert paired([a_draft(date(2031, 6, 30))], spring, autumn, series=PLAN) == {}
    assert paired([a_draft(date(2031, 6, 30))], spring, series=PLAN) == {0: "spring"}


def test_a_notice_that_names_the_day_it_was_moved_from_finds_its_meeting() -> None:
    notice = replace(a_draft(date(2031, 3, 19), "Nytt datum"), moved_from=PartialDate(month=3, day=12))

    assert paired([notice], a_meeting()) == {0: "meeting"}
    assert paired([replace(notice, moved_from=None)], a_meeting()) == {}
