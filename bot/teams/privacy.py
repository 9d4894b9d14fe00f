"""Answers about one person, asked for where others read: said in the personal chat, or shown to the asker alone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.cards.layout import adaptive_card
from bot.teams.activities import Activity
from bot.teams.addresses import scope_of
from bot.teams.answers import Post, card_message, encoded
from dialogs.incoming import Scope
from dialogs.replies import Button, Card, Reply
from dialogs.wording.phrases import say
from meetings.addresses import Address
from meetings.languages import Language
from meetings.records import Records

#: the `do` of the button that shows an answer to its asker
SHOW = "edge.show"


def discreet(
    replies: Iterable[Reply], activity: Activity, records: Records, now: datetime
) -> tuple[tuple[Reply, ...], tuple[Post, ...]]:
    """What may be said where the activity came from, and what goes to the person's own chat instead."""
    replies = tuple(replies)
    private = tuple(reply for reply in replies if reply.private)
    if not private or scope_of(activity) is Scope.PERSONAL:
        return replies, ()
    public = tuple(reply for reply in replies if not reply.private)
    chat = _personal_chat(activity, records)
    if chat is None:
        return (*public, _kept(private, activity, records, now)), ()
    language = Language(private[0].language)
    note = Reply(text=say(language, "edge.answered_personally"), language=language)
    return public or (note,), (_into(chat, private, language),)


def shown(activity: Activity, records: Records) -> dict[str, Any] | None:
    """The card kept for whoever presses `SHOW`; None when none is."""
    kept = records.conversations.load(activity.conversation.id, _slot(activity))
    return kept["card"] if kept else None


def _personal_chat(activity: Activity, records: Records) -> Address | None:
    identity = activity.sender.aad_object_id
    chat = records.addresses.personal(identity) if identity else None
    return chat if chat and chat.active else None


def _into(chat: Address, replies: tuple[Reply, ...], language: Language) -> Post:
    heading = Reply(text=say(language, "edge.from_elsewhere"), language=language)
    message = card_message(adaptive_card(heading, *replies), replies[0].text)
    return Post(service_url=chat.service_url, conversation=chat.conversation, content=encoded(message))


def _kept(replies: tuple[Reply, ...], activity: Activity, records: Records, now: datetime) -> Reply:
    """Keeps the answer, and offers a button for it: only its asker finds something behind it."""
    language = Language(replies[0].language)
    records.conversations.store(activity.conversation.id, _slot(activity), {"card": adaptive_card(*replies)}, now)
    button = Button(title=say(language, "edge.show_me"), press={"do": SHOW})
    text = say(language, "edge.only_for_asker")
    return Reply(text=text, card=Card(text=text, buttons=(button,)), language=language)


def _slot(activity: Activity) -> str:
    """The place of a person's newest private answer, beside the states of dialogs."""
    return f"private answer of {activity.sender.id}"
