"""The stage of a journey: a bot that runs as a process of its own, people in chats and channels, and what they see."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from aiohttp import ClientError, ClientSession

from bot.terminal import choices_of, lines_of
from tests.fakes.teams import BOT, TENANT, FakeTeams, fake_teams

ROOT = Path(__file__).parents[2]
CHANNEL = "19:lakes@thread.tacv2"


@dataclass(frozen=True, kw_only=True)
class Who:
    """A person with an e-mail address."""

    email: str

    @property
    def account(self) -> dict[str, str]:
        identity = str(uuid5(NAMESPACE_URL, self.email))
        name = self.email.partition("@")[0].replace(".", " ").title()
        return {"id": f"29:{identity}", "aadObjectId": identity, "name": name}


@dataclass(kw_only=True)
class Chat:
    """Somebody in a conversation: what they say or press, and what comes back."""

    stage: "Stage"
    who: Who
    conversation: Mapping[str, Any]
    channel_data: Mapping[str, Any] = field(default_factory=dict)
    last: Mapping[str, Any] = field(default_factory=dict)

    async def say(self, text: str) -> str:
        return await self._send({"type": "message", "text": text, "textFormat": "plain"})

    async def press(self, title: str) -> str:
        """Presses the button of the last message whose title begins so, as a card does where it can."""
        choice = next(c for c in choices_of(self.last) if c.title.startswith(title))
        action = {"type": "Action.Execute", "verb": choice.value.get("do"), "data": dict(choice.value)}
        return await self._send({"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action}})

    async def added(self) -> str:
        return await self._send({"type": "installationUpdate", "action": "add"})

    async def _send(self, fields: Mapping[str, Any]) -> str:
        teams, before = self.stage.teams, len(self.stage.teams.posts)
        teams.knows(self.who.account["id"], email=self.who.email, **self.who.account)
        activity = {
            "id": f"activity-{next(self.stage.numbers)}",
            "channelId": "msteams",
            "serviceUrl": teams.service_url,
            "from": self.who.account,
            "recipient": {"id": BOT, "name": "Kallelse"},
            "conversation": self.conversation,
            "channelData": {"tenant": {"id": TENANT}, **self.channel_data},
            "locale": "sv-SE",
            **fields,
        }
        async with self.stage.session.post(f"{self.stage.url}/api/messages", json=activity) as response:
            assert response.status in (200, 202), response.status
            body = await response.json() if response.content_type == "application/json" else {}
        said = [call.body for call in teams.posts[before:] if call.body]
        if isinstance(body.get("value"), dict):
            card = {"contentType": "application/vnd.microsoft.card.adaptive", "content": body["value"]}
            said.append({"attachments": [card]})
        self.last = said[-1] if said else {}
        return "\n".join(line for activity in said for line in lines_of(activity))


@dataclass(kw_only=True)
class Stage:
    """The bot's address and the fake Teams; processes come and go."""

    teams: FakeTeams
    session: ClientSession
    url: str = ""
    numbers: Any = field(default_factory=count)

    def personal(self, email: str) -> Chat:
        who = Who(email=email)
        conversation = {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{who.account['aadObjectId']}"}
        return Chat(stage=self, who=who, conversation=conversation)

    def channel(self, email: str, channel: str = CHANNEL) -> Chat:
        conversation = {
            "conversationType": "channel",
            "isGroup": True,
            "tenantId": TENANT,
            "id": f"{channel};messageid=1700000000000",
        }
        data = {"team": {"id": "19:team@thread.tacv2"}, "channel": {"id": channel}}
        return Chat(stage=self, who=Who(email=email), conversation=conversation, channel_data=data)

    @property
    def threads(self) -> list[str]:
        """The first posts of new threads, as lines."""
        calls = (call for call in self.teams.posts if call.path == "conversations")
        return ["\n".join(lines_of(call.body["activity"])) for call in calls]

    @asynccontextmanager
    async def serving(self, database: str, *options: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """A process that serves; killed at the end if it has not ended by then."""
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "serve", "--local", "--port", str(port), "--database", database, *options,
            cwd=ROOT, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        self.url = f"http://127.0.0.1:{port}"
        try:
            await self._ready(process)
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def _ready(self, process: asyncio.subprocess.Process) -> None:
        async with asyncio.timeout(60):
            while process.returncode is None:
                try:
                    async with self.session.get(f"{self.url}/healthz") as response:
                        if response.status == 200:
                            return
                except ClientError:
                    pass
                await asyncio.sleep(0.05)
        raise AssertionError(process.returncode)


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    """A stage without a bot yet."""
    async with fake_teams() as teams, ClientSession() as session:
        yield Stage(teams=teams, session=session)
