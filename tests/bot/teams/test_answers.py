"""Replies as messages that Teams takes."""

import orjson
import pytest

from bot.teams.activities import Activity
from bot.teams.answers import LONGEST_TEXT, Answer, answering, card_message, encoded, in_thread, message, taken
from dialogs.replies import Card, Reply
from tests.fakes.edge import an_activity
from tests.fakes.teams import ANNA, BOT


def an(**fields: object) -> Activity:
    return Activity.model_validate(an_activity("https://x.example/", **fields))


def test_a_reply_is_a_text_or_a_card_and_never_both() -> None:
    text, card = message(Reply(text="Hej *du*")), message(Reply(text="Hej", card=Card(title="Träff")))

    assert (text["text"], text["textFormat"], text.get("attachments")) == (r"Hej \*du\*", "markdown", None)
    assert "text" not in card
    assert card["summary"] == "Hej"
    assert [a["contentType"] for a in card["attachments"]] == ["application/vnd.microsoft.card.adaptive"]


def test_a_text_without_end_is_cut() -> None:
    assert len(message(Reply(text="å" * 99_999))["text"]) == LONGEST_TEXT
    assert len(card_message({}, "å" * 99_999)["summary"]) == LONGEST_TEXT


def test_an_answer_names_whom_and_what_it_answers() -> None:
    answer = answering(an(id="7"), {"type": "message", "text": "hej"})

    assert (answer["recipient"]["id"], answer["from"]["id"], answer["replyToId"]) == (ANNA, BOT, "7")
    assert answer["text"] == "hej"


@pytest.mark.parametrize("fields", [{"type": "invoke"}, {"type": "installationUpdate"}, {"id": None}])
def test_only_a_message_is_replied_to_by_its_id(fields: dict[str, object]) -> None:
    post = in_thread(an(**fields), {"type": "message"})

    assert post.reply_to is None
    assert "replyToId" not in orjson.loads(post.content)


def test_without_knowing_who_we_are_no_sender_is_made_up() -> None:
    assert "from" not in answering(an(recipient=None), {})


@pytest.mark.parametrize("body", [None, b'{"a":"\xc3\xa5"}'])
def test_a_kept_answer_is_the_same_answer(body: bytes | None) -> None:
    answer = Answer(status=202, body=body)

    assert Answer.from_json(orjson.loads(orjson.dumps(answer.to_json()))) == answer


def test_a_message_is_accepted_and_anything_else_taken() -> None:
    assert taken(an()).status == 202
    assert taken(an(type="installationUpdate")).status == 200


def test_what_cannot_be_json_fails_inside_the_turn() -> None:
    with pytest.raises(TypeError):
        encoded({"a": object()})
