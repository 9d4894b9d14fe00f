"""Words in their usual spelling: chat, compounds, typos; and words that are right are left alone."""

import pytest

from dialogs.understanding.spelling import read
from dialogs.understanding.vocabulary import vocabulary
from dialogs.understanding.words import split


def respelt(text: str, *, names: tuple[str, ...] = (), right: tuple[str, ...] = ()) -> str:
    return " ".join(word.form for word in read(split(text), frozenset(names), frozenset(right)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("va e de", "vad är det"),
        ("nån gång", "någon gång"),
        ("när är trffen", "när är träffen"),
        ("deltagarlsita", "deltagarlista"),
        ("digtalt", "digitalt"),
        ("regsitration", "registration"),
        ("workhsop", "workshop"),
    ],
)
def test_chat_spelling_and_typos_are_read_as_they_are_meant(written: str, meant: str) -> None:
    assert respelt(written)[: len(meant)] == meant


@pytest.mark.parametrize("compound", ["oktobermötet", "oktober-mötet"])
def test_a_time_and_a_meeting_in_one_word_are_two(compound: str) -> None:
    assert respelt(compound) == "oktober mötet"


def test_the_parts_of_a_compound_keep_their_places() -> None:
    first, second = read(split("majträffen"), frozenset(), frozenset())

    assert (first.start, first.end, second.start, second.end) == (0, 3, 3, 10)


@pytest.mark.parametrize(
    "word",
    [
        "traktor",
        "natten",
        "skogen",
        "weather",
        "winner",
        "matte",  # short of a pattern, near to none
        "reminding",  # the rest of a pattern
        "Bo",  # too short
        "3:e",
    ],
)
def test_a_word_that_is_right_is_not_repaired(word: str) -> None:
    assert respelt(word) == word.lower()


@pytest.mark.parametrize("form", sorted(vocabulary().forms | set(vocabulary().numbers)))
def test_no_word_of_our_own_is_repaired(form: str) -> None:
    assert len(respelt(form).split()) == 1
    assert respelt(form) in (form, vocabulary().spelling.get(form))


def test_words_of_names_and_documents_are_right_and_names_are_repaired_to() -> None:
    assert respelt("kommunan", right=("kommunan",)) == "kommunan"
    assert respelt("våtmarkgruppen", names=("vatmarksgruppen",)) == "vatmarksgruppen"
    assert respelt("åmals", names=("amals",)) == "åmals"  # short names are never guessed


def test_a_yes_is_a_yes_only_at_the_beginning() -> None:
    assert respelt("ja") == "ja"
    assert respelt("ja vill anmäla mig").startswith("jag vill")
    assert respelt("kan ja komma").startswith("kan jag")
