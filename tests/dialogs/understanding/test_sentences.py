"""Sentences are understood: each of the own collection, in Swedish and English, and every meaning is among them."""

import pytest

from dialogs.understanding.rules import rules
from tests.dialogs.understanding.sentences import Sentence, sentences, understood

LANGUAGES = ("sv", "en")
UNDERSTOOD = [pytest.param(each, id=each.text) for language in LANGUAGES for each in sentences(language)]
NOT_YET = [pytest.param(each, id=each.text) for each in sentences("known_failures")]


@pytest.mark.parametrize("sentence", UNDERSTOOD)
def test_a_sentence_is_understood(sentence: Sentence) -> None:
    assert sentence.misread(understood(sentence.text, sentence.after)) == {}


@pytest.mark.parametrize("sentence", NOT_YET)
def test_a_known_failure_still_fails(sentence: Sentence) -> None:
    """When this fails, the sentence is understood: move it to the collection of its language."""
    assert sentence.misread(understood(sentence.text, sentence.after))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_that_a_rule_has_is_in_the_collection(language: str) -> None:
    written = {meaning for each in sentences(language) for meaning in (each.facet, each.command)}

    assert {rule.meaning for rule in rules()} - written == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_shows_its_language(language: str) -> None:
    long = [each for each in sentences(language) if len(each.text.split()) > 3]

    assert {each.text: understood(each.text).language for each in long} == {each.text: language for each in long}
