from datetime import date, time
from typing import Any

import pytest

from dialogs.draft_values import INPUTS, edited, filled_in, inputs_of, understood
from dialogs.understanding.correcting import DraftField
from meetings.drafts import PartialDate
from meetings.languages import Language
from tests.builders import NOW
from tests.meetings.readings import a_draft


@pytest.mark.parametrize(
    ("field", "text", "values"),
    [
        (DraftField.PLACE, " Folkets hus ", {"place": "Folkets hus"}),
        (DraftField.DAYS, "12 maj", {"days": ["2031-05-12", "2031-05-12"]}),
        (DraftField.DAYS, "12-13 maj", {"days": ["2031-05-12", "2031-05-13"]}),
        (DraftField.DAYS, "i Åmål", None),
        (DraftField.HOURS, "9.30-12", {"hours": ["09:30", "12:00"]}),
        (DraftField.HOURS, "13", {"hours": ["13:00", None]}),
        (DraftField.HOURS, "på kvällen kanske", None),
        (DraftField.FORM, "digitalt", {"form": "online"}),
        (DraftField.FORM, "vet ej", None),
        (DraftField.GROUPS, "Sjögruppen, Ågruppen", {"groups": ["Sjögruppen", "Ågruppen"]}),
        (DraftField.DEADLINE, "3 mars", {"deadline": "2031-03-03"}),
        (None, "12 maj kl 9-12", {"days": ["2031-05-12", "2031-05-12"], "hours": ["09:00", "12:00"]}),
        (None, "hybrid", {"form": "hybrid"}),
        (None, "Åmål", {"place": "Åmål"}),
    ],
)
def test_a_typed_value_is_understood_for_its_field(
    field: DraftField | None, text: str, values: dict[str, Any] | None
) -> None:
    assert understood(field, text, a_draft(), now=NOW, language=Language.SWEDISH) == values


def test_a_day_that_contradicts_its_weekday_is_no_value() -> None:
    assert understood(DraftField.DAYS, "måndag 14 maj 2031", a_draft(), now=NOW, language=Language.SWEDISH) is None


def test_the_inputs_of_a_form_become_values_and_what_is_none_is_passed_over() -> None:
    inputs = {
        "do": "publishing.save", "title": "", "first_day": "2031-05-12", "last_day": "2031-05-11", "starts_at": "09:30",
        "ends_at": "", "form": "balloon", "place": "Åmål", "theme": "", "deadline": "i maj",
    }  # fmt: skip

    assert filled_in(inputs) == {
        "place": "Åmål",
        "theme": "",
        "days": ["2031-05-12", "2031-05-12"],
        "hours": ["09:30", None],
    }


def test_a_form_is_filled_in_with_what_is_known() -> None:
    inputs = inputs_of(a_draft(hours=(time(9), time(12)), place="Åmål", online=False))

    assert tuple(inputs) == INPUTS
    assert (inputs["first_day"], inputs["ends_at"], inputs["form"]) == ("2031-03-12", "12:00", "onsite")
    assert filled_in(inputs)["place"] == "Åmål"


def test_values_change_the_draft() -> None:
    values = {
        "title": "Vårmöte", "days": ["2031-05-12", "2031-05-13"], "hours": ["09:30", None], "place": "Åmål",
        "theme": "Skog", "groups": ["Sjögruppen"], "deadline": "2031-05-01", "link": "https://a.example",
    }  # fmt: skip

    draft = edited(a_draft(all_day=True), values)

    assert (draft.title, draft.date_end.settled(), draft.time_start) == ("Vårmöte", date(2031, 5, 13), time(9, 30))
    assert (draft.all_day, draft.place, draft.online, draft.theme) == (False, "Åmål", False, "Skog")
    assert (draft.groups, draft.deadline) == (("Sjögruppen",), PartialDate(year=2031, month=5, day=1))
    assert draft.link == "https://a.example"


def test_a_meeting_made_digital_loses_its_place() -> None:
    draft = edited(a_draft(place="Åmål", online=False), {"form": "online"})

    assert (draft.online, draft.onsite, draft.place) == (True, False, None)
