from hypothesis import given
from hypothesis import strategies as st

from dialogs.documents.extractors.tidying import row, tidy


def test_spaces_are_plain_and_nothing_invisible_is_left() -> None:
    assert (
        tidy(["\u00a0 3\u202fmaj\u200b  ", "o\ufb03ce", "hållbar\u00adhet", "A\u030amål"])
        == "3 maj\noffice\nhållbarhet\nÅmål"
    )


def test_paragraphs_stand_apart_by_one_empty_line() -> None:
    assert tidy(["", "a", "", "  ", "b", ""]) == "a\n\nb"


def test_empty_cells_keep_their_place_and_a_label_its_value() -> None:
    assert row(["3 maj", "", "Åmål", " "]) == "3 maj |  | Åmål"
    assert row(["Tid:", "9-12"]) == "Tid: 9-12"
    assert row(["", ""]) == ""


@given(st.lists(st.text()))
def test_tidying_twice_is_tidying_once(lines: list[str]) -> None:
    once = tidy(lines)

    assert tidy(once.split("\n")) == once
