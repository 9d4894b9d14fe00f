"""Comings and goings, and what they are to us."""

import pytest

from bot.teams.activities import Activity
from bot.teams.events import Event, change_of, installation_of
from dialogs.incoming import Incoming, Kind
from dialogs.replies import Reply
from dialogs.welcoming import welcome
from meetings.records import Records
from storage.database import Database
from tests.fakes.edge import an_activity, edge
from tests.fakes.recorded import recorded
from tests.fakes.teams import BOT


def an(**fields: object) -> Activity:
    return Activity.model_validate(an_activity("https://x.example/", **fields))


@pytest.mark.parametrize(
    ("action", "event"),
    [
        ("add", Event.ADDED),
        ("add-upgrade", Event.UPGRADED),
        ("remove", Event.REMOVED),
        ("remove-upgrade", Event.OTHER),
        ("dance", Event.OTHER),
        (None, Event.OTHER),
    ],
)
def test_an_installation_comes_or_goes(action: str | None, event: Event) -> None:
    assert installation_of(an(action=action)) is event


@pytest.mark.parametrize(
    ("fields", "event"),
    [
        ({"membersAdded": [{"id": "29:x"}, {"id": BOT}]}, Event.ADDED),
        ({"membersAdded": [{"id": "29:x"}]}, Event.OTHER),
        ({"membersAdded": [{}]}, Event.OTHER),
        ({"membersRemoved": [{"id": BOT}]}, Event.REMOVED),
        ({"membersRemoved": [{"id": "29:x"}]}, Event.OTHER),
        ({"channelData": {"eventType": "channelDeleted"}}, Event.GONE),
        ({"channelData": {"eventType": "teamRestored"}}, Event.BACK),
        ({"channelData": {"eventType": "channelShared"}}, Event.OTHER),
        ({"channelData": None}, Event.OTHER),
        ({}, Event.OTHER),
    ],
)
def test_of_all_changes_only_some_are_ours(fields: dict[str, object], event: Event) -> None:
    assert change_of(an(type="conversationUpdate", **fields)) is event


def test_without_knowing_who_we_are_nobody_is_us() -> None:
    assert change_of(an(recipient=None, membersAdded=[{"id": "29:x"}])) is Event.OTHER


def greeting(incoming: Incoming, records: Records) -> tuple[Reply, ...]:
    return welcome(incoming, records) if incoming.kind is Kind.INSTALLED else ()


async def test_there_is_one_welcome_for_each_installation(database: Database) -> None:
    async with edge(database, receive=greeting) as bot:
        for name in ("installation_add_personal", "update_bot_added_personal", "installation_upgrade"):
            await bot.post(recorded(name, bot.teams))
        assert len(bot.teams.posts) == 1
        await bot.post(recorded("installation_remove_personal", bot.teams))
        await bot.post(recorded("installation_add_personal", bot.teams) | {"id": "again"})
        assert len(bot.teams.posts) == 2


async def test_a_newer_version_of_the_app_is_no_news_to_people(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        await bot.post(recorded("installation_upgrade", bot.teams))

        assert bot.listener.heard == []
        with sqlite.records(write=False) as records:
            assert records.addresses.of_conversation("a:anna-and-bot")


async def test_members_who_come_are_not_greeted_one_by_one(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        await bot.post(recorded("update_member_added", bot.teams))
        assert [heard.kind for heard in bot.listener.heard if heard.kind is Kind.INSTALLED] == []
