"""The word `chat`: the bot in this terminal, without Teams. The whole conversation is the real one."""

import sys
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime

from bot.commands.database import network_named, opened
from bot.commands.questions import in_text
from bot.delivery.clock import Clock
from bot.example import loading
from bot.serving import example_database
from dialogs.incoming import Incoming, Kind, Person, Scope
from dialogs.reception import receive
from dialogs.replies import Button, Reply
from meetings.identity import new_id
from storage.database import Database


def chat(*, database: str, network: str | None, email: str | None, now: datetime | None) -> None:
    """Talks until the input ends. With no network in the database, the example is talked to."""
    with ExitStack() as stack:
        storage = stack.enter_context(opened(database))
        with storage.records(write=False) as records:
            empty = not records.networks.all()
        if empty and network is None:
            storage = stack.enter_context(example_database())
            network, now = loading.SLUG, now or loading.NOW
        with storage.records(write=False) as records:
            slug = network_named(records, network).slug
        _talk(storage, slug, email, Clock(now))


def _talk(storage: Database, slug: str, email: str | None, clock: Clock) -> None:
    print(f"Kallelse, {slug}. Write a question; a number presses a button; Ctrl-D ends.", file=sys.stderr)
    conversation = new_id()
    buttons: list[Button] = []
    for line in sys.stdin:
        text = line.strip()
        pressed = buttons[int(text) - 1] if text.isdecimal() and 0 < int(text) <= len(buttons) else None
        incoming = Incoming(
            kind=Kind.PRESS if pressed else Kind.MESSAGE,
            person=Person(id="terminal", email=email.lower() if email else None),
            scope=Scope.PERSONAL,
            conversation=conversation,
            network=slug,
            text="" if pressed else text,
            press=pressed.press if pressed else {},
            now=clock.now(),
        )
        with storage.records() as records:
            replies = receive(incoming, records)
            records.commit()
        buttons = _buttons(replies)
        print("\n\n".join(in_text(reply) for reply in replies))
        print("\n".join(f"  {number}: {button.title}" for number, button in enumerate(buttons, 1)), flush=True)


def _buttons(replies: Iterable[Reply]) -> list[Button]:
    cards = (reply.card for reply in replies if reply.card)
    return [button for card in cards for button in card.buttons if button.press]
