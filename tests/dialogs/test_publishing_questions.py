from datetime import date

import pytest

from dialogs.publishing_questions import likely_years, year_in
from meetings.drafts import Draft
from tests.meetings.readings import a_draft

TODAY = date(2024, 8, 12)


def drafts(*days: tuple[int, int]) -> list[Draft]:
    return [a_draft(date(2024, month, day), year_open=True) for month, day in days]


def test_the_year_that_spares_the_weekends_and_is_to_come_is_offered() -> None:
    years = likely_years(drafts((9, 10), (10, 22), (12, 4), (2, 5)), TODAY)

    assert years == (2024, 2025, 2026)


def test_a_leap_day_is_offered_in_any_year_and_breaks_nothing() -> None:
    assert 2024 in likely_years(drafts((2, 29)), TODAY)


@pytest.mark.parametrize(
    ("text", "year"), [("2024", 2024), ("år 2025, tror jag", 2025), ("i år", None), ("20245", None), ("1999", None)]
)
def test_the_year_of_an_answer(text: str, year: int | None) -> None:
    assert year_in(text) == year
