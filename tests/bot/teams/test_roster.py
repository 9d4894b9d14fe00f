"""The address of whoever writes is asked for once, and never in the way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.teams.activities import Activity
from bot.teams.connector import Connector, pooled_session
from bot.teams.hosts import Hosts
from bot.teams.roster import KNOWN, UNKNOWN, Roster
from bot.teams.tokens import NoTokens
from tests.fakes.edge import an_activity
from tests.fakes.teams import FakeTeams, fake_teams


class Clocked(Roster):
    """With a clock that tests turn."""

    seconds = 0.0

    def _time(self) -> float:
        return self.seconds


@asynccontextmanager
async def a_roster() -> AsyncIterator[tuple[Clocked, FakeTeams]]:
    async with fake_teams() as teams, pooled_session() as session:
        yield Clocked(Connector(session, NoTokens(), Hosts(frozenset({"127.0.0.1"})))), teams


def by(teams: FakeTeams, person: str = "29:anna", **fields: object) -> Activity:
    return Activity.model_validate(an_activity(teams.service_url, **{"from": {"id": person}}, **fields))


async def test_somebody_is_looked_up_once_in_some_hours() -> None:
    async with a_roster() as (roster, teams):
        for _ in range(5):
            assert await roster.email(by(teams)) == "anna.andersson@sjo.example"
        assert len(teams.calls) == 1
        roster.seconds += KNOWN + 1
        await roster.email(by(teams))
        assert len(teams.calls) == 2


async def test_somebody_without_an_address_is_looked_up_again_sooner() -> None:
    async with a_roster() as (roster, teams):
        for _ in range(5):
            assert await roster.email(by(teams, "29:nobody")) is None
        assert len(teams.calls) == 1
        teams.knows("29:nobody", email="ny@sjo.example")
        roster.seconds += UNKNOWN + 1
        assert await roster.email(by(teams, "29:nobody")) == "ny@sjo.example"


async def test_the_same_id_in_another_tenant_is_somebody_else() -> None:
    async with a_roster() as (roster, teams):
        await roster.email(by(teams))
        await roster.email(by(teams, channelData={"tenant": {"id": "other"}}))
        assert len(teams.calls) == 2


async def test_in_a_thread_the_channel_s_roster_is_asked() -> None:
    async with a_roster() as (roster, teams):
        await roster.email(by(teams, conversation={"id": "19:c@thread.tacv2;messageid=1"}))
        assert teams.calls[0].path == "conversations/19%3Ac%40thread.tacv2/members/29%3Aanna"


async def test_a_slow_roster_is_not_waited_for() -> None:
    asked = asyncio.Event()

    class Slow(Connector):
        async def member(self, *_: object) -> None:  # type: ignore[override] # it never answers
            asked.set()
            await asyncio.Event().wait()

    async with fake_teams() as teams, pooled_session() as session:
        roster = Roster(Slow(session, NoTokens(), Hosts(frozenset())), patience=0.01)
        assert await roster.email(by(teams)) is None
        assert asked.is_set()


async def test_the_memory_of_people_has_an_end() -> None:
    async with fake_teams() as teams, pooled_session() as session:
        roster = Roster(Connector(session, NoTokens(), Hosts(frozenset({"127.0.0.1"}))), most=3)
        for number in (0, 1, 2, 3, 3, 0):
            await roster.email(by(teams, f"29:{number}"))
        assert len(teams.calls) == 5  # the first one was forgotten, the last but one not
