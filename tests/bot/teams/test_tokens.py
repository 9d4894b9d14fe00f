"""The bot's token is fetched once, renewed ahead, and nobody waits for a renewal."""

import asyncio
import logging
from threading import Event

import pytest

from bot.teams.tokens import AHEAD, Issued, KeptTokens, NoTokens, TokenRefused, TokenUnreachable


class Issuer:
    """Counts how often it is asked."""

    def __init__(self, lasts: float = 3600.0) -> None:
        self.asked = 0
        self.lasts = lasts
        self.error: Exception | None = None
        self.may_answer = Event()
        self.may_answer.set()

    def __call__(self) -> Issued:
        assert self.may_answer.wait(10)
        self.asked += 1
        if self.error:
            raise self.error
        return Issued(token=f"token-{self.asked}", lasts=self.lasts)


class Clocked(KeptTokens):
    """With a clock that tests turn."""

    seconds = 1_000_000.0

    def _time(self) -> float:
        return self.seconds


async def test_a_token_is_fetched_once_for_everybody() -> None:
    issuer = Issuer()
    tokens = Clocked(issuer)

    assert set(await asyncio.gather(*(tokens.authorization() for _ in range(50)))) == {"Bearer token-1"}
    assert issuer.asked == 1


async def test_near_its_end_a_token_is_renewed_beside() -> None:
    issuer = Issuer()
    tokens = Clocked(issuer)
    await tokens.authorization()
    tokens.seconds += 3600 - AHEAD + 1
    issuer.may_answer.clear()

    assert await tokens.authorization() == "Bearer token-1"
    issuer.may_answer.set()
    await tokens.settled()
    assert await tokens.authorization() == "Bearer token-2"
    assert issuer.asked == 2


async def test_after_its_end_a_token_is_not_used() -> None:
    tokens = Clocked(Issuer())
    await tokens.authorization()
    tokens.seconds += 3601

    assert await tokens.authorization() == "Bearer token-2"


async def test_a_short_token_is_used_for_half_its_time() -> None:
    issuer = Issuer(lasts=60)
    tokens = Clocked(issuer)
    await tokens.authorization()
    tokens.seconds += 29
    await tokens.authorization()

    assert issuer.asked == 1


async def test_while_the_issuer_is_down_the_old_token_is_used(caplog: pytest.LogCaptureFixture) -> None:
    issuer = Issuer()
    tokens = Clocked(issuer)
    await tokens.authorization()
    issuer.error = TokenUnreachable()
    tokens.seconds += 3600 - 10

    assert await tokens.authorization() == "Bearer token-1"
    await tokens.settled()
    assert "TokenUnreachable" in caplog.text


async def test_a_refusal_is_told_to_everybody_who_waits(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    issuer = Issuer()
    issuer.error = TokenRefused("invalid_client")
    tokens = Clocked(issuer)

    told = await asyncio.gather(*(tokens.authorization() for _ in range(3)), return_exceptions=True)
    assert [getattr(each, "code", None) for each in told] == ["invalid_client"] * 3
    assert "invalid_client" in caplog.text
    issuer.error = None
    assert await tokens.authorization() == "Bearer token-2"


async def test_local_mode_has_none() -> None:
    assert await NoTokens().authorization() is None
