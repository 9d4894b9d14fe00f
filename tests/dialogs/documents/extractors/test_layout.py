"""Lines, columns and rows out of runs of text with places."""

from collections.abc import Iterator

from dialogs.documents.extractors.layout import Run, lines_of
from dialogs.documents.extractors.wrapping import NEW_COLUMN

WIDTH = 5.0


def a_run(text: str, x: float = 50, y: float = 800, height: float = 10) -> Run:
    return Run(x0=x, x1=x + WIDTH * len(text), y=y, height=height, text=text)


def a_column(*texts: str, x: float = 50, y: float = 800, step: float = 12) -> Iterator[Run]:
    return (a_run(text, x, y - step * n) for n, text in enumerate(texts))


def shown(*runs: Run) -> list[str]:
    return [line for line in lines_of(runs) if line not in ("", NEW_COLUMN)]


def test_runs_on_a_line_are_joined_by_their_gaps() -> None:
    assert shown(a_run("Ons"), a_run("dag", x=65), a_run("3 maj", x=84)) == ["Onsdag 3 maj"]


def test_a_wrapped_paragraph_is_one_line_and_a_short_line_is_none() -> None:
    texts = ("Nätverket möts fyra gånger", "om året och talar om både", "skog och vatten.", "Välkomna")

    assert shown(*a_column(*texts)) == [
        "Nätverket möts fyra gånger om året och talar om både skog och vatten.",
        "Välkomna",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = a_column(
        "Första spalten är full av",
        "ord som hör ihop och som",
        "fortsätter så länge som",
        "det behövs. Sedan är det",
        "slut på den.",
    )
    right = a_column(
        "Andra spalten börjar här",
        "och har lika många rader",
        "som den första, för att",
        "ingen ska tro att det är",
        "en tabell.",
        x=300,
    )

    first, second = shown(*left, *right)

    assert first.endswith("slut på den.")
    assert second.startswith("Andra spalten")


def test_cells_beside_each_other_are_a_row_whatever_their_height() -> None:
    runs = (
        *(a_run("Datum", 50, 800), a_run("Plats", 150, 800), a_run("Tema", 250, 800)),
        *(a_run("3 maj", 50, 780), *a_column("Folkets hus", "i Åmål", x=150, y=780), a_run("Skog", 250, 780)),
    )

    assert shown(*runs) == ["Datum | Plats | Tema", "3 maj | Folkets hus i Åmål | Skog"]


def test_a_list_stays_a_list_though_its_items_fill_the_line() -> None:
    wrapped = a_column("Det här stycket är brutet vid", "kanten som alla andra.", y=800)
    items = (
        *(a_run("•", 50, 700), a_run("Möte onsdag 3 maj i Folkets", 62, 700)),
        *(a_run("•", 50, 688), a_run("Möte torsdag 4 juni i Åmål", 62, 688)),
    )

    assert shown(*wrapped, *items)[1:] == ["• Möte onsdag 3 maj i Folkets", "• Möte torsdag 4 juni i Åmål"]


def test_a_footer_that_was_drawn_first_comes_last() -> None:
    assert shown(a_run("Box 12", y=40), a_run("Inbjudan", y=800), a_run("Träff 3 maj", y=700)) == [
        *("Inbjudan", "Träff 3 maj", "Box 12"),
    ]
