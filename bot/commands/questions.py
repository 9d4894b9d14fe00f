"""The word `ask`: how a question is understood, and what is answered."""

import json as json_format
from datetime import datetime
from typing import Any

from bot.commands.database import network_named, opened
from bot.delivery.clock import Clock
from bot.teams.answers import message
from dialogs.incoming import Incoming, Kind, Person, Scope
from dialogs.reception import receive
from dialogs.replies import Card, Reply
from dialogs.understanding.interpreter import interpret
from dialogs.understanding.trail import trail


def ask(*, database: str, text: str, network: str | None, email: str | None, now: datetime | None, json: bool) -> None:
    """Answers one question without remembering it."""
    moment = now or Clock().now()
    with opened(database) as storage, storage.records() as records:
        found = network_named(records, network)
        member = records.members.by_email(found.id, email.lower()) if email else None
        person = Person(id="command line", name=member.name if member else "", email=email.lower() if email else None)
        incoming = Incoming(
            kind=Kind.MESSAGE,
            person=person,
            scope=Scope.PERSONAL,
            conversation="command line",
            network=found.slug,
            text=text,
            now=moment,
        )
        schedule = records.schedules.of(found.id)
        understood = interpret(text, schedule=schedule, member=member, now=moment, memory={})
        replies = receive(incoming, records)
    if json:
        told: dict[str, Any] = {"understood": trail(understood), "replies": [message(reply) for reply in replies]}
        print(json_format.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(in_text(reply) for reply in replies))


def in_text(reply: Reply) -> str:
    """A reply as lines of text, for a terminal."""
    return "\n".join(line for line in (reply.text, *(_lines(reply.card) if reply.card else ())) if line)


def _lines(card: Card) -> list[str]:
    lines = [f"── {card.title}" if card.title else "", card.text]
    lines += [f"   {label}: {value}" for label, value in card.facts]
    lines += [f" • {row.title}  {row.detail}".rstrip() for row in card.rows]
    lines += [f" ▢ {field.label}: {field.value}" for field in card.fields]
    lines += [f"   {card.source}" if card.source else ""]
    lines += ["   " + "  ".join(f"[{button.title}]" for button in card.buttons)] if card.buttons else []
    return lines
