"""Which days a message names, in a year with meetings."""

from datetime import date

import pytest

from dialogs.understanding.days import Times, times_of
from dialogs.understanding.spelling import read
from dialogs.understanding.words import split
from tests.builders import NOW
from tests.dialogs.lakes import SCHEDULE


def times(text: str) -> Times:
    words = read(split(text), frozenset(), frozenset())
    return times_of(text, words, SCHEDULE, NOW)


def windows(text: str) -> list[tuple[str, str]]:
    return [(str(day.first or ""), str(day.last or "")) for day in times(text).days]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("mötet den 12 mars", ("2031-03-12", "2031-03-12")),
        ("träffen 22 januari", ("2031-01-22", "2031-01-22")),  # there was one: it is not next year's
        ("mötet i januari", ("2031-01-01", "2031-01-31")),
        ("mötet i februari", ("2031-02-01", "2031-02-28")),
        ("januarimötet", ("2031-01-01", "2031-01-31")),
        ("mötet i januari 2032", ("2032-01-01", "2032-01-31")),
        ("minnesanteckningar från januarimötet", ("2031-01-01", "2031-01-31")),
        ("take me off the list from the May meeting", ("2031-05-01", "2031-05-31")),
        ("allt från maj", ("2031-05-01", "")),
        ("onsdag 12 mars i vår", ("2031-03-12", "2031-03-12")),
        ("efter sommaren", ("2031-08-01", "")),
    ],
)
def test_the_days_that_are_meant(text: str, window: tuple[str, str]) -> None:
    assert windows(text) == [window]


def test_offsets_count_in_the_message_also_when_its_words_are_respelt() -> None:
    text = "va e de nan traff den 12 mars"

    (day,) = times(text).days

    assert text[day.start : day.end].endswith("12 mars")


def test_a_month_is_no_single_day() -> None:
    assert not times("i mars").days[0].exact
    assert times("12 mars").days[0].exact
    assert times("under 2031").days[0].whole_year


def test_a_meeting_on_the_edge_of_a_window_is_in_it() -> None:
    (day,) = times("28 maj").days

    assert [meeting.id for meeting in SCHEDULE.meetings if day.holds(meeting)] == ["may"]
    assert day.first == date(2031, 5, 28)


def test_clocks_and_the_time_before_something_are_no_days() -> None:
    assert times("börjar det 9.30 eller 10").days == ()
    assert times("två dagar innan mötet").lead == (2, "day")
