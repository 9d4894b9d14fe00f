"""The keys that Microsoft signs activities with, as its OpenID metadata lists them."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from jwt import PyJWK
from jwt.exceptions import PyJWKError

from bot.teams.hosts import LOOPBACK, address
from bot.teams.outcomes import json_object

log = logging.getLogger(__name__)

PATIENCE = ClientTimeout(total=5, sock_connect=3)
#: seconds between two fetches that an unknown key causes, and after which the keys are fetched anew in any case
SOONEST, FRESH = 180.0, 24 * 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A public RSA key, and the channels whose activities it may sign."""

    key: PyJWK
    channels: frozenset[str]


class SigningKeys:
    """The listed keys. While the host is down the old ones stay good."""

    def __init__(self, session: ClientSession, metadata: str) -> None:
        self._session = session
        self._metadata = metadata
        self._keys: Mapping[str, SigningKey] = {}
        self._asked_at = float("-inf")
        self._listed_at = float("-inf")
        self._fetching: asyncio.Task[None] | None = None
        #: raised when the list changes: what was checked against an older one must be checked again
        self.edition = 0

    async def get(self, name: str) -> SigningKey | None:
        """The key with this `kid`; a missing one is looked for at the source, but not again and again."""
        now = self._time()
        known = name in self._keys
        if not known or now - self._listed_at > FRESH:
            if self._fetching is None and now - self._asked_at > SOONEST:
                self._asked_at = now
                self._fetching = asyncio.create_task(self._fetch())
            if not known:
                await self.settled()
        return self._keys.get(name)

    async def settled(self) -> None:
        """Waits for a fetch that is under way."""
        if self._fetching:
            await asyncio.shield(self._fetching)

    def _time(self) -> float:
        return asyncio.get_running_loop().time()

    async def _fetch(self) -> None:
        try:
            metadata = await self._json(self._metadata)
            listed = await self._json(str(metadata.get("jwks_uri") or ""))
            keys = _keys_in(listed)
            if not keys:
                log.warning("the metadata of %s lists no keys", self._metadata)
                return
            if keys.keys() != self._keys.keys():
                self.edition += 1
            self._keys = keys
            self._listed_at = self._time()
        except (ClientError, TimeoutError, ValueError) as error:
            log.warning("the signing keys could not be fetched: %s", type(error).__name__)
        finally:
            self._fetching = None

    async def _json(self, url: str) -> dict[str, Any]:
        where = address(url)
        if where is None or not (where.scheme == "https" or where.host in LOOPBACK):
            raise ValueError(url)
        async with self._session.get(where, timeout=PATIENCE) as answer:
            answer.raise_for_status()
            return json_object(await answer.read())


def _keys_in(listed: Mapping[str, Any]) -> dict[str, SigningKey]:
    """The RSA keys; what cannot be read is left out."""
    found = {}
    entries = listed.get("keys")
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict) or entry.get("kty") != "RSA" or not isinstance(entry.get("kid"), str):
            continue
        endorsed = entry.get("endorsements")
        try:
            key = PyJWK(entry, algorithm="RS256")
        except (PyJWKError, ValueError, TypeError):
            continue
        channels = frozenset(map(str, endorsed)) if isinstance(endorsed, list) else frozenset[str]()
        found[entry["kid"]] = SigningKey(key=key, channels=channels)
    return found
