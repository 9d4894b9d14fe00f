from dialogs.documents.extractors.tables import flowing, typed


def test_a_row_of_facts_is_one_line() -> None:
    assert list(flowing([["3 maj"], ["- kl 9", "- kl 13"], []])) == ["3 maj | kl 9 kl 13"]


def test_a_row_that_lays_out_a_page_is_read_cell_by_cell() -> None:
    left = [f"{n} maj" for n in range(1, 7)]

    assert [line for line in flowing([left, ["Kontakt: Vera"]]) if line] == [*left, "Kontakt: Vera"]


def test_a_single_cell_is_no_row() -> None:
    assert [line for line in flowing([["3 maj", "4 juni"]]) if line] == ["3 maj", "4 juni"]


def test_typed_columns_are_kept_apart_and_empty_cells_keep_their_place() -> None:
    lines = ["Datum\tTid\tPlats", "3 maj\t\tFalun", "Vi ses!", "9.00   Fika", "Umeå  | 7 maj   | Folkets hus"]

    assert list(typed(lines)) == [
        "Datum | Tid | Plats",
        "3 maj |  | Falun",
        "Vi ses!",
        "9.00 | Fika",
        "Umeå  | 7 maj   | Folkets hus",
    ]


def test_tabs_that_only_make_a_gap_make_one() -> None:
    assert list(typed(["Tid:\t\t9.00–12.00", "Välkomna!"])) == ["Tid: | 9.00–12.00", "Välkomna!"]
