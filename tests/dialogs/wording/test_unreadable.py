import pytest

from dialogs.texts import Reason, Unreadable
from dialogs.wording.unreadable import why_unreadable
from meetings.languages import Language


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", Reason)
def test_each_reason_says_what_to_do(reason: Reason, language: Language) -> None:
    sentence = why_unreadable(language, Unreadable(reason, limit=10))

    assert len(sentence.split()) > 5
    assert "{" not in sentence
