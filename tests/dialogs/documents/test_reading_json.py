import json
from datetime import time
from typing import Any

import pytest

from dialogs.documents.reader import read
from dialogs.documents.reading_json import message, to_json
from meetings.drafts import Draft, Issue, PartialDate, Reading
from meetings.languages import Language

CODES: dict[str, dict[str, Any]] = {
    "year-open": {"day": 8, "month": 3},
    "year-from-weekday": {"day": 8, "month": 3, "year": 2023},
    "year-from-series": {"day": 8, "month": 3, "year": 2023},
    "year-from-published": {"day": 8, "month": 3, "year": 2023},
    "year-from-deadline": {"day": 8, "month": 3, "year": 2023},
    "year-from-today": {"day": 8, "month": 3, "year": 2023},
    "year-from-hint": {"day": 8, "month": 3, "year": 2023},
    "deadline-year-open": {"day": 8, "month": 3},
    "weekday-conflict": {"day": 8, "month": 3, "year": 2023, "weekday": 0},
    "no-such-day": {"day": 29, "month": 2, "year": 2023},
    "impossible-day": {"text": "30 februari"},
    "hours-missing": {"title": "Träff", "day": 8, "month": 3},
    "hours-from-programme": {"title": "Träff", "day": 8, "month": 3},
    "place-missing": {"title": "Träff", "day": 8, "month": 3},
    "alternatives": {},
    "moved": {},
    "only-week": {"week": 16},
    "no-date": {},
}


def test_a_reading_has_the_keys_of_the_contract() -> None:
    read_as = to_json(read("Träff om vatten\n\nDatum: 8 mars 2023\nTid: 9–12"), Language.SWEDISH)

    assert read_as.keys() == {
        "language", "series_title", "organiser", "groups", "meetings", "registration", "contacts", "audience", "cost",
        "issues",
    }  # fmt: skip
    assert read_as["registration"].keys() == {
        "required", "deadline", "contact_email", "contact_name", "url", "max_per_organisation", "max_total",
    }  # fmt: skip
    assert json.loads(json.dumps(read_as)) == read_as


def test_a_day_is_iso_when_its_year_is_known_and_month_and_day_when_not() -> None:
    open_day, known = PartialDate(month=9, day=10), PartialDate(month=9, day=10, year=2024)
    draft = Draft(title="Träff", date_start=open_day, date_end=known, time_start=time(9, 15))

    (meeting,) = to_json(Reading(language="sv", meetings=(draft,)), Language.SWEDISH)["meetings"]

    assert (meeting["date_start"], meeting["date_end"]) == ({"month": 9, "day": 10}, "2024-09-10")
    assert (meeting["time_start"], meeting["time_end"], meeting["online"]) == ("09:15", None, None)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", CODES)
def test_every_doubt_has_a_sentence(code: str, language: Language) -> None:
    sentence = message(Issue(field="year", code=code, data=CODES[code]), language)

    assert sentence.endswith((".", "?"))
    assert "{" not in sentence


def test_months_and_weekdays_stand_in_words() -> None:
    issue = Issue(field="date_start", code="weekday-conflict", data=CODES["weekday-conflict"])

    assert message(issue, Language.SWEDISH) == "8 mars 2023 är ingen måndag. Vilket är rätt?"
