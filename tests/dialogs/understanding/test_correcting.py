import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding.correcting import (
    Correction,
    DraftField,
    Selection,
    asks_for_list,
    form_in,
    numbers_in,
    passes_over,
    understand_correction,
)


@pytest.mark.parametrize(
    ("text", "numbers", "field", "value"),
    [
        ("ändra plats på träff 3 till Borlänge", (3,), DraftField.PLACE, "Borlänge"),
        ("träff 3: plats Borlänge", (3,), DraftField.PLACE, "Borlänge"),
        ("Plats träff 3 = Folkets hus, Borlänge", (3,), DraftField.PLACE, "Folkets hus, Borlänge"),
        ("plats på träff 2: Sal 3 till höger", (2,), DraftField.PLACE, "Sal 3 till höger"),
        ("ändra plats till Borlänge", (), DraftField.PLACE, "Borlänge"),
        ("ändra tiden på träff 2 till 13-15", (2,), DraftField.HOURS, "13-15"),
        ("temat på möte 3 blir Vatten", (3,), DraftField.THEME, "Vatten"),
        ("sista anmälningsdag för träff 2 är 3 maj", (2,), DraftField.DEADLINE, "3 maj"),
        ("sätt datum på nr 4 till 12 maj 2031", (4,), DraftField.DAYS, "12 maj 2031"),
        ("träff 1 och 2 hålls i Falun", (1, 2), None, "Falun"),
        ("flytta träff 3 till 12 maj", (3,), None, "12 maj"),
        ("träff 3 är digital", (3,), None, "digital"),
        ("3: Borlänge", (3,), None, "Borlänge"),
        ("change place of meeting 3 to Örebro", (3,), DraftField.PLACE, "Örebro"),
        ("meeting 2 is online", (2,), None, "online"),
    ],
)
def test_a_correction_names_meetings_field_and_value(
    text: str, numbers: tuple[int, ...], field: DraftField | None, value: str
) -> None:
    assert understand_correction(text) == Correction(numbers=numbers, field=field, value=value)


@pytest.mark.parametrize(
    ("text", "selection"),
    [
        ("ta bort träff 5", Selection(numbers=(5,), publish=False)),
        ("hoppa över 2, 4 och 6-8", Selection(numbers=(2, 4, 6, 7, 8), publish=False)),
        ("publicera bara 1 och 3", Selection(numbers=(1, 3), publish=True, at_once=True)),
        ("publicera allt utom 2", Selection(numbers=(2,), publish=False, at_once=True)),
        ("publicera", Selection(numbers=(), publish=False, at_once=True)),
        ("publish all except 2", Selection(numbers=(2,), publish=False, at_once=True)),
        ("leave out 4", Selection(numbers=(4,), publish=False)),
    ],
)
def test_a_selection_names_what_to_publish_or_leave_out(text: str, selection: Selection) -> None:
    assert understand_correction(text) == selection


@pytest.mark.parametrize(
    "text", ["", "när är nästa träff?", "var är träff 3?", "Borlänge", "10 september", "hoppa över"]
)
def test_what_changes_nothing_is_no_correction(text: str) -> None:
    assert understand_correction(text) is None


def test_forms_and_ways_to_pass_over_are_known_in_both_languages() -> None:
    assert [form_in(t) for t in ("digitalt", "on site", "hybridmöte", "Åmål")] == ["online", "onsite", "hybrid", None]
    assert passes_over("Vet inte än")
    assert passes_over("skip")
    assert not passes_over("Åmål")


@pytest.mark.parametrize(("text", "asked"), [("Visa", True), ("show the list", True), ("Visastadion", False)])
def test_who_asks_for_the_list_gives_no_value(text: str, asked: bool) -> None:
    assert asks_for_list(text) is asked


def test_numbers_of_a_list_are_told_once_each() -> None:
    assert numbers_in("1, 3 och 2-4") == (1, 3, 2, 4)


@given(st.text())
def test_any_text_is_a_correction_or_none(text: str) -> None:
    understand_correction(text)
