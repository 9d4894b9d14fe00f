"""The edge speaks the client's language, and says one and the same thing on every surface."""

import orjson
import pytest

from bot.teams.activities import Activity
from bot.teams.files import Trouble, Unfetched
from bot.teams.own_words import failed, language_of, lost
from meetings.languages import Language
from tests.fakes.edge import an_activity


def an(**fields: object) -> Activity:
    return Activity.model_validate(an_activity("https://x.example/", **fields))


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("sv-SE", Language.SWEDISH),
        ("en-GB", Language.ENGLISH),
        ("EN", Language.ENGLISH),
        ("fi-FI", Language.SWEDISH),
        (None, Language.SWEDISH),
    ],
)
def test_the_language_is_swedish_unless_the_client_is_english(locale: str | None, language: Language) -> None:
    assert language_of(an(locale=locale)) is language


@pytest.mark.parametrize(
    "fields",
    [
        {"deliveryMode": "expectReplies"},
        {"type": "invoke", "name": "adaptiveCard/action"},
        {"type": "invoke", "name": "task/fetch"},
        {"type": "invoke", "name": "task/submit"},
        {"type": "invoke", "name": "composeExtension/query"},
    ],
)
def test_a_broken_turn_is_told_in_the_response(fields: dict[str, object]) -> None:
    answer = failed(an(**fields))

    assert answer.status == 200
    assert "Något gick fel" in str(orjson.loads(answer.body or b""))


def test_a_broken_turn_is_told_by_a_message() -> None:
    answer = failed(an())

    assert (answer.status, answer.body) == (202, None)
    assert [orjson.loads(post.content)["text"][:14] for post in answer.posts] == ["Något gick fel"]


@pytest.mark.parametrize("fields", [{"type": "installationUpdate"}, {"type": "invoke", "name": "fileConsent/invoke"}])
def test_where_nobody_asked_nobody_is_told(fields: dict[str, object]) -> None:
    answer = failed(an(**fields))

    assert (answer.status, answer.body, answer.posts) == (200, None, ())


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_file_that_could_not_be_had_is_named(trouble: Trouble) -> None:
    assert "plan.pdf" in lost(Unfetched(name="plan.pdf", trouble=trouble), an()).text
