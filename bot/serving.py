"""The word `serve`: the one composition root, where settings, database, conversation, clock and queue come together."""

import asyncio
import logging
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path

from aiohttp import web

from bot.app import CONNECTOR, create_app
from bot.commands.outcome import Refused
from bot.delivery.clock import Clock
from bot.delivery.housekeeping import Housekeeping
from bot.delivery.posting import posting
from bot.delivery.worker import Worker
from bot.settings import Settings, UnusableSettings
from bot.web import calendars
from bot.web.routes import Watch
from dialogs.reception import receive
from meetings.organisations import Network
from storage.database import Database

LOCALHOST = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 -- with credentials it serves whoever reaches it
EXAMPLE_NOW = datetime.fromisoformat("2027-03-09T08:55:00+01:00")
#: the queue is unwell when it was not looked at for so long
QUIET = timedelta(minutes=2)


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
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
    settings = settings_of(os.environ)
    local = local or example
    host = host or settings.host or (LOCALHOST if local else EVERYWHERE)
    port = settings.port if port is None else port
    if refusal := settings.refusal(local=local, host=host):
        raise Refused(f"{refusal.setting} {refusal.sentence}")
    if now and not local:
        raise Refused("--now is for --local only: with credentials the clock is the real one")
    with _database(database, example=example) as (opened, slug):
        network = network or slug
        _known(opened, network)
        app = application(
            settings, opened, Clock(now or (EXAMPLE_NOW if example else None)), local=local, network=network
        )
        with suppress(KeyboardInterrupt):
            asyncio.run(_run(app, host, port, example=example))


def settings_of(environment: Mapping[str, str]) -> Settings:
    """The settings in an environment; Refused with the first sentence about what is wrong in them."""
    try:
        return Settings.read(environment)
    except UnusableSettings as error:
        first = error.problems[0]
        raise Refused(f"{first.setting}: {first.sentence}") from None


def application(
    settings: Settings, database: Database, clock: Clock, *, local: bool = False, network: str | None = None
) -> web.Application:
    """Everything that one process serves: bot, calendars, queue and clock."""
    posts = Watch()

    def looked() -> bool:
        return worker.looked_at is not None and clock.now() - worker.looked_at < QUIET

    def depth() -> Mapping[str, float]:
        with database.records(write=False) as records:
            return {f"queue_{state}": float(count) for state, count in records.outbox.depth(clock.now()).items()}

    watch = Watch(probes={"database": database.answers, "clock": looked}, gauges=depth, metrics=posts.metrics)
    app = create_app(settings, database, receive, clock.now, local=local, network=network, watch=watch)
    worker = Worker(database, posting(lambda: app[CONNECTOR]), clock)
    app.add_routes(calendars.routes(database, clock))

    async def working(_: web.Application) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(worker.run()), asyncio.create_task(Housekeeping(database, clock).run())]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    app.cleanup_ctx.append(working)
    return app


async def _run(app: web.Application, host: str, port: int, *, example: bool) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    runner = web.AppRunner(app, handle_signals=False, access_log=None, shutdown_timeout=3)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise Refused(f"{host}:{port} cannot be listened on: {error.strerror}") from None
        bound = runner.addresses[0][1]
        print(f"Kallelse listens on http://{host}:{bound}/api/messages", file=sys.stderr, flush=True)
        if example:
            print(_what_to_try(host, bound), file=sys.stderr, flush=True)
        await stop.wait()
    finally:
        await runner.cleanup()


@contextmanager
def _database(url: str, *, example: bool) -> Iterator[tuple[Database, str | None]]:
    """The database, and the network in it that is served by default; the example's is thrown away afterwards."""
    if not example:
        database = Database(url)
        try:
            database.migrate()
            yield database, None
        finally:
            database.dispose()
        return
    with tempfile.TemporaryDirectory(prefix="kallelse-example-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'example.db'}")
        try:
            database.migrate()
            yield database, example_network(database).slug
        finally:
            database.dispose()


def example_network(database: Database) -> Network:
    """The example's network, its plan and members brought in as an operator brings them in."""
    from bot.commands.documents import bring_text_in  # noqa: PLC0415 -- the readers are loaded for the example only
    from meetings.membership import import_members  # noqa: PLC0415

    folder = resources.files("bot.example")
    with database.records() as records:
        for name in ("plan.txt", "inbjudan.txt"):
            content = (folder / name).read_bytes()
            bring_text_in(
                records,
                name,
                content,
                slug=EXAMPLE,
                name=EXAMPLE_NAME,
                today=None,
                year=None,
                now=EXAMPLE_NOW,
                yes=True,
            )
        network = records.networks.named(EXAMPLE)
        if network is None:
            raise Refused("the example's plan has no meetings")
        import_members(records, network.id, (folder / "members.csv").read_text(encoding="utf-8"))
        records.commit()
    return network


EXAMPLE = "exempel"
EXAMPLE_NAME = "Exempelnätverket"


def _known(database: Database, slug: str | None) -> None:
    with database.records(write=False) as records:
        if slug and records.networks.named(slug) is None:
            known = ", ".join(n.slug for n in records.networks.all()) or "none"
            raise Refused(f"no network '{slug}'; there are: {known}")


def _what_to_try(host: str, port: int) -> str:
    try_it = "Try: När är nästa träff? · Var är den? · Anmäl mig till nästa träff · Am I registered?"
    if shutil.which("npx"):
        playground = f"npx -y @microsoft/m365agentsplayground start -e http://{host}:{port}/api/messages -c msteams --disable-telemetry"
        return f"{try_it}\nIn a Teams-like client:\n  {playground}"
    return f"{try_it}\nIn another terminal: kallelse chat"
