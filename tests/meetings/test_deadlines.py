from datetime import UTC, date, datetime

import pytest

from meetings.deadlines import deadline_of, deadline_passed
from meetings.schedule import Series
from tests.builders import STOCKHOLM, a_meeting, a_schedule


def test_a_meetings_own_deadline_goes_before_that_of_its_series() -> None:
    series = Series(id="series", title="Lärlabb", deadline=date(2031, 3, 1))
    own = a_meeting("own", series="series", deadline=date(2031, 3, 5))
    schedule = a_schedule(own, plain := a_meeting("plain", series="series"), series=(series,))

    assert deadline_of(schedule, own) == date(2031, 3, 5)
    assert deadline_of(schedule, plain) == date(2031, 3, 1)


@pytest.mark.parametrize(
    ("now", "passed"),
    [
        (datetime(2031, 3, 1, 23, 59, 59, tzinfo=STOCKHOLM), False),
        (datetime(2031, 3, 2, 0, 0, tzinfo=STOCKHOLM), True),
        (datetime(2031, 3, 1, 23, 30, tzinfo=UTC), True),  # past midnight in Stockholm
    ],
)
def test_the_whole_last_day_counts_where_the_network_is(now: datetime, passed: bool) -> None:
    meeting = a_meeting(deadline=date(2031, 3, 1))

    assert deadline_passed(a_schedule(meeting), meeting, now) is passed


def test_without_a_deadline_none_passes() -> None:
    meeting = a_meeting()

    assert not deadline_passed(a_schedule(meeting), meeting, datetime(2040, 1, 1, tzinfo=UTC))
