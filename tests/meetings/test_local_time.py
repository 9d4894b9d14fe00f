"""Days and hours where the network is."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from meetings.local_time import easter, holidays, instant, is_working_day, working_day_before

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, date(2000, 4, 23)), (2008, date(2008, 3, 23)), (2023, date(2023, 4, 9)), (2038, date(2038, 4, 25))],
)
def test_easter_is_where_the_almanac_has_it(year: int, day: date) -> None:
    assert easter(year) == day


def test_a_year_has_the_holidays_of_the_almanac_and_the_three_eves() -> None:
    assert holidays(2023) == {
        date(2023, 1, 1),
        date(2023, 1, 6),
        date(2023, 4, 7),
        date(2023, 4, 9),
        date(2023, 4, 10),
        date(2023, 5, 1),
        date(2023, 5, 18),
        date(2023, 5, 28),
        date(2023, 6, 6),
        date(2023, 6, 23),
        date(2023, 6, 24),
        date(2023, 11, 4),
        date(2023, 12, 24),
        date(2023, 12, 25),
        date(2023, 12, 26),
        date(2023, 12, 31),
    }


@pytest.mark.parametrize(
    ("meeting", "before"),
    [
        (date(2023, 3, 8), date(2023, 3, 7)),
        (date(2023, 3, 6), date(2023, 3, 3)),
        (date(2023, 4, 11), date(2023, 4, 6)),
        (date(2024, 1, 2), date(2023, 12, 29)),
        (date(2023, 6, 7), date(2023, 6, 5)),
    ],
)
def test_the_working_day_before_skips_weekends_and_holidays(meeting: date, before: date) -> None:
    assert working_day_before(meeting) == before


@given(some.dates(min_value=date(2005, 1, 1), max_value=date(2100, 1, 1)))
def test_the_working_day_before_is_a_working_day_within_the_last_week(day: date) -> None:
    before = working_day_before(day)

    assert is_working_day(before)
    assert 1 <= (day - before).days <= 7


def test_nine_o_clock_is_another_instant_in_summer() -> None:
    assert instant(date(2023, 3, 24), time(9), STOCKHOLM) == datetime(2023, 3, 24, 8, tzinfo=UTC)
    assert instant(date(2023, 3, 27), time(9), STOCKHOLM) == datetime(2023, 3, 27, 7, tzinfo=UTC)


def test_a_clock_that_summer_time_skips_is_moved_past_the_gap() -> None:
    assert instant(date(2023, 3, 26), time(2, 30), STOCKHOLM).time() == time(3, 30)
