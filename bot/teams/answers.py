"""What goes back: worded replies as activities to post, or as the body that an invoke expects."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from bot.cards.layout import CONTENT_TYPE, adaptive_card
from bot.cards.markdown import markdown
from bot.teams.activities import Activity
from dialogs.replies import Reply

LONGEST_TEXT = 12_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An activity on its way into a conversation."""

    service_url: str
    conversation: str
    reply_to: str | None = None
    activity: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one activity: a status and a body now, and what is to be posted."""

    status: int = HTTPStatus.ACCEPTED
    body: dict[str, Any] | None = None
    posts: tuple[Post, ...] = field(default=())


def message(reply: Reply) -> dict[str, Any]:
    """The reply as a message activity. Never text beside a card: Teams would split it, and tell no id."""
    if reply.card is None:
        return {"type": "message", "text": markdown(reply.text[:LONGEST_TEXT]), "textFormat": "markdown"}
    return card_message(adaptive_card(reply), reply.text)


def card_message(card: dict[str, Any], summary: str) -> dict[str, Any]:
    """A card as a message activity; the summary is what a notification shows."""
    attachment = {"contentType": CONTENT_TYPE, "content": card}
    return {"type": "message", "attachments": [attachment], "summary": summary[:LONGEST_TEXT]}


def posts(replies: Sequence[Reply], activity: Activity) -> tuple[Post, ...]:
    """The replies, one message each, into the thread where the activity came from."""
    return tuple(in_thread(message(reply), activity) for reply in replies)


def in_thread(said: dict[str, Any], activity: Activity) -> Post:
    """Something said where the activity came from."""
    about = {
        "from": {"id": activity.recipient.id} if activity.recipient else {},
        "recipient": {"id": activity.sender.id},
        "conversation": {"id": activity.conversation.id},
        "replyToId": activity.id,
    }
    return Post(
        service_url=activity.service_url,
        conversation=activity.conversation.id,
        reply_to=activity.id,
        activity=about | said,
    )
