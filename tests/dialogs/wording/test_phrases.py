"""Sentences by key, in the language of the reader."""

import pytest

from dialogs.wording.phrases import say
from meetings.languages import Language


def test_a_sentence_comes_in_the_language_asked_for() -> None:
    assert say(Language.SWEDISH, "forgetting.name") == "Namn"
    assert say(Language.ENGLISH, "forgetting.name") == "Name"


def test_what_is_handed_over_stands_in_the_sentence() -> None:
    assert "Nätverket för sjöar" in say(Language.SWEDISH, "reception.welcome_personal", network="Nätverket för sjöar")


def test_one_is_said_in_other_words_than_many() -> None:
    assert "1 anmälan." in say(Language.SWEDISH, "forgetting.confirm", count=1)
    assert "3 anmälningar." in say(Language.SWEDISH, "forgetting.confirm", count=3)


def test_what_a_person_wrote_is_never_taken_for_a_gap() -> None:
    assert "{email}" in say(Language.SWEDISH, "reception.welcome_personal", network="{email}")


@pytest.mark.parametrize("key", ["forgetting.no_such_sentence", "forgetting.confirm"])
def test_a_sentence_or_value_that_is_missing_is_our_mistake(key: str) -> None:
    with pytest.raises(KeyError):
        say(Language.SWEDISH, key)
