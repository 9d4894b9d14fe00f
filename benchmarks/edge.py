"""An echo bot through our own edge, to be loaded from outside: what a turn costs beside the conversation.

    python -m benchmarks.edge PORT                      anonymous, and nothing is remembered
    python -m benchmarks.edge PORT --database URL       every activity is looked up and remembered
    python -m benchmarks.edge PORT --guarded ADDRESS    checks tokens for this service address, and sends its own

It answers `POST /api/messages` on loopback as the product does, with `receive` replaced by an echo; with `--answers`,
and an empty database, by the real conversation in the example network, whose member it takes the asker for. Guarded,
it prints the Authorization header that it lets in. With `--watch` it tells in the end what held up the event loop.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.app import create_app, settle
from bot.delivery.clock import Clock
from bot.example import loading as example_network
from bot.settings import Settings
from bot.teams.surfaces import Receive
from bot.teams.tokens import Issued, KeptTokens
from dialogs.incoming import Incoming
from dialogs.reception import receive
from dialogs.replies import Reply
from meetings.records import Records
from storage.database import Database

#: who asks, in the activities that are posted to it
ASKER = "5c6d9e0e-6b4e-4a9e-8f4f-000000000001"
APP = "00000000-0000-4000-8000-00000000000a"


def echo(incoming: Incoming, _records: Records) -> tuple[Reply, ...]:
    """Says what it heard."""
    return (Reply(text=f"Echo: {incoming.text}"),)


class Forgetful:
    """Units of work that remember nothing: the edge alone."""

    @contextmanager
    def records(self, *, write: bool = True) -> Iterator[Any]:
        """Every activity is new, no conversation is known."""
        _ = write
        yield SimpleNamespace(
            seen=SimpleNamespace(first_time=_yes),
            addresses=SimpleNamespace(of_conversation=_none, save=_none),
            commit=_none,
        )


def _yes(_key: str, _now: datetime) -> bool:
    return True


def _none(*_: object) -> None:
    return None


class Issuer:
    """Signs as the Bot Framework does, and lists the key beside the bot."""

    def __init__(self, service_url: str) -> None:
        self._service_url = service_url
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def header(self, now: datetime) -> str:
        """What a request carries."""
        claims = {
            "iss": "https://api.botframework.com",
            "aud": APP,
            "serviceurl": self._service_url,
            "exp": now + timedelta(hours=1),
        }
        return f"Bearer {jwt.encode(claims, self._key, algorithm='RS256', headers={'kid': 'key'})}"

    async def metadata(self, request: web.Request) -> web.Response:
        """Where the keys are."""
        return web.json_response({"jwks_uri": str(request.url.with_path("/keys"))})

    async def keys(self, _: web.Request) -> web.Response:
        """The keys."""
        listed = RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True) | {"kid": "key"}
        return web.json_response({"keys": [listed | {"endorsements": ["msteams", "emulator"]}]})


async def watch(_: web.Application) -> AsyncIterator[None]:
    """Tells in the end how long the longest callback worked: what others had the core for does not count."""
    longest, run = 0.0, asyncio.Handle._run  # noqa: SLF001 - the loop has no other place to measure at

    def timed(handle: asyncio.Handle) -> None:
        nonlocal longest
        before = time.thread_time()
        run(handle)
        longest = max(longest, time.thread_time() - before)

    asyncio.Handle._run = timed  # type: ignore[method-assign, assignment] # noqa: SLF001
    yield
    sys.stdout.write(json.dumps({"longest_callback_ms": round(longest * 1000, 2)}) + "\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Bot:
    """Whom the edge serves, for which network, and when."""

    receive: Receive
    network: str | None = None
    now: datetime | None = None


def main() -> None:
    """Serves until stopped."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("port", type=int)
    arguments.add_argument("--database")
    arguments.add_argument("--guarded", metavar="ADDRESS")
    arguments.add_argument("--answers", action="store_true")
    arguments.add_argument("--watch", action="store_true")
    given = arguments.parse_args()
    units: Any = Forgetful()
    if given.database:
        units = Database(given.database)
        units.migrate()
    bot = Bot(receive=echo)
    if given.answers:
        network = example_network.load(units)
        with units.records() as records:
            records.members.save(network.id, replace(records.members.of(network.id)[0], entra_id=ASKER))
            records.commit()
        bot = Bot(receive=receive, network=example_network.SLUG, now=example_network.NOW)
    app = _guarded(bot, units, given.guarded, given.port) if given.guarded else _open(bot, units)
    if given.watch:
        app.cleanup_ctx.append(watch)
    settle()
    web.run_app(app, host="127.0.0.1", port=given.port, access_log=None, print=None)


def _open(bot: Bot, units: Any) -> web.Application:
    return create_app(Settings(), units, bot.receive, Clock(bot.now).now, local=True, network=bot.network)


def _guarded(bot: Bot, units: Any, service_url: str, port: int) -> web.Application:
    environment = {
        "MicrosoftAppId": APP,
        "KALLELSE_ALLOWED_TENANTS": "*",
        "KALLELSE_SERVICE_HOSTS": "127.0.0.1",
        "KALLELSE_TOKEN_METADATA": f"http://127.0.0.1:{port}/metadata",
    }
    issuer, clock = Issuer(service_url), Clock(bot.now)
    tokens = KeptTokens(lambda: Issued(token="t" * 1200, lasts=3600.0))
    app = create_app(Settings.read(environment), units, bot.receive, clock.now, network=bot.network, tokens=tokens)
    app.router.add_get("/metadata", issuer.metadata)
    app.router.add_get("/keys", issuer.keys)
    sys.stdout.write(issuer.header(clock.now()) + "\n")
    sys.stdout.flush()
    return app


if __name__ == "__main__":
    main()
