"""What people wrote stays what they wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.markdown import markdown


@pytest.mark.parametrize(
    "text",
    [
        "När är nästa träff?",
        "onsdag 12 mars 2031 kl. 10–15 (fika från 9.30)",
        "anna_maria_k@sjo.example, +46 70-123 45 67",
        "https://sjo.example/a_b?c=d&e=f",
        "5 > 3, A/B, 50 %, #1",
        "",
    ],
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert markdown(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**fet**", r"\*\*fet\*\*"),
        ("_kursiv_", r"\_kursiv\_"),
        ("[klicka](http://evil.example)", r"\[klicka\](http://evil.example)"),
        ("`kod`", r"\`kod\`"),
        ("<at>Alla</at>", r"\<at>Alla\</at>"),
        ("# Rubrik", r"\# Rubrik"),
        ("> citat", r"\> citat"),
        ("~~struken~~", r"\~~struken\~~"),
        ("a\\*b", r"a\\\*b"),
    ],
)
def test_nothing_becomes_formatting_or_a_link(text: str, shown: str) -> None:
    assert markdown(text) == shown


def test_lines_stay_lines_and_a_list_stays_a_list() -> None:
    assert markdown("Ta med:\n- fika\n- laptop\nVälkommen\n\nHej") == "Ta med:\n\n- fika\n- laptop\n\nVälkommen\n\nHej"


@given(st.text())
def test_without_its_backslashes_the_text_is_as_it_was(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]

    assert markdown(text).replace("\\", "").split() == "\n".join(lines).replace("\\", "").split()
