"""Everything that one process serves."""

import asyncio
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.delivery.clock import Clock
from bot.serving import application, example_database
from bot.settings import Settings
from storage.database import Database
from tests.bot.command import run
from tests.builders import NETWORK, NOW
from tests.dialogs.a_turn import a_stored_network
from tests.fakes.teams import serving


async def test_it_is_healthy_once_the_queue_was_looked_at_and_tells_its_depth(database: Database) -> None:
    app = application(Settings.read({}), database, Clock(NOW), local=True)

    async with serving(app) as url, ClientSession() as session:
        async with asyncio.timeout(20):
            while (await session.get(f"{url}/healthz")).status != 200:
                await asyncio.sleep(0.02)
        metrics = await (await session.get(f"{url}/metrics")).text()

    assert "kallelse_queue_pending 0" in metrics


async def test_calendars_are_fed_and_say_when_nothing_changed(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)
        records.commit()
    app = application(Settings.read({}), database, Clock(NOW), local=True)

    async with serving(app) as url, ClientSession() as session:
        feed = f"{url}/calendars/{NETWORK.id}.ics"
        async with session.get(feed) as first:
            tag, text = first.headers["ETag"], await first.text()
        async with session.get(feed, headers={"If-None-Match": tag}) as again:
            unchanged = again.status
        with database.records() as records:
            [meeting] = records.schedules.of(NETWORK.id).meetings
            records.schedules.save_meeting(NETWORK.id, meeting)
            records.commit()
        async with session.get(feed, headers={"If-None-Match": tag}) as changed:
            assert changed.status == 200
        async with session.get(f"{url}/calendars/nothing.ics") as unknown:
            assert unknown.status == 404

    assert text.count("BEGIN:VEVENT") == 1
    assert unchanged == 304


def test_the_example_is_a_network_with_meetings_members_and_a_newcomer_who_coordinates() -> None:
    with example_database() as database, database.records(write=False) as records:
        [network] = records.networks.all()
        schedule, members = records.schedules.of(network.id), records.members.of(network.id)

    assert len(schedule.meetings) == 14
    assert len(members) == 15
    assert members[-1].coordinates


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "MicrosoftAppId"),
        (["--local", "--host", "0.0.0.0"], "127.0.0.1 only"),
        (["--local", "--network", "nowhere"], "no network 'nowhere'"),
        (["--now", "2031-03-01T09:00:00+01:00"], "MicrosoftAppId"),
    ],
)
def test_it_does_not_start_open_to_strangers_or_lost(
    options: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MicrosoftAppId", raising=False)

    ended = run("serve", *options, database=f"sqlite:///{tmp_path / 'kallelse.db'}")

    assert (ended.status, ended.out) == (1, "")
    assert said in ended.err


def test_with_credentials_the_clock_is_the_real_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MicrosoftAppId", "MicrosoftAppTenantId"):
        monkeypatch.setenv(name, "12345678-1234-4234-8234-123456789abc")
    monkeypatch.setenv("MicrosoftAppPassword", "secret")

    ended = run("serve", "--now", "2031-03-01T09:00", database=f"sqlite:///{tmp_path / 'kallelse.db'}")

    assert (ended.status, ended.err.count("\n")) == (1, 1)
    assert "--local" in ended.err


def test_what_was_loaded_is_no_longer_looked_through_for_garbage(tmp_path: Path) -> None:
    word = "serve", "--local", "--port", "0", "--database", f"sqlite:///{tmp_path / 'kallelse.db'}"
    told = "import gc, sys; from bot.cli import main; main(sys.argv[1:]); print(gc.get_freeze_count())"
    with subprocess.Popen(
        [sys.executable, "-c", told, *word], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        assert server.stderr
        assert "listens on" in server.stderr.readline()
        server.send_signal(signal.SIGTERM)
        frozen = int(server.stdout.read())

    assert frozen > 50_000


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("serve", "--local", "--port", port, database=f"sqlite:///{tmp_path / 'kallelse.db'}")

    assert (ended.status, ended.err.count("\n")) == (1, 1)
    assert f"cannot listen on 127.0.0.1:{port}" in ended.err
