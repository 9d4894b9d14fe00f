"""Microsoft's side of the wire, on loopback: the connector, the signing keys, the token service, a file host."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web

from tests.fakes.signing import KEY, Key

TENANT = "00000000-0000-4000-8000-000000000001"
APP = "00000000-0000-4000-8000-00000000000a"
BOT = f"28:{APP}"
ANNA = "29:anna"


@dataclass(frozen=True, kw_only=True)
class Call:
    """One request that reached us."""

    method: str
    path: str
    authorization: str | None
    body: Any


@dataclass(frozen=True, kw_only=True)
class Scripted:
    """What a request is answered in place of the usual."""

    status: int
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)


class FakeTeams:
    """Records what is asked of it, and answers as Microsoft's services do unless told otherwise."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[Call] = []
        #: answers for the next writes, and for the next reads of the metadata
        self.script: deque[Scripted] = deque()
        self.metadata_script: deque[Scripted] = deque()
        self.token_script: deque[Scripted] = deque()
        #: what the token service was asked
        self.token_requests: list[dict[str, str]] = []
        self.members: dict[str, dict[str, Any]] = {}
        self.files: dict[str, Scripted] = {}
        self.keys: list[Key] = [KEY]
        #: how often something was fetched, by path
        self.fetched: dict[str, int] = {}
        self.connections: set[int] = set()
        #: until it is set, writes are not answered
        self.hold: asyncio.Event | None = None
        self._transports: list[object] = []

    @property
    def service_url(self) -> str:
        return f"{self.url}/emea/"

    @property
    def posts(self) -> list[Call]:
        """What was posted, updated or deleted; who was looked up is left out."""
        return [call for call in self.calls if call.method != "GET"]

    @property
    def said(self) -> list[str]:
        """The words of what was posted: the text, or the first text of the card."""
        return [words(call.body) for call in self.posts if call.body]

    def knows(self, person: str = ANNA, **fields: object) -> None:
        """Somebody is in the roster of every conversation."""
        self.members[person] = {"id": person, "name": "Anna Andersson"} | fields

    async def connector(self, request: web.Request) -> web.Response:
        body = await request.read()
        call = Call(
            method=request.method,
            path=request.raw_path.partition("/v3/")[2],
            authorization=request.headers.get("Authorization"),
            body=orjson.loads(body) if body else None,
        )
        self.calls.append(call)
        if request.method == "GET":
            member = self.members.get(request.path.rpartition("/")[2])
            missing = {"error": {"code": "MemberNotFoundInConversation", "message": "?"}}
            return web.json_response(member or missing, status=200 if member else 404)
        if self.hold:
            await self.hold.wait()
        if self.script:
            scripted = self.script.popleft()
            return web.Response(status=scripted.status, body=scripted.body, headers=scripted.headers)
        if call.path == "conversations":
            return web.json_response({"id": "19:new@thread.tacv2;messageid=1", "activityId": "1"}, status=201)
        return web.json_response({"id": f"sent-{len(self.calls)}"}, status=201)

    async def metadata(self, request: web.Request) -> web.Response:
        if self.metadata_script:
            scripted = self.metadata_script.popleft()
            return web.Response(status=scripted.status, body=scripted.body)
        return web.json_response({"jwks_uri": f"{self.url}/keys", "issuer": "https://api.botframework.com"})

    async def listed_keys(self, request: web.Request) -> web.Response:
        return web.json_response({"keys": [key.listed() for key in self.keys]})

    async def login(self, request: web.Request) -> web.Response:
        """Where MSAL asks for endpoints and tokens, and where a machine's own identity is asked for."""
        path = request.path.removeprefix("/login")
        if path.endswith("/.well-known/openid-configuration"):
            base = f"https://login.microsoftonline.com/{path.split('/')[1]}"
            return web.json_response(
                {
                    "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                    "token_endpoint": f"{base}/oauth2/v2.0/token",
                    "issuer": f"{base}/v2.0",
                }
            )
        if path.endswith("/discovery/instance"):
            return web.json_response({"metadata": []})
        asked = dict(request.query) | dict((await request.post()).items())
        self.token_requests.append({name: str(value) for name, value in asked.items()} | {"path": path})
        if self.token_script:
            scripted = self.token_script.popleft()
            return web.Response(status=scripted.status, body=scripted.body, content_type="application/json")
        token = f"token-{len(self.token_requests)}"
        return web.json_response({"access_token": token, "token_type": "Bearer", "expires_in": 3600, "resource": "x"})

    async def file(self, request: web.Request) -> web.Response:
        scripted = self.files.get(request.match_info["name"], Scripted(status=404))
        return web.Response(status=scripted.status, body=scripted.body, headers=scripted.headers)

    @web.middleware
    async def _count(self, request: web.Request, handler: Any) -> web.StreamResponse:
        self.fetched[request.path] = self.fetched.get(request.path, 0) + 1
        if request.transport is not None and id(request.transport) not in self.connections:
            self.connections.add(id(request.transport))
            self._transports.append(request.transport)  # so that no later one has its id
        response: web.StreamResponse = await handler(request)
        return response

    def application(self) -> web.Application:
        app = web.Application(middlewares=[self._count], client_max_size=1 << 26)
        app.router.add_get("/metadata", self.metadata)
        app.router.add_get("/keys", self.listed_keys)
        app.router.add_get("/files/{name}", self.file)
        app.router.add_route("*", "/login/{path:.*}", self.login)
        app.router.add_route("*", "/emea/v3/{path:.*}", self.connector)
        return app


def words(activity: Mapping[str, Any]) -> str:
    """What a person reads first in a message: its text, or its card's."""
    for attachment in activity.get("attachments", ()):
        return str(attachment["content"]["body"][0]["text"])
    return str(activity.get("text", ""))


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[str]:
    """Serves an application on loopback; its address."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def fake_teams() -> AsyncIterator[FakeTeams]:
    """Microsoft's side, for one test."""
    teams = FakeTeams()
    async with serving(teams.application()) as teams.url:
        teams.knows(email="Anna.Andersson@sjo.example")
        yield teams
