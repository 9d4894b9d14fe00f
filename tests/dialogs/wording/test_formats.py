"""Dates and hours as people write them."""

from datetime import date, datetime, time

import pytest

from dialogs.wording.formats import clock, day, days, moment, month_day, when, window
from meetings.languages import Language
from tests.builders import STOCKHOLM, a_meeting

SWEDISH, ENGLISH = Language.SWEDISH, Language.ENGLISH


def test_a_day_has_its_weekday_and_its_year_unless_it_goes_without() -> None:
    assert day(SWEDISH, date(2031, 3, 12)) == "onsdag 12 mars 2031"
    assert day(ENGLISH, date(2031, 3, 12)) == "Wednesday 12 March 2031"
    assert day(SWEDISH, date(2031, 3, 12), year=False) == "onsdag 12 mars"
    assert month_day(SWEDISH, 2, 29) == "29 februari"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2031, 5, 28), date(2031, 5, 28), "onsdag 28 maj 2031"),
        (date(2031, 5, 31), date(2031, 6, 1), "lördag 31 maj – söndag 1 juni 2031"),
        (date(2031, 12, 31), date(2032, 1, 1), "onsdag 31 december 2031 – torsdag 1 januari 2032"),
    ],
)
def test_several_days_are_told_by_the_first_and_the_last(first: date, last: date, text: str) -> None:
    assert days(SWEDISH, first, last) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2031, 3, 1), date(2031, 3, 31), "mars 2031"),
        (date(2031, 8, 1), date(2031, 12, 31), "augusti–december 2031"),
        (date(2031, 12, 1), date(2032, 1, 31), "december 2031 – januari 2032"),
        (date(2031, 3, 3), date(2031, 3, 9), "måndag 3 mars – söndag 9 mars 2031"),
    ],
)
def test_whole_months_go_by_their_names(first: date, last: date, text: str) -> None:
    assert window(SWEDISH, first, last) == text


def test_hours_are_written_as_the_language_does() -> None:
    assert (clock(SWEDISH, time(9, 5)), clock(ENGLISH, time(9, 5))) == ("9.05", "09:05")
    assert moment(SWEDISH, datetime(2031, 3, 11, 9, tzinfo=STOCKHOLM)) == "tisdag 11 mars 2031 kl. 9.00"
    assert moment(ENGLISH, datetime(2031, 3, 11, 9, tzinfo=STOCKHOLM)) == "Tuesday 11 March 2031 at 09:00"


def test_a_meeting_has_the_hours_that_are_known() -> None:
    assert when(SWEDISH, a_meeting()) == "onsdag 12 mars 2031"
    assert when(SWEDISH, a_meeting(starts_at=time(9, 15))) == "onsdag 12 mars 2031 kl. 9.15"
    assert when(ENGLISH, a_meeting(starts_at=time(9, 15), ends_at=time(12))) == "Wednesday 12 March 2031, 09:15–12:00"
