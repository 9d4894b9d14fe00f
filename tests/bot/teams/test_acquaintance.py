"""The address of a conversation is kept, and not asked for at every turn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.teams.acquaintance import FRESH, Acquaintance, remember
from bot.teams.activities import Activity
from storage.database import Database
from tests.fakes.edge import NOW, an_activity, edge
from tests.fakes.recorded import recorded


def an(**fields: object) -> Activity:
    return Activity.model_validate(an_activity("https://x.example/", **fields))


def test_what_was_told_is_not_new_for_a_minute() -> None:
    acquaintance = Acquaintance()
    assert acquaintance.new(an(), NOW)
    acquaintance.kept(an(), NOW)

    assert not acquaintance.new(an(text="annat", id="2"), NOW + timedelta(seconds=59))
    assert acquaintance.new(an(), NOW + FRESH + timedelta(seconds=1))


@pytest.mark.parametrize(
    "fields",
    [
        {"serviceUrl": "https://y.example/"},
        {"recipient": {"id": "28:other"}},
        {"from": {"id": "29:anna", "aadObjectId": "another"}},
        {"locale": "en-GB"},
        {"channelData": {"tenant": {"id": "other"}}},
        {"conversation": {"id": "other"}},
    ],
)
def test_whatever_the_address_is_made_of_is_news(fields: dict[str, object]) -> None:
    acquaintance = Acquaintance()
    acquaintance.kept(an(), NOW)

    assert acquaintance.new(an(**fields), NOW)


def test_an_address_is_stored_when_it_differs(database: Database) -> None:
    with database.records() as records:
        remember(an(), records)
        records.commit()
    with database.records() as records:
        known = records.addresses.of_conversation("a:anna-and-bot")
        assert known is not None
        records.addresses.save(replace(known, network="n", active=False))
        remember(an(serviceUrl="https://y.example/"), records)
        after = records.addresses.of_conversation("a:anna-and-bot")

    assert after == replace(known, network="n", service_url="https://y.example/", active=True)


async def test_a_turn_that_broke_told_nothing(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        bot.listener.error = ValueError()
        await bot.post(recorded("message_personal", bot.teams))
        bot.listener.error = None
        await bot.post(recorded("message_personal_english", bot.teams) | {"locale": "sv-SE"})

        with sqlite.records(write=False) as records:
            assert records.addresses.of_conversation("a:anna-and-bot")
