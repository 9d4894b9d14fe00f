"""A client for the terminal: it plays Teams before a bot in local mode, and shows in lines what the bot says."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from aiohttp import ClientError, ClientSession, web

from bot.commands.outcome import Refused
from meetings.identity import new_id

BOT = {"id": "28:kallelse", "name": "Kallelse"}

JSON = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to press: its title, and what pressing it sends."""

    title: str
    value: JSON


@dataclass(slots=True, kw_only=True)
class Terminal:
    """One person's conversation. `show` gets each line; what can be pressed next is in `choices`."""

    session: ClientSession
    #: of the bot: http://…/api/messages
    url: str
    email: str
    show: Callable[[str], None]
    service_url: str = ""
    conversation: str = field(default_factory=lambda: f"a:{new_id()}")
    choices: list[Choice] = field(default_factory=list)

    async def open(self) -> None:
        """Tells the bot that it was added here."""
        await self._send({"type": "installationUpdate", "action": "add"})

    async def say(self, text: str) -> None:
        """Writes a message; the number of a choice presses it."""
        if text.isdecimal() and 0 < int(text) <= len(self.choices):
            chosen = self.choices[int(text) - 1]
            self.choices = []
            await self._send({"type": "message", "value": chosen.value})
        else:
            self.choices = []
            await self._send({"type": "message", "text": text, "textFormat": "plain"})

    async def posted(self, request: web.Request) -> web.Response:
        """The bot said something."""
        said = await request.json()
        activity = said.get("activity", said)
        for line in lines_of(activity):
            self.show(line)
        for choice in choices_of(activity):
            self.choices.append(choice)
            self.show(f"  {len(self.choices)}: {choice.title}")
        return web.json_response({"id": new_id()}, status=201)

    async def roster(self, _: web.Request) -> web.Response:
        """The bot asks who writes."""
        return web.json_response(self._person() | {"email": self.email})

    def _person(self) -> dict[str, str]:
        identity = str(uuid5(NAMESPACE_URL, self.email))
        return {"id": f"29:{identity}", "aadObjectId": identity, "name": self.email.partition("@")[0]}

    async def _send(self, fields: JSON) -> None:
        activity = {
            "id": new_id(),
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": self._person(),
            "recipient": BOT,
            "conversation": {"id": self.conversation, "conversationType": "personal"},
            **fields,
        }
        try:
            async with self.session.post(self.url, json=activity) as response:
                if not response.ok:
                    raise Refused(f"{self.url} answers {response.status}: is it a bot in local mode?")
        except ClientError as error:
            raise Refused(f"{self.url} cannot be reached: {error}") from None


@asynccontextmanager
async def terminal(url: str, email: str, show: Callable[[str], None]) -> AsyncIterator[Terminal]:
    """A conversation with the bot behind an address, as the person with an e-mail address. Raises Refused."""
    async with ClientSession() as session:
        client = Terminal(session=session, url=url, email=email, show=show)
        app = web.Application()
        app.router.add_get("/{path:.*}", client.roster)
        app.router.add_route("*", "/{path:.*}", client.posted)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            client.service_url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
            await client.open()
            yield client
        finally:
            await runner.cleanup()


def lines_of(activity: JSON) -> Iterator[str]:
    """What a message says, top to bottom."""
    if text := activity.get("text"):
        yield from str(text).splitlines()
    for card in _cards(activity):
        for element in _elements(card.get("body", ())):
            if element.get("text"):
                yield from str(element["text"]).splitlines()
            for fact in element.get("facts", ()):
                yield f"  {fact['title']}: {fact['value']}"
            if element.get("label"):
                yield f"  {element['label']}: {element.get('value', '')}"


def choices_of(activity: JSON) -> Iterator[Choice]:
    """What can be pressed in a message, with the inputs as they stand."""
    for card in _cards(activity):
        elements = list(_elements(card.get("body", ())))
        values = {e["id"]: e.get("value", "") for e in elements if "label" in e}
        rows = [(_first_text(e), e["selectAction"]) for e in elements if "selectAction" in e]
        buttons = [(action.get("title", ""), action) for action in card.get("actions", ())]
        for title, action in (*rows, *buttons):
            if data := action.get("data"):
                yield Choice(title=title, value=values | dict(data))


def _cards(activity: JSON) -> Iterator[JSON]:
    return (attachment["content"] for attachment in activity.get("attachments", ()) if "content" in attachment)


def _elements(elements: Sequence[JSON]) -> Iterator[JSON]:
    for element in elements:
        yield element
        yield from _elements(element.get("items", ()))


def _first_text(element: JSON) -> str:
    return next((str(e["text"]) for e in _elements(element.get("items", ())) if "text" in e), "")
