"""Three dots when it takes long, and only then."""

import asyncio
import threading

import pytest

from bot.teams import typing_indicator
from dialogs.incoming import Incoming
from dialogs.replies import Reply
from meetings.records import Records
from storage.database import Database
from tests.fakes.edge import Edge, edge
from tests.fakes.recorded import recorded


class Slow:
    """A conversation that answers when it is let."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()

    def __call__(self, _: Incoming, __: Records) -> tuple[Reply, ...]:
        assert self.may_answer.wait(10)
        return (Reply(text="Till sist."),)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing_indicator, "PATIENCE", 0.05)
    monkeypatch.setattr(typing_indicator, "LOOK", 0.01)


async def kinds(bot: Edge, slow: Slow, name: str, **fields: object) -> list[str]:
    """The types of what was sent, when the answer takes longer than patience lasts."""
    answer = asyncio.create_task(bot.post(recorded(name, bot.teams) | fields))
    await asyncio.sleep(0.3)
    slow.may_answer.set()
    await answer
    return [call.body["type"] for call in bot.teams.posts]


async def test_a_slow_answer_is_preceded_by_a_sign(sqlite: Database) -> None:
    slow = Slow()
    async with edge(sqlite, receive=slow) as bot:
        assert await kinds(bot, slow, "message_personal") == ["typing", "message"]


@pytest.mark.parametrize(
    ("name", "fields", "sent"),
    [
        ("message_channel_reply", {}, ["message"]),
        ("message_expect_replies", {}, []),
        ("invoke_execute_personal", {}, []),
        ("installation_add_personal", {}, ["message"]),
    ],
)
async def test_where_nobody_sees_it_there_is_none(
    name: str, fields: dict[str, object], sent: list[str], sqlite: Database
) -> None:
    slow = Slow()
    async with edge(sqlite, receive=slow) as bot:
        assert await kinds(bot, slow, name, **fields) == sent


async def test_a_quick_answer_has_none(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        await bot.post(bot.activity())
        await asyncio.sleep(0.2)
        assert [call.body["type"] for call in bot.teams.posts] == ["message"]
