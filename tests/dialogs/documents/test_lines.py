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


def test_a_table_with_one_cell_a_line_is_read_by_row() -> None:
    table = "Datum\nTid\nPlats\n\n22 januari\n14.00–15.30\nUmeå\n\n18 mars\n9.00–15.00\nSkellefteå\n\nVälkomna!"

    assert texts(table) == [
        "Datum: 22 januari | Tid: 14.00–15.30 | Plats: Umeå",
        "Datum: 18 mars | Tid: 9.00–15.00 | Plats: Skellefteå",
        "Välkomna!",
    ]


def test_in_a_row_that_lacks_a_cell_nobody_guesses_which() -> None:
    table = "Datum\nTid\nPlats\n\n22 januari\nUmeå\n\n18 mars\n9.00–15.00\nSkellefteå"

    assert texts(table)[0] == "Datum: 22 januari | Umeå"


def test_labels_above_each_other_that_head_no_rows_stay_as_they_are() -> None:
    assert texts("Datum\nTid\nPlats\nVi återkommer.") == ["Datum", "Tid", "Plats", "Vi återkommer."]


def test_numbers_under_the_name_of_a_month_are_its_days() -> None:
    calendar = "MARS\n5   Nätverksträff i Falun\n19–20 Studieresa\n\nApril 2026\n\n7 Möte\n\nKontakt\n2 Personer"

    assert texts(calendar) == [
        "MARS",
        "5 mars Nätverksträff i Falun",
        "19–20 mars Studieresa",
        "April 2026",
        "7 april 2026 Möte",
        "Kontakt",
        "2 Personer",
    ]
