import pytest

from dialogs.documents.extractors.markdown import lines


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Plan **2031**", "Plan 2031"),
        ("* [ ] *Onsdag* 3 maj", "- Onsdag 3 maj"),
        ("| Dag | Tid |", "Dag | Tid"),
        ("[Anmäl dig](mailto:a@b.example)", "Anmäl dig (a@b.example)"),
        ("[b.example](https://b.example)", "b.example (https://b.example)"),
        ("[Program](#program)", "Program"),
        ("kl 9\\-12 \\*", "kl 9-12 *"),
        ("<a@b.example>", "a@b.example"),
        ("Agenda 2030 * 2", "Agenda 2030 * 2"),
        ("snake_case_ord", "snake_case_ord"),
    ],
)
def test_signs_are_undone_and_words_stay(written: str, shown: str) -> None:
    assert lines(written.encode()) == [shown]


def test_rules_and_the_line_under_a_tables_head_are_no_text() -> None:
    assert lines(b"|---|:-:|\n***\n```\n") == []
