"""What goes back for one activity: a status and a body now, and messages that are posted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Self

import orjson
from botbuilder.schema import DeliveryModes

from bot.cards.layout import CONTENT_TYPE, adaptive_card
from bot.cards.markdown import markdown
from bot.teams.activities import Activity
from dialogs.replies import Reply

LONGEST_TEXT = 12_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message on its way into a conversation."""

    service_url: str
    conversation: str
    reply_to: str | None = None
    #: the activity as JSON
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one activity."""

    status: int = HTTPStatus.OK
    #: JSON
    body: bytes | None = None
    #: in the order in which they are posted
    posts: tuple[Post, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """What the same activity is answered when it is delivered again: all but the messages, which were posted."""
        return {"status": int(self.status), "body": self.body and self.body.decode()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The stored answer."""
        return cls(status=stored["status"], body=stored["body"] and stored["body"].encode())


def taken(activity: Activity, posts: tuple[Post, ...] = ()) -> Answer:
    """The answer without a body: it was taken."""
    return Answer(status=HTTPStatus.ACCEPTED if activity.type == "message" else HTTPStatus.OK, posts=posts)


def encoded(said: Mapping[str, Any]) -> bytes:
    """JSON, made inside the turn: what cannot be sent must not be stored as done."""
    return orjson.dumps(said)


def message(reply: Reply) -> dict[str, Any]:
    """The reply as a message activity. Never text beside a card: Teams would split them, and tell no id."""
    if reply.card is None:
        return {"type": "message", "text": markdown(reply.text[:LONGEST_TEXT]), "textFormat": "markdown"}
    return card_message(adaptive_card(reply), reply.text)


def card_message(card: Mapping[str, Any], summary: str) -> dict[str, Any]:
    """A card as a message activity; the summary is what a notification shows."""
    attachment = {"contentType": CONTENT_TYPE, "content": card}
    return {"type": "message", "attachments": [attachment], "summary": summary[:LONGEST_TEXT]}


def answering(activity: Activity, said: Mapping[str, Any]) -> dict[str, Any]:
    """A message activity as the answer to another one."""
    about: dict[str, Any] = {"recipient": {"id": activity.sender.id}, "conversation": {"id": activity.conversation.id}}
    if activity.recipient:
        about["from"] = {"id": activity.recipient.id, "name": activity.recipient.name or ""}
    if activity.id and activity.type == "message":
        about["replyToId"] = activity.id
    return about | dict(said)


def in_thread(activity: Activity, said: Mapping[str, Any]) -> Post:
    """A message to be posted where an activity came from."""
    answer = answering(activity, said)
    return Post(
        service_url=activity.service_url,
        conversation=activity.conversation.id,
        reply_to=answer.get("replyToId"),
        content=encoded(answer),
    )


def spoken(activity: Activity, replies: Iterable[Reply], elsewhere: tuple[Post, ...] = ()) -> Answer:
    """Messages in answer to an activity: in the response when it asks so, else to be posted where it came from."""
    if activity.delivery_mode == DeliveryModes.expect_replies:
        activities = [answering(activity, message(reply)) for reply in replies]
        return Answer(body=encoded({"activities": activities}), posts=elsewhere)
    posts = tuple(in_thread(activity, message(reply)) for reply in replies)
    return taken(activity, (*posts, *elsewhere))
