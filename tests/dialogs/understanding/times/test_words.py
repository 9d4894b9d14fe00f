import pytest

from dialogs.understanding.times.folding import composed, fold
from dialogs.understanding.times.lexicon import LANGUAGES, data, lexicon
from dialogs.understanding.times.senses import mended


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "sv"])
def test_the_word_files_are_twins(language: str) -> None:
    assert data(language).keys() == data("sv").keys()


def test_swedish_wins_where_two_languages_disagree() -> None:
    assert lexicon().words["man"].language == "sv"
    assert lexicon().words["maj"].language == "sv"


@pytest.mark.parametrize("word", ["mandat", "match", "marsch", "frida", "torsten"])
def test_a_known_word_is_never_mended_into_a_month_or_weekday(word: str) -> None:
    assert mended(word) is None


def test_folding_keeps_every_offset() -> None:
    text = "Måndag–Søndag\u00a0ŁÐ ﬁ İ"

    assert len(fold(text)) == len(text)
    assert fold("MÅNDAG") == fold("mandag")


def test_composing_remembers_where_each_letter_stood() -> None:
    whole, origin = composed("a\u030ar")

    assert (whole, origin) == ("år", [0, 2, 3])
