"""Patterns of words, as the catalogues write them."""

from weakref import ref

import pytest

from dialogs.understanding.patterns import KEPT, Hit, Patterns, without_shadowed
from dialogs.understanding.words import split


def found(pattern: str, text: str) -> list[tuple[int, ...]]:
    return [hit.words for hit in Patterns([("it", pattern)]).find(split(text))]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("mötet", "var är mötet"),
        ("anmäl*", "hur anmäler man sig"),
        ("*mötet", "ses vi på vårmötet"),
        ("*träff*", "alla nätverksträffarna"),
        ("vilken dag", "på vilken dag ses vi"),
        ("hur|vad kostar", "och vad kostar det"),
        ("ta .. bort", "ta nu genast bort det"),
        ("mötet", "var ar motet"),
    ],
)
def test_a_pattern_is_found(pattern: str, text: str) -> None:
    assert len(found(pattern, text)) == 1


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("mötet", "möte"),
        ("anmäl*", "avanmäl"),
        ("vilken dag", "vilken vacker dag"),
        ("ta .. bort", "ta med dig allt det där bort"),
        ("!möte", "mote"),
        ("mote", "möte"),
    ],
)
def test_what_is_written_otherwise_is_not_found(pattern: str, text: str) -> None:
    assert found(pattern, text) == []


def test_a_hit_tells_which_words_it_fits_and_not_those_between() -> None:
    assert found("ta .. bort", "ta det bort") == [(0, 2)]


def test_the_longer_of_two_hits_stands() -> None:
    last, last_day = Hit("last", (0,)), Hit("deadline", (0, 1))

    assert without_shadowed([last, last_day]) == [last_day]


def test_a_word_that_begins_as_a_pattern_does_is_meant_as_it_stands() -> None:
    patterns = Patterns([("remind", "remind*"), ("food", "mat*")])

    assert patterns.begun("reminding")
    assert not patterns.begun("remember")
    assert not patterns.begun("matte")  # three letters prove nothing


def test_more_different_words_than_are_kept_are_understood_all_the_same() -> None:
    patterns = Patterns([("remind", "remind*")])
    words = split(" ".join(f"w{'x' * length}" for length in range(KEPT)) + " reminders")

    assert [hit.words for hit in patterns.find(words)] == [(KEPT,)]
    assert [hit.words for hit in patterns.find(words[-1:])] == [(0,)]


def test_patterns_that_nobody_needs_any_more_are_gone_at_once() -> None:
    patterns = Patterns([("remind", "remind*")])
    patterns.find(split("reminders"))
    left = ref(patterns)

    del patterns

    assert left() is None
