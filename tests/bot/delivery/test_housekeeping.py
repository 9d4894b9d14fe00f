"""What has had its time is deleted, and the queue is kept in step."""

import asyncio
from contextlib import suppress
from datetime import timedelta

from bot.delivery.clock import Clock
from bot.delivery.housekeeping import Housekeeping, tidy
from meetings.reminders import MessageState
from storage.database import Database
from tests.builders import NETWORK, NOW
from tests.dialogs.a_turn import a_channel, a_stored_network


def test_kept_answers_and_idle_dialogs_go_in_time_and_not_before(database: Database) -> None:
    with database.records() as records:
        assert records.seen.first_time("activity", NOW)
        records.conversations.store("conversation", "person", {"version": 1}, NOW)

        tidy(records, NOW + timedelta(minutes=9))
        assert not records.seen.first_time("activity", NOW)
        tidy(records, NOW + timedelta(days=29))
        assert records.seen.first_time("activity", NOW)
        assert records.conversations.load("conversation", "person")
        tidy(records, NOW + timedelta(days=31))
        assert records.conversations.load("conversation", "person") is None


async def test_reminders_of_a_channel_linked_before_this_release_are_planned(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(a_channel())
        records.commit()

    work = asyncio.create_task(Housekeeping(database, Clock(NOW)).run())
    async with asyncio.timeout(20):
        while not (queued := await asyncio.to_thread(_queued, database)):
            await asyncio.sleep(0.02)
    work.cancel()
    with suppress(asyncio.CancelledError):
        await work

    assert queued == [MessageState.PENDING]


def _queued(database: Database) -> list[MessageState]:
    with database.records(write=False) as records:
        return [message.state for message in records.outbox.of_network(NETWORK.id)]
