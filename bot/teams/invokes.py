"""The bodies that Teams expects in answer to an invoke; each kind has a shape of its own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.cards.layout import CONTENT_TYPE, adaptive_card
from dialogs.replies import Card, Reply

MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
THUMBNAIL = "application/vnd.microsoft.card.thumbnail"
#: characters of a task module's title
LONGEST_TITLE = 64


def card_shown(card: Mapping[str, Any]) -> dict[str, Any]:
    """A card in place of the one whose button was pressed, for whoever pressed it."""
    return {"statusCode": 200, "type": CONTENT_TYPE, "value": card}


def card_kept() -> dict[str, Any]:
    """Leaves the card as it is."""
    return {"statusCode": 200, "type": MESSAGE, "value": ""}


def malformed() -> dict[str, Any]:
    """The press was not understood: the protocol's own error, with HTTP status 200."""
    return {"statusCode": 400, "type": ERROR, "value": {"code": "BadRequest", "message": "value.action"}}


def task(replies: Sequence[Reply]) -> dict[str, Any]:
    """A task module that goes on with a card, or ends with a sentence."""
    if not any(reply.card for reply in replies):
        return {"task": {"type": "message", "value": "\n\n".join(reply.text for reply in replies)}}
    title = next((reply.card.title for reply in replies if reply.card and reply.card.title), replies[0].text)
    card = {"contentType": CONTENT_TYPE, "content": adaptive_card(*replies)}
    value = {"title": title[:LONGEST_TITLE], "width": "medium", "height": "medium", "card": card}
    return {"task": {"type": "continue", "value": value}}


def hits(replies: Sequence[Reply], nothing: str) -> dict[str, Any]:
    """What the message box offers for a search: a card for each hit, or the sentence when there is none."""
    found = [_hit(reply) for reply in _single(replies)]
    if not found:
        return {"composeExtension": {"type": "message", "text": nothing}}
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": found}}


def _single(replies: Sequence[Reply]) -> Iterator[Reply]:
    """A reply for each hit: a card is one, and so is each row of a list."""
    for reply in replies:
        if reply.card and reply.card.rows:
            for row in reply.card.rows:
                yield Reply(text=row.title, card=Card(title=row.title, text=row.detail), language=reply.language)
        elif reply.card:
            yield reply


def _hit(reply: Reply) -> dict[str, Any]:
    card = reply.card or Card()
    text = card.text or " · ".join(value for _, value in card.facts) or (reply.text if card.title else "")
    preview = {"contentType": THUMBNAIL, "content": {"title": card.title or reply.text, "text": text}}
    return {"contentType": CONTENT_TYPE, "content": adaptive_card(reply), "preview": preview}
