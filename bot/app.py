"""The web application: where the parts of the host are put together."""

import gc
from collections.abc import AsyncIterator, Callable
from datetime import datetime

from aiohttp import web

from bot.credentials import Issuer
from bot.settings import Settings
from bot.teams.adapter import Adapter
from bot.teams.authentication import Gate, TokenCheck
from bot.teams.connector import Connector, pooled_session
from bot.teams.files import Downloads
from bot.teams.hosts import LOOPBACK, Hosts
from bot.teams.roster import Roster
from bot.teams.signing_keys import SigningKeys
from bot.teams.surfaces import Receive, Surfaces, Surroundings
from bot.teams.tokens import KeptTokens, NoTokens, Tokens
from bot.teams.turns import Turns, Units
from bot.web.routes import LARGEST_BODY, TEAMS, WATCH, Teams, Watch, add_routes

#: the way out to Teams, there once the application has started; delivery posts through it too
CONNECTOR = web.AppKey("connector", Connector)


def create_app(
    settings: Settings,
    units: Units,
    receive: Receive,
    now: Callable[[], datetime],
    *,
    local: bool = False,
    network: str | None = None,
    watch: Watch | None = None,
    tokens: Tokens | None = None,
) -> web.Application:
    """The application: `POST /api/messages`, `/healthz` and `/metrics`.

    `units` is the database, `now` the clock, `receive` the conversation. `local` lets in anybody and calls nobody but
    this machine; whoever serves it keeps it on a loopback address, see `Settings.refusal`. `network` is the slug of the
    network that unknown conversations belong to. `watch` is what `/healthz` and `/metrics` look at. `tokens` takes the
    place of the tokens that the settings name.
    """
    app = web.Application(client_max_size=LARGEST_BODY)
    app[WATCH] = watch or Watch()
    add_routes(app)

    async def teams(app: web.Application) -> AsyncIterator[None]:
        async with pooled_session() as session:
            hosts = Hosts(LOOPBACK if local else settings.all_service_hosts)
            connector = Connector(session, tokens or _tokens(settings, local=local), hosts)
            turns = Turns(units)
            surroundings = Surroundings(
                receive=receive,
                turns=turns,
                roster=Roster(connector),
                downloads=Downloads(session, Hosts(settings.all_file_hosts | (LOOPBACK if local else set()))),
                now=now,
                local=local,
                network=network,
                public_url=settings.public_url.rstrip("/"),
            )
            adapter = Adapter(connector, Surfaces(surroundings))
            check = None if local else _token_check(settings, SigningKeys(session, settings.token_metadata), now)
            gate = Gate(check, hosts, None if local else settings.tenants)
            app[CONNECTOR] = connector
            app[TEAMS] = Teams(gate=gate, adapter=adapter, connector=connector)
            yield
            await adapter.close()
            turns.close()

    app.cleanup_ctx.append(teams)
    return app


def settle() -> None:
    """To be called before serving: what was loaded stays, and is not looked through for garbage again and again.

    Without it a full collection stops everything for 40 ms now and then.
    """
    gc.collect()
    gc.freeze()


def _tokens(settings: Settings, *, local: bool) -> Tokens:
    return NoTokens() if local else KeptTokens(Issuer(settings))


def _token_check(settings: Settings, keys: SigningKeys, now: Callable[[], datetime]) -> TokenCheck:
    return TokenCheck(keys, audience=settings.app_id, now=now, issuers=settings.token_issuers)
