"""The keys are fetched when they are needed, and kept when their host is down."""

from aiohttp import ClientSession

from bot.teams.signing_keys import FRESH, SOONEST, SigningKeys
from tests.fakes.signing import KEY, Key
from tests.fakes.teams import FakeTeams, Scripted, fake_teams

NEW = Key(kid="key-2")


class Clocked(SigningKeys):
    """With a clock that tests turn."""

    seconds = 0.0

    def _time(self) -> float:
        return self.seconds


def keys_of(teams: FakeTeams, session: ClientSession) -> Clocked:
    return Clocked(session, f"{teams.url}/metadata")


async def test_a_listed_key_is_fetched_once() -> None:
    async with fake_teams() as teams, ClientSession() as session:
        keys = keys_of(teams, session)
        assert await keys.get(KEY.kid)
        found = await keys.get(KEY.kid)

        assert found
        assert found.channels == {"msteams"}
        assert teams.fetched["/keys"] == 1


async def test_an_unknown_key_is_looked_for_again_only_after_some_minutes() -> None:
    async with fake_teams() as teams, ClientSession() as session:
        keys = keys_of(teams, session)
        for _ in range(5):
            assert await keys.get("unknown") is None
        assert teams.fetched["/keys"] == 1

        keys.seconds += SOONEST + 1
        teams.keys = [KEY, NEW]
        assert await keys.get(NEW.kid)
        assert teams.fetched["/keys"] == 2


async def test_keys_stay_good_while_their_host_is_down() -> None:
    async with fake_teams() as teams, ClientSession() as session:
        keys = keys_of(teams, session)
        await keys.get(KEY.kid)
        teams.metadata_script.extend([Scripted(status=503)] * 9)
        for _ in range(3):
            keys.seconds += FRESH + 1
            assert await keys.get(KEY.kid)
            await keys.settled()


async def test_what_is_no_list_of_keys_takes_none_away() -> None:
    bodies = [b"", b"[]", b"{}", b'{"jwks_uri": 7}', b'{"jwks_uri": "http://evil.example/"}', b'{"jwks_uri": "::"}']
    async with fake_teams() as teams, ClientSession() as session:
        keys = keys_of(teams, session)
        await keys.get(KEY.kid)
        for body in bodies:
            keys.seconds += SOONEST + 1
            teams.metadata_script.append(Scripted(status=200, body=body))
            assert await keys.get("unknown") is None
            assert await keys.get(KEY.kid)


async def test_old_keys_are_renewed_beside_and_a_removed_one_raises_the_edition() -> None:
    async with fake_teams() as teams, ClientSession() as session:
        keys = keys_of(teams, session)
        await keys.get(KEY.kid)
        before = keys.edition
        teams.keys = [NEW]
        keys.seconds += FRESH + 1

        assert await keys.get(KEY.kid)  # nobody waits
        await keys.settled()
        assert await keys.get(KEY.kid) is None
        assert await keys.get(NEW.kid)
        assert keys.edition == before + 1


async def test_many_who_need_a_key_at_once_fetch_it_once() -> None:
    import asyncio

    async with fake_teams() as teams, ClientSession() as session:
        keys = keys_of(teams, session)
        assert all(await asyncio.gather(*(keys.get(KEY.kid) for _ in range(20))))
        assert teams.fetched["/keys"] == 1
