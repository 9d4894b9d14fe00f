"""The language of a message."""

import pytest

from tests.dialogs.understanding.sentences import understood


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("när är nästa möte", "sv"),
        ("nar ar nasta mote", "sv"),
        ("when is the next meeting", "en"),
        ("where?", "en"),
        ("var?", "sv"),
        ("workshop", ""),
        ("12/3?", ""),
        ("", ""),
        ("när är nästa meeting", "sv"),
        ("when is nästa träff for the group", "en"),
    ],
)
def test_the_small_words_show_the_language(text: str, language: str) -> None:
    assert understood(text).language == language
