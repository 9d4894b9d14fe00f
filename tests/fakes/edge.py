"""Our edge, served on loopback before a fake Teams, with a conversation that says what it heard."""

import io
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
from aiohttp import ClientSession, web

from bot.app import create_app
from bot.settings import Settings
from bot.teams.tokens import Tokens
from bot.teams.turns import Units
from bot.web.routes import Watch
from dialogs.incoming import Incoming, Kind
from dialogs.replies import Reply
from meetings.records import Records
from tests.fakes.teams import ANNA, APP, BOT, TENANT, FakeTeams, fake_teams, serving

NOW = datetime(2031, 2, 20, 8, 0, tzinfo=UTC)

Receive = Callable[[Incoming, Records], tuple[Reply, ...]]


class Listener:
    """A conversation that remembers what reached it, and gives the same replies each time."""

    def __init__(self, *replies: Reply, receive: Receive | None = None) -> None:
        self.heard: list[Incoming] = []
        self._replies = replies
        self._receive = receive
        #: raised in place of an answer
        self.error: Exception | None = None

    def __call__(self, incoming: Incoming, records: Records) -> tuple[Reply, ...]:
        self.heard.append(incoming)
        if self.error:
            raise self.error
        if self._receive:
            return self._receive(incoming, records)
        if self._replies or incoming.kind is Kind.REMOVED:
            return self._replies
        return (Reply(text=f"Jag hörde {incoming.text or incoming.press or incoming.kind}"),)


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What the edge answered."""

    status: int
    body: Any
    headers: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Edge:
    """The served edge, and who stands around it."""

    url: str
    teams: FakeTeams
    listener: Listener
    session: ClientSession = field(repr=False)

    async def post(
        self, body: object, *, authorization: str | None = None, content_type: str = "application/json"
    ) -> Answered:
        """Sends a body, or an activity, to the bot."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Content-Type": content_type} | ({"Authorization": authorization} if authorization else {})
        async with self.session.post(f"{self.url}/api/messages", data=io.BytesIO(data), headers=headers) as response:
            answered = await response.read()
            return Answered(
                status=response.status,
                body=orjson.loads(answered) if answered.startswith((b"{", b"[")) else None,
                headers=dict(response.headers),
            )

    async def get(self, path: str) -> tuple[int, str]:
        async with self.session.get(f"{self.url}{path}") as response:
            return response.status, await response.text()

    def activity(self, **fields: object) -> dict[str, Any]:
        return an_activity(self.teams.service_url, **fields)


def an_activity(service_url: str, **fields: object) -> dict[str, Any]:
    """A message in a personal chat, until something is changed."""
    return {
        "type": "message",
        "id": "1700000000001",
        "timestamp": "2031-02-20T08:00:00.123Z",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": ANNA, "name": "Anna Andersson", "aadObjectId": "00000000-0000-4000-8000-0000000000a1"},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:anna-and-bot"},
        "recipient": {"id": BOT, "name": "Kallelse"},
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "sv-SE",
        "text": "När är nästa träff?",
        "textFormat": "plain",
    } | fields


@asynccontextmanager
async def edge(
    units: Units,
    *replies: Reply,
    receive: Receive | None = None,
    local: bool = True,
    settings: dict[str, str] | None = None,
    tokens: Tokens | None = None,
    watch: Watch | None = None,
    network: str | None = None,
    also: Sequence[Callable[[web.Application], None]] = (),
) -> AsyncIterator[Edge]:
    """The edge and a fake Teams. Not local, it takes the fake's tokens and lets in our tenant."""
    async with fake_teams() as teams:
        listener = Listener(*replies, receive=receive)
        named = {
            "MicrosoftAppId": APP,
            "MicrosoftAppTenantId": TENANT,
            "KALLELSE_SERVICE_HOSTS": "127.0.0.1",
            "KALLELSE_FILE_HOSTS": "127.0.0.1",
            "KALLELSE_TOKEN_METADATA": f"{teams.url}/metadata",
        }
        app = create_app(
            Settings.read(named | (settings or {})),
            units,
            listener,
            lambda: NOW if local else datetime.now(UTC),  # noqa: TID251 - tokens are good for real time
            local=local,
            network=network,
            watch=watch,
            tokens=tokens,
        )
        for each in also:
            each(app)
        async with serving(app) as url, ClientSession() as session:
            yield Edge(url=url, teams=teams, listener=listener, session=session)
