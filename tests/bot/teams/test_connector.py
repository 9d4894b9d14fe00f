"""The way out: one pool, one attempt, and a value for every ending."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.teams.connector import Connector, RosterMember, pooled_session
from bot.teams.hosts import Hosts
from bot.teams.outcomes import WAIT, Refusal, Refused, Sent, Throttled, Uncertain
from bot.teams.tokens import NoTokens, TokenRefused, TokenUnreachable
from tests.fakes.teams import ANNA, FakeTeams, Scripted, fake_teams

LOOPBACK = Hosts(frozenset({"127.0.0.1"}))
THREAD = "19:a/b@thread.tacv2;messageid=1"


class Bearer:
    """A token that is always there."""

    async def authorization(self) -> str | None:
        return "Bearer secret"


class Broken:
    """No token, for a reason."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def authorization(self) -> str | None:
        raise self._error


@asynccontextmanager
async def connected(tokens: Bearer | Broken | NoTokens | None = None) -> AsyncIterator[tuple[Connector, FakeTeams]]:
    async with fake_teams() as teams, pooled_session() as session:
        yield Connector(session, tokens or Bearer(), LOOPBACK), teams


async def test_a_message_is_posted_into_a_thread_with_our_token() -> None:
    async with connected() as (connector, teams):
        outcome = await connector.send(teams.service_url, THREAD, {"type": "message", "text": "å"}, reply_to="7 8")

        (call,) = teams.calls
        assert outcome == Sent(conversation=THREAD, activity="sent-1")
        assert call.method == "POST"
        assert call.path == "conversations/19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D1/activities/7%208"
        assert (call.authorization, call.body) == ("Bearer secret", {"type": "message", "text": "å"})


async def test_without_tokens_none_is_sent() -> None:
    async with connected(NoTokens()) as (connector, teams):
        await connector.send(teams.service_url, THREAD, {})
        assert teams.calls[0].authorization is None


async def test_a_posted_message_is_updated_and_deleted_by_its_id() -> None:
    async with connected() as (connector, teams):
        updated = await connector.update(teams.service_url, "c", "7", {"type": "message"})
        teams.script.append(Scripted(status=200, body=b""))
        deleted = await connector.delete(teams.service_url, "c", "7")

        assert [(call.method, call.path) for call in teams.calls] == [
            ("PUT", "conversations/c/activities/7"),
            ("DELETE", "conversations/c/activities/7"),
        ]
        assert updated == Sent(conversation="c", activity="sent-1")
        assert deleted == Sent(conversation="c", activity=None)


async def test_a_new_conversation_tells_both_its_ids() -> None:
    async with connected() as (connector, teams):
        outcome = await connector.create_conversation(teams.service_url, {"isGroup": True})

        assert outcome == Sent(conversation="19:new@thread.tacv2;messageid=1", activity="1")
        teams.script.append(Scripted(status=201, body=b"{}"))
        assert await connector.create_conversation(teams.service_url, {}) == Uncertain(reason="no conversation")


async def test_nothing_is_tried_twice() -> None:
    async with connected() as (connector, teams):
        for status in (429, 500, 502, 503, 504, 408, 412):
            teams.script.append(Scripted(status=status))
            await connector.send(teams.service_url, "c", {})
        assert len(teams.calls) == 7
        assert connector.outcomes == {"throttled": 2, "uncertain": 5}


async def test_a_redirect_is_not_followed() -> None:
    async with connected() as (connector, teams):
        teams.script.append(Scripted(status=307, headers={"Location": "https://evil.example/"}))
        assert await connector.send(teams.service_url, "c", {}) == Uncertain(reason="307")


@pytest.mark.parametrize("address", ["https://evil.example/", "http://smba.trafficmanager.net/", "::", "/emea"])
async def test_no_token_goes_to_a_host_that_is_not_listed(address: str) -> None:
    async with connected() as (connector, _):
        assert await connector.send(address, "c", {}) == Refused(reason=Refusal.HOST)
        assert await connector.member(address, "c", ANNA) == Refused(reason=Refusal.HOST)


async def test_where_nobody_listens_nothing_was_sent() -> None:
    async with connected() as (connector, _):
        assert await connector.send("http://127.0.0.1:9/", "c", {}) == Throttled(wait=WAIT)


async def test_without_a_token_nothing_is_sent() -> None:
    async with connected(Broken(TokenRefused("invalid_client"))) as (connector, teams):
        refused = await connector.send(teams.service_url, "c", {})
        assert refused == Refused(reason=Refusal.CREDENTIALS, code="invalid_client")
        assert teams.calls == []
    async with connected(Broken(TokenUnreachable())) as (connector, teams):
        assert await connector.send(teams.service_url, "c", {}) == Throttled(wait=WAIT)
        assert teams.calls == []


async def test_one_connection_serves_call_after_call() -> None:
    async with connected() as (connector, teams):
        for _ in range(20):
            await connector.send(teams.service_url, "c", {})
        assert len(teams.connections) == 1


@pytest.mark.parametrize(
    ("fields", "email"),
    [
        ({"email": " Anna@Sjo.Example "}, "anna@sjo.example"),
        ({"email": None, "userPrincipalName": "anna@sjo.example"}, "anna@sjo.example"),
        ({"userPrincipalName": "anna_sjo.example#EXT#@host.onmicrosoft.com", "userRole": "guest"}, None),
        ({"email": "anna"}, None),
        ({"email": 7}, None),
        ({}, None),
    ],
)
async def test_the_roster_tells_the_address_of_a_person(fields: dict[str, object], email: str | None) -> None:
    async with connected() as (connector, teams):
        teams.knows("29:x", **{"objectId": "entra"} | fields)
        found = await connector.member(teams.service_url, "c", "29:x")

        assert isinstance(found, RosterMember)
        assert (found.email, found.entra_id, found.name) == (email, "entra", "Anna Andersson")


async def test_a_person_who_is_not_there_is_gone() -> None:
    async with connected() as (connector, teams):
        missing = await connector.member(teams.service_url, "c", "29:nobody")
        assert missing == Refused(reason=Refusal.GONE, status=404, code="MemberNotFoundInConversation")
        teams.members["29:odd"] = {"name": "no id"}
        assert await connector.member(teams.service_url, "c", "29:odd") == Uncertain(reason="roster")
