"""Asking the network of the lakes: what is shown, to whom, and what is remembered for the next question."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.answering.answerer import answer
from dialogs.incoming import Scope
from dialogs.replies import Card, Reply
from dialogs.turn import Turn
from dialogs.understanding.interpreter import interpret
from meetings.languages import Language
from meetings.members import Member
from meetings.records import Records
from tests.builders import NETWORK, NOW
from tests.dialogs.a_turn import something_incoming
from tests.dialogs.lakes import MEMBER


def a_turn_in(
    records: Records,
    text: str = "",
    *,
    member: Member | None = MEMBER,
    scope: Scope = Scope.PERSONAL,
    language: Language = Language.SWEDISH,
    now: datetime = NOW,
    public_url: str = "",
) -> Turn:
    incoming = something_incoming(text, member=member, scope=scope, now=now)
    return Turn(
        incoming=replace(incoming, public_url=public_url),
        records=records,
        schedule=records.schedules.of(NETWORK.id),
        member=member,
        language=language,
    )


def asked(
    records: Records,
    text: str,
    *,
    after: str = "",
    memory: dict[str, Any] | None = None,
    **where: Any,
) -> Reply:
    """The answer to what somebody writes, after another question when `after` names one."""
    memory = dict(memory or {})
    for question in (after, text) if after else (text,):
        turn = a_turn_in(records, question, **where)
        read = interpret(question, schedule=turn.schedule, member=turn.member, now=turn.now, memory=memory)
        (reply,), memory = answer(read, turn, memory)
    return reply


def shown(reply: Reply) -> str:
    """Everything of a reply that a person reads, its buttons last."""
    return "\n".join((reply.text, *(_of_card(reply.card) if reply.card else ())))


def _of_card(card: Card) -> Iterator[str]:
    yield from (card.title, card.text, card.source)
    yield from (f"{name}: {value}" for name, value in card.facts)
    yield from (f"{row.title}: {row.detail}" for row in card.rows)
    yield from (button.title for button in card.buttons)
