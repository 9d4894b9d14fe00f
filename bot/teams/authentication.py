"""Who may speak to the bot: the service's token, the tenant, the service's address. Whoever else comes is a stranger.

The token is checked before the body is looked at; the body's claims about itself are checked against the token.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Protocol

import jwt

from bot.teams.activities import Activity
from bot.teams.hosts import Hosts, address
from bot.teams.signing_keys import SigningKey

log = logging.getLogger(__name__)

#: seconds that clocks may differ
SKEW = 300
LONGEST_TOKEN = 16_000
_IDENTITY = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
MOST_KEPT = 2_000


class Stranger(StrEnum):
    """Why somebody is not let in."""

    ANONYMOUS = "no token"
    SCHEME = "not a bearer token"
    MALFORMED = "malformed token"
    ALGORITHM = "algorithm"
    UNKNOWN_KEY = "unknown key"
    CLAIMS = "claims"
    CHANNEL = "channel not endorsed"
    SERVICE_URL = "service address is not the token's"
    HOST = "service address not allowed"
    TENANT = "tenant not allowed"


class NotAdmitted(Exception):
    """A request that is turned away: `status` is 401 for the token, 403 for tenant and service address."""

    def __init__(self, status: HTTPStatus, reason: Stranger) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What a good token says."""

    service_url: str
    channels: frozenset[str]
    #: when it ends, seconds since 1970, with the skew
    until: float
    #: of the keys it was checked against
    edition: int


class Keys(Protocol):
    """Where keys come from: `signing_keys.SigningKeys`."""

    edition: int

    async def get(self, name: str) -> SigningKey | None:
        """The key with this id."""
        ...


class TokenCheck:
    """Checks the bearer tokens of the Bot Framework. Tokens repeat, so a good one is checked once."""

    def __init__(
        self,
        keys: Keys,
        *,
        audience: str,
        now: Callable[[], datetime],
        issuers: frozenset[str],
    ) -> None:
        self._keys = keys
        self._audience = audience
        self._issuers = issuers
        self._now = now
        self._kept: dict[bytes, Sender] = {}

    async def sender(self, header: str | None) -> Sender:
        """Who sends. Raises NotAdmitted for any header that is not a good token."""
        token = _bearer(header)
        digest = sha256(token).digest()
        kept = self._kept.get(digest)
        if kept and kept.edition == self._keys.edition and self._now().timestamp() < kept.until:
            return kept
        sender = await self._check(token)
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[digest] = sender
        return sender

    async def _check(self, token: bytes) -> Sender:
        key = await self._key_of(token)
        edition = self._keys.edition
        try:
            claims = jwt.decode(
                token,
                key.key,
                algorithms=["RS256"],
                audience=self._audience,
                issuer=list(self._issuers),
                leeway=SKEW,
                options={"require": ["exp", "iss", "aud"]},
            )
            until = float(claims["exp"]) + SKEW
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError) as error:
            _log_claims(token, error)
            raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.CLAIMS) from error
        service_url = claims.get("serviceurl", claims.get("serviceUrl"))
        if not isinstance(service_url, str) or not service_url:
            raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.SERVICE_URL)
        return Sender(service_url=_bare(service_url), channels=key.channels, until=until, edition=edition)

    async def _key_of(self, token: bytes) -> SigningKey:
        try:
            header = jwt.get_unverified_header(token)
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.MALFORMED) from error
        if header.get("alg") != "RS256":
            raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.ALGORITHM)
        name = header.get("kid")
        key = await self._keys.get(name) if isinstance(name, str) else None
        if key is None:
            raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.UNKNOWN_KEY)
        return key


class Gate:
    """Lets in the service, for the tenants and from the addresses that are allowed."""

    def __init__(self, tokens: TokenCheck | None, hosts: Hosts, tenants: frozenset[str] | None) -> None:
        """`tokens` is None in local mode only; `tenants` is None when every tenant is welcome."""
        self._tokens = tokens
        self._hosts = hosts
        self._tenants = tenants
        self._admitted: set[str] = set()

    async def identify(self, header: str | None) -> Sender | None:
        """Who sends, by the request's Authorization header. Raises NotAdmitted."""
        return await self._tokens.sender(header) if self._tokens else None

    def admit(self, sender: Sender | None, activity: Activity) -> None:
        """Holds the activity against the token and the lists. Raises NotAdmitted."""
        if sender and sender.service_url != _bare(activity.service_url):
            raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.SERVICE_URL)
        if sender and activity.channel_id not in sender.channels:
            raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.CHANNEL)
        if activity.service_url not in self._admitted:
            self._admit_address(activity.service_url)
        if self._tenants is not None and (activity.tenant or "").lower() not in self._tenants:
            raise NotAdmitted(HTTPStatus.FORBIDDEN, Stranger.TENANT)

    def _admit_address(self, service_url: str) -> None:
        url = address(service_url)
        if url is None or not self._hosts.admit(url):
            raise NotAdmitted(HTTPStatus.FORBIDDEN, Stranger.HOST)
        if self._tenants is not None:  # newer addresses name the tenant: smba.trafficmanager.net/emea/<tenant>/
            named = {part.lower() for part in url.parts if _IDENTITY.fullmatch(part)}
            if named - self._tenants:
                raise NotAdmitted(HTTPStatus.FORBIDDEN, Stranger.TENANT)
        if len(self._admitted) >= MOST_KEPT:
            self._admitted.clear()
        self._admitted.add(service_url)


def _bearer(header: str | None) -> bytes:
    """The token in the header."""
    if not header:
        raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.ANONYMOUS)
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer":
        raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.SCHEME)
    token = token.strip()
    if not token.isascii() or not 0 < len(token) <= LONGEST_TOKEN:
        raise NotAdmitted(HTTPStatus.UNAUTHORIZED, Stranger.MALFORMED)
    return token.encode()


def _bare(service_url: str) -> str:
    return service_url.rstrip("/").lower()


def _log_claims(token: bytes, error: Exception) -> None:
    """Says what a refused token claims, for whoever set the issuer or the app's id wrong; never the token."""
    try:
        claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    except (jwt.PyJWTError, ValueError, RecursionError):
        claims = {}
    issuer, audience = (repr(claims.get(name))[:100] for name in ("iss", "aud"))
    log.warning("token refused: %s, issuer %s, audience %s", type(error).__name__, issuer, audience)
