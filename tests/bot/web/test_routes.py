"""Health and counts, for whoever operates the bot."""

import orjson
import pytest

from bot.web.routes import Watch
from storage.database import Database
from tests.fakes.edge import edge


def broken() -> bool:
    raise OSError


async def test_the_bot_is_well_while_every_part_is(database: Database) -> None:
    async with edge(database, watch=Watch(probes={"database": database.answers, "clock": lambda: True})) as bot:
        status, text = await bot.get("/healthz")

        assert (status, orjson.loads(text)) == (200, {"database": True, "clock": True})


@pytest.mark.parametrize("probe", [lambda: False, broken], ids=["says no", "breaks"])
async def test_the_bot_is_unwell_when_a_part_is_and_says_which(probe: object, sqlite: Database) -> None:
    watch = Watch(probes={"database": sqlite.answers, "clock": probe})  # type: ignore[dict-item] # a table of cases
    async with edge(sqlite, watch=watch) as bot:
        status, text = await bot.get("/healthz")

        assert (status, orjson.loads(text)) == (503, {"database": True, "clock": False})


async def test_what_happened_is_counted(sqlite: Database) -> None:
    async with edge(sqlite, watch=Watch(gauges=lambda: {"queue_pending": 3})) as bot:
        await bot.post(bot.activity())
        await bot.post(b"{")
        status, text = await bot.get("/metrics")

        lines = text.splitlines()
        assert status == 200
        assert 'kallelse_requests_total{kind="message",status="202"} 1' in lines
        assert 'kallelse_requests_total{kind="refused",status="400"} 1' in lines
        assert 'kallelse_sends_total{outcome="sent"} 1' in lines
        assert "kallelse_request_seconds_count 2" in lines
        assert "kallelse_queue_pending 3" in lines


async def test_other_addresses_are_not_there(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        assert (await bot.get("/"))[0] == 404
        assert (await bot.get("/api/messages/"))[0] == 404
