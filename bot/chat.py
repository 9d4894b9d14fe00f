"""The word `chat`: the bot in this terminal, without Teams. The whole conversation is the real one."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from datetime import datetime
from threading import Thread

from aiohttp import web

from bot.app import create_app
from bot.commands.database import network_named, opened
from bot.commands.environment import settings
from bot.delivery.clock import Clock
from bot.example import loading
from bot.serving import LOCALHOST, example_database
from bot.terminal import terminal
from dialogs.reception import receive
from storage.database import Database


def chat(*, database: str, url: str | None, network: str | None, email: str | None, now: datetime | None) -> None:
    """Talks until the input ends: to the bot at `url`, else to one of its own on the database.

    A database without a network is left alone, and the example network is talked to.
    """
    if url:
        asyncio.run(_talk(url, email))
        return
    with ExitStack() as stack:
        storage = stack.enter_context(opened(database))
        with storage.records(write=False) as records:
            empty = not records.networks.all()
        if empty and network is None:
            storage = stack.enter_context(example_database())
            network, now = loading.SLUG, now or loading.NOW
        with storage.records(write=False) as records:
            slug = network_named(records, network).slug
        asyncio.run(_talk_inside(storage, slug, email, Clock(now)))


async def _talk_inside(storage: Database, slug: str, email: str | None, clock: Clock) -> None:
    """With a bot of our own, that lives as long as the conversation. It leaves the queue to those who serve."""
    app = create_app(settings(), storage, receive, clock.now, local=True, network=slug)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, LOCALHOST, 0).start()
        await _talk(f"http://{LOCALHOST}:{runner.addresses[0][1]}/api/messages", email)
    finally:
        await runner.cleanup()


async def _talk(url: str, email: str | None) -> None:
    print("Write a message; a number presses a button; Ctrl-D ends.", file=sys.stderr)
    async with terminal(url, (email or loading.NEWCOMER_EMAIL).lower(), print) as client, _typed() as typed:
        while (line := await typed.get()) is not None:
            if text := line.strip():
                await client.say(text)


@asynccontextmanager
async def _typed() -> AsyncIterator["asyncio.Queue[str | None]"]:
    """The lines of the input, None at its end. Read in a thread that dies with us: a terminal cannot be waited for."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(lines.put_nowait, line)
        loop.call_soon_threadsafe(lines.put_nowait, None)

    Thread(target=read, daemon=True).start()
    yield lines
