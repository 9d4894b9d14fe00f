from dialogs.documents.lines import lines_of


def texts(document: str) -> list[str]:
    return [line.text for line in lines_of(document)]


def test_marks_of_lists_headings_and_emphasis_are_undone() -> None:
    lines = lines_of("## Rubrik\n\n- ✘ **Möte:** 8 mars\n  • *Fika*")

    assert [(line.text, line.marked, line.bullet) for line in lines] == [
        ("Rubrik", True, False),
        ("Möte: 8 mars", False, True),
        ("Fika", False, True),
    ]


def test_a_day_with_an_ordinal_dot_is_no_numbered_item() -> None:
    assert texts("24. november 2022") == ["24. november 2022"]


def test_a_row_of_a_table_gets_its_columns_labels() -> None:
    assert texts("| Datum | Tid |\n|---|---|\n| 7 maj | 9–12 |") == ["Datum: 7 maj | Tid: 9–12"]


def test_a_line_broken_after_a_weekday_is_joined() -> None:
    first = "Vi ses igen i samma lokaler som förra gången, vilket blir onsdag"

    assert texts(f"{first}\n8 juni klockan 9") == [f"{first} 8 juni klockan 9"]


def test_a_word_divided_at_the_margin_is_whole_again() -> None:
    first = "Nätverket samlar alla som arbetar med miljö och klimat i länets kom-"

    assert texts(f"{first}\nmuner och regioner") == [f"{first[:-1]}muner och regioner"]


def test_short_lines_of_a_list_are_not_joined() -> None:
    assert texts("Ale\nAlingsås\nGöteborg") == ["Ale", "Alingsås", "Göteborg"]


def test_a_date_in_a_calendars_box_is_one_line() -> None:
    assert texts("11\nmaj\n2021\nWebbinarium") == ["11 maj 2021", "Webbinarium"]


def test_numbers_are_those_of_the_raw_lines() -> None:
    assert [line.number for line in lines_of("\n\nEtt\n\nTvå")] == [3, 5]
