"""The word `serve`: the one composition root, where settings, database, conversation, clock and queue come together."""

import asyncio
import logging
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import web

from bot.app import CONNECTOR, create_app, settle
from bot.commands.database import network_named, opened
from bot.commands.environment import settings
from bot.commands.outcome import Refused
from bot.delivery.clock import Clock
from bot.delivery.housekeeping import Housekeeping
from bot.delivery.posting import posting
from bot.delivery.worker import Worker
from bot.example import loading as example_network
from bot.log_lines import LogLines
from bot.settings import Settings
from bot.web import about, calendars
from bot.web.routes import Watch
from dialogs.reception import receive
from dialogs.understanding.interpreter import interpret
from storage.database import Database

LOCALHOST = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - with credentials it serves whoever reaches it
#: the clock is unwell when the queue was not looked at for so long
QUIET = timedelta(minutes=2)
#: seconds that requests under way are given when the process is told to stop
GRACE = 3.0

PLAYGROUND = "npx -y @microsoft/m365agentsplayground start -e {url} -c msteams --disable-telemetry"


def serve(
    *,
    database: str,
    host: str | None,
    port: int | None,
    local: bool,
    network: str | None,
    now: datetime | None,
    example: bool,
) -> None:
    """Serves until it is told to stop."""
    logged = logging.StreamHandler(sys.stderr)
    logged.setFormatter(LogLines())
    logging.basicConfig(level=logging.WARNING, handlers=[logged])
    logging.getLogger("bot").setLevel(logging.INFO)
    told, local = settings(), local or example
    host = host or told.host or (LOCALHOST if local else EVERYWHERE)
    if refusal := told.refusal(local=local, host=host):
        raise Refused(f"{refusal.setting} {refusal.sentence}")
    if now and not local:
        raise Refused("--now is for --local: with credentials the clock is the real one")
    with example_database() if example else opened(database) as storage:
        if example:
            network, now = network or example_network.SLUG, now or example_network.NOW
        if network:
            with storage.records(write=False) as records:
                network_named(records, network)
        app = application(told, storage, Clock(now), local=local, network=network)
        asyncio.run(_run(app, host, told.port if port is None else port, example=example))


def application(
    told: Settings, database: Database, clock: Clock, *, local: bool = False, network: str | None = None
) -> web.Application:
    """Everything that one process serves: bot, calendars, queue and clock."""
    worker = Worker(database, posting(lambda: app[CONNECTOR]), clock)

    def works() -> bool:
        return worker.looked_at is not None and clock.now() - worker.looked_at < QUIET

    def depth() -> Mapping[str, float]:
        with database.records(write=False) as records:
            return {f"queue_{state}": count for state, count in records.outbox.depth(clock.now()).items()}

    async def working(_: web.Application) -> AsyncIterator[None]:
        await asyncio.to_thread(_warm_up, database, clock)
        tasks = [asyncio.create_task(work) for work in (worker.run(), Housekeeping(database, clock).run())]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    watch = Watch(probes={"database": database.answers, "clock": works}, gauges=depth)
    app = create_app(told, database, receive, clock.now, local=local, network=network, watch=watch)
    app.add_routes([*calendars.routes(database, clock), *about.routes()])
    app.cleanup_ctx.append(working)
    return app


def _warm_up(database: Database, clock: Clock) -> None:
    """Loads the words, so that the first person who asks does not wait for them."""
    with database.records(write=False) as records:
        for network in records.networks.all()[:1]:
            interpret("?", schedule=records.schedules.of(network.id), member=None, now=clock.now(), memory={})


@contextmanager
def example_database() -> Iterator[Database]:
    """A database with the example network, thrown away afterwards."""
    with (
        TemporaryDirectory(prefix="kallelse-") as folder,
        opened(f"sqlite:///{Path(folder) / 'example.db'}") as storage,
    ):
        example_network.load(storage)
        yield storage


async def _run(app: web.Application, host: str, port: int, *, example: bool) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows, where Ctrl-C is an exception
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE)
    await runner.setup()
    settle()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise Refused(f"cannot listen on {host}:{port}: {error.strerror}") from None
        url = f"http://{host}:{runner.addresses[0][1]}/api/messages"
        print(f"Kallelse listens on {url}", file=sys.stderr, flush=True)
        if example:
            print(_what_to_try(url), file=sys.stderr, flush=True)
        await stop.wait()
    finally:
        await runner.cleanup()


def _what_to_try(url: str) -> str:
    """For the newcomer: where to talk to it, and what to say."""
    client = PLAYGROUND.format(url=url) if shutil.which("npx") else f"kallelse chat --url {url}"
    return f"""
It is {example_network.NOW:%A %d %B %Y, %H:%M} in {example_network.NAME}, a network that does not exist.
In another terminal:

    {client}

Then write, for example:

    När är nästa träff?                 Anmäl mig till nästa träff
    Var är den?                         Am I registered?
    @Kallelse koppla Klimatgruppen hit  (in a channel: at 09:00 the reminder of tomorrow's meeting comes)
"""
