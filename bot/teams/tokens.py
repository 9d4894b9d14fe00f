"""The bot's own token for calling the Bot Connector: fetched off the loop, kept, renewed ahead of its end."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

log = logging.getLogger(__name__)

#: seconds before its end at which a token is renewed; MSAL gives out a kept one until five minutes before
AHEAD = 290.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A token, and how many seconds it lasts."""

    token: str
    lasts: float


class TokenUnreachable(Exception):
    """The issuer did not answer: it may later."""


class TokenRefused(Exception):
    """The issuer gives no token; `code` is its word, such as "invalid_client"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Tokens(Protocol):
    """Where the header for calls to the connector comes from."""

    async def authorization(self) -> str | None:
        """The header's value; None to call without one. Raises TokenRefused, TokenUnreachable."""
        ...


class NoTokens:
    """Local mode: calls carry no token."""

    async def authorization(self) -> str | None:
        return None


class KeptTokens:
    """One token at a time, from an issuer that is asked in a thread."""

    def __init__(self, issue: Callable[[], Issued]) -> None:
        self._issue = issue
        self._header = ""
        self._renew_at = 0.0
        self._ends_at = 0.0
        self._fetching: asyncio.Task[None] | None = None

    async def authorization(self) -> str:
        """The kept token while it lasts; near its end the next one is fetched beside."""
        now = self._time()
        if now < self._renew_at:
            return self._header
        if self._fetching is None or self._fetching.done():
            self._fetching = asyncio.create_task(self._fetch())
            self._fetching.add_done_callback(_log_failure)
        if now >= self._ends_at:
            await asyncio.shield(self._fetching)
        return self._header

    async def settled(self) -> None:
        """Waits for a fetch that is under way, however it ends."""
        if self._fetching:
            await asyncio.wait({self._fetching})

    def _time(self) -> float:
        return asyncio.get_running_loop().time()

    async def _fetch(self) -> None:
        asked_at = self._time()
        issued = await asyncio.to_thread(self._issue)
        self._header = f"Bearer {issued.token}"
        self._ends_at = asked_at + issued.lasts
        self._renew_at = max(self._ends_at - AHEAD, asked_at + issued.lasts / 2)


def _log_failure(fetching: asyncio.Task[None]) -> None:
    if not fetching.cancelled() and (error := fetching.exception()):
        log.warning("no new token for the connector: %s %s", type(error).__name__, getattr(error, "code", ""))
