"""What a turn leaves behind is sent, in order, and nothing stops the answer to Teams."""

import asyncio

import pytest

from bot.teams import adapter as adapters
from dialogs.replies import Reply
from storage.database import Database
from tests.fakes.edge import edge
from tests.fakes.recorded import recorded
from tests.fakes.teams import Scripted, words

THREE = (Reply(text="ett"), Reply(text="två"), Reply(text="tre"))


async def test_messages_arrive_in_their_order(sqlite: Database) -> None:
    async with edge(sqlite, *THREE) as bot:
        await bot.post(bot.activity())
        assert bot.teams.said == ["ett", "två", "tre"]


async def test_from_a_throttled_message_on_they_follow_later_in_order(sqlite: Database) -> None:
    async with edge(sqlite, *THREE) as bot:
        bot.teams.script.extend([Scripted(status=201), Scripted(status=429, headers={"Retry-After": "0.02"})])
        answered = await bot.post(bot.activity())
        assert answered.status == 202
        async with asyncio.timeout(10):
            while len(bot.teams.posts) < 4:
                await asyncio.sleep(0.01)
        assert bot.teams.said == ["ett", "två", "två", "tre"]


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500, 502])
async def test_a_message_that_is_refused_or_uncertain_is_not_sent_again(
    status: int, sqlite: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with edge(sqlite, Reply(text="ett"), Reply(text="två")) as bot:
        bot.teams.script.append(Scripted(status=status))
        answered = await bot.post(bot.activity())

        assert answered.status == 202
        assert bot.teams.said == ["ett", "två"]
        assert "an answer was not sent" in caplog.text


async def test_a_wait_longer_than_people_wait_is_not_waited(sqlite: Database, caplog: pytest.LogCaptureFixture) -> None:
    async with edge(sqlite) as bot:
        bot.teams.script.append(Scripted(status=429, headers={"Retry-After": "600"}))
        await bot.post(bot.activity())
    assert "an answer was dropped" in caplog.text


async def test_an_invoke_is_not_held_up_by_messages_beside_it(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapters, "INVOKE_PATIENCE", 0.05)
    async with edge(sqlite, Reply(text="kort"), Reply(text="beside")) as bot:
        bot.teams.hold = asyncio.Event()
        async with asyncio.timeout(5):
            answered = await bot.post(recorded("invoke_execute_personal", bot.teams))
        assert answered.body["value"]["body"][0]["text"] == "kort"
        bot.teams.hold.set()
    assert [words(call.body) for call in bot.teams.posts] == ["beside"]


async def test_at_steady_state_a_turn_opens_no_connection_and_asks_for_no_token(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        for number in range(5):
            await bot.post(bot.activity(id=str(number)))
        before = len(bot.teams.connections), bot.teams.fetched.copy()
        for number in range(5, 25):
            await bot.post(bot.activity(id=str(number)))

        fetched = {path: n - before[1].get(path, 0) for path, n in bot.teams.fetched.items()}
        assert len(bot.teams.connections) == before[0]
        assert sum(fetched.values()) == 20  # the answers, nothing else
