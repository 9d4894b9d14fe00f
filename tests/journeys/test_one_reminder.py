"""A channel gets its reminder once, whatever happens to the process around the moment."""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from meetings.linking import link
from meetings.reminders import MessageState
from storage.database import Database
from tests.bot.command import a_network
from tests.dialogs.a_turn import a_channel
from tests.journeys.stage import Stage, stage

DAY = "2031-03-11T"
ZONE = "+01:00"
#: seconds; on a machine with other work everything takes its time
WAIT = 60


@pytest.fixture
def network(tmp_path: Path, database_url: str) -> str:
    a_network(tmp_path, database_url)
    return database_url


def at(clock: str) -> tuple[str, ...]:
    return ("--network", "sjo", "--now", f"{DAY}{clock}{ZONE}")


def states(database: str) -> list[MessageState]:
    opened = Database(database)
    with opened.records(write=False) as records:
        [network] = records.networks.all()
        due = [m.state for m in records.outbox.of_network(network.id) if m.due_at.isoformat().startswith("2031-03-11")]
    opened.dispose()
    return due


def linked(scene: Stage, database: str) -> None:
    """Links the channel to its group an hour before."""
    opened, channel = Database(database), a_channel(groups=(), network=None)
    with opened.records() as records:
        [network] = records.networks.all()
        schedule = records.schedules.of(network.id)
        channel = replace(channel, service_url=scene.teams.service_url)
        link(records, schedule, schedule.groups[0].id, channel, datetime.fromisoformat(f"{DAY}08:00:00{ZONE}"))
        records.commit()
    opened.dispose()


async def arrived(scene: Stage) -> None:
    async with asyncio.timeout(90):
        while not scene.threads:
            await asyncio.sleep(0.02)


async def ended(database: str, *wanted: MessageState) -> None:
    """Until the reminder has come to an end."""
    async with asyncio.timeout(90):
        while (await asyncio.to_thread(states, database)) != list(wanted):
            await asyncio.sleep(0.1)


async def test_it_comes_at_nine_once_though_the_process_is_killed_and_started_again(network: str) -> None:
    async with stage() as scene:
        linked(scene, network)
        async with scene.serving(network, *at("08:59:58")) as process:
            assert scene.threads == []
            await arrived(scene)
            await ended(network, MessageState.SENT)
            process.kill()
        async with scene.serving(network, *at("08:59:59")) as process:
            await asyncio.sleep(3)
            process.terminate()
            async with asyncio.timeout(WAIT):
                assert await process.wait() == 0

        [reminder] = scene.threads
    assert "Digitalt nätverksmöte" in reminder
    assert "onsdag 12 mars 2031 kl. 9.15–12.00" in reminder


async def test_killed_while_teams_has_not_answered_it_is_uncertain_and_not_sent_again(network: str) -> None:
    async with stage() as scene:
        linked(scene, network)
        scene.teams.hold = unanswered = asyncio.Event()
        async with scene.serving(network, *at("08:59:59")) as process:
            await arrived(scene)
            process.kill()
        scene.teams.hold = None
        unanswered.set()
        async with scene.serving(network, *at("09:05:00")):
            await ended(network, MessageState.UNCERTAIN)

        assert len(scene.threads) == 1


async def test_two_processes_on_one_database_post_it_once(network: str) -> None:
    async with stage() as scene:
        linked(scene, network)
        async with scene.serving(network, *at("08:59:57")), scene.serving(network, *at("08:59:58")):
            await ended(network, MessageState.SENT)
            await asyncio.sleep(2)

        assert len(scene.threads) == 1


async def test_down_until_the_meeting_has_begun_it_is_missed(network: str) -> None:
    async with stage() as scene:
        linked(scene, network)
        async with scene.serving(network, "--network", "sjo", "--now", f"2031-03-12T09:20:00{ZONE}"):
            await ended(network, MessageState.MISSED)

        assert scene.threads == []
