"""The application as it is put together."""

from collections.abc import AsyncIterator

from aiohttp import web

from bot.app import CONNECTOR
from bot.teams.connector import Connector
from storage.database import Database
from tests.fakes.edge import edge
from tests.fakes.signing import Token
from tests.fakes.teams import ANNA


class Bearer:
    """A token that is always there."""

    async def authorization(self) -> str | None:
        return "Bearer ours"


async def test_a_message_is_answered_in_its_conversation(database: Database) -> None:
    async with edge(database) as bot:
        answered = await bot.post(bot.activity(text="hej"))

        assert answered.status == 202
        assert bot.teams.said == ["Jag hörde hej"]
        assert bot.teams.posts[0].path == "conversations/a%3Aanna-and-bot/activities/1700000000001"


async def test_replies_come_in_the_response_when_it_is_asked_for(database: Database) -> None:
    async with edge(database) as bot:
        answered = await bot.post(bot.activity(text="hej", deliveryMode="expectReplies"))

        assert answered.status == 200
        assert [activity["text"] for activity in answered.body["activities"]] == ["Jag hörde hej"]
        assert bot.teams.posts == []


async def test_with_credentials_our_token_goes_with_every_call(sqlite: Database) -> None:
    async with edge(sqlite, local=False, tokens=Bearer()) as bot:
        await bot.post(bot.activity(), authorization=Token(service_url=bot.teams.service_url).bearer())

        assert {call.authorization for call in bot.teams.calls} == {"Bearer ours"}


async def test_in_local_mode_nobody_is_asked_for_a_token_and_none_is_sent(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        await bot.post(bot.activity(), authorization="Bearer of whoever")

        assert {call.authorization for call in bot.teams.calls} == {None}
        assert "/metadata" not in bot.teams.fetched


async def test_the_way_out_is_there_for_other_parts_once_the_application_started(sqlite: Database) -> None:
    found: list[Connector] = []

    async def other(app: web.Application) -> AsyncIterator[None]:
        found.append(app[CONNECTOR])
        yield

    async with edge(sqlite, also=[lambda app: app.cleanup_ctx.append(other)]) as bot:
        (connector,) = found
        await connector.send(bot.teams.service_url, "c", {"type": "message", "text": "påminnelse"})
        assert bot.teams.said == ["påminnelse"]


async def test_the_sender_is_known_by_the_roster(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        await bot.post(bot.activity())

        assert bot.teams.calls[0].path.endswith(f"/members/{ANNA.replace(':', '%3A')}")
        assert bot.listener.heard[0].person.email == "anna.andersson@sjo.example"
