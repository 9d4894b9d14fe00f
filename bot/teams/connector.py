"""The Bot Connector's REST interface: post, update, delete, open a conversation, look somebody up.

Every call is made once. What came of it is a value, and whoever asked decides whether to try again: a post is not
idempotent, so nothing is retried here.
"""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import orjson
from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from yarl import URL

from bot.teams import outcomes
from bot.teams.hosts import Hosts, address
from bot.teams.outcomes import Failure, Outcome, Refusal, Refused, Sent, Throttled, Uncertain, json_object
from bot.teams.tokens import TokenRefused, Tokens, TokenUnreachable

log = logging.getLogger(__name__)

#: seconds; Teams itself gives up on us after fifteen
PATIENCE = ClientTimeout(total=8, sock_connect=3)
#: Teams has one address for each region and tenant
MOST_BASES = 1_000


#: an activity or parameters, as JSON or to be made JSON
Said = Mapping[str, Any] | bytes


def pooled_session() -> ClientSession:
    """The one session for all calls out. To be closed by who opened it."""
    return ClientSession(
        connector=TCPConnector(limit=100, ttl_dns_cache=300, keepalive_timeout=60),
        cookie_jar=DummyCookieJar(),
        timeout=PATIENCE,
        headers={"User-Agent": "Kallelse"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterMember:
    """Somebody as a conversation's roster describes them. Guests may lack everything but the id."""

    id: str
    name: str = ""
    #: lower case
    email: str | None = None
    entra_id: str | None = None
    tenant: str | None = None
    guest: bool = False


class Connector:
    """The service, through one pool of connections for all conversations."""

    def __init__(self, session: ClientSession, tokens: Tokens, hosts: Hosts) -> None:
        self._session = session
        self._tokens = tokens
        self._hosts = hosts
        self._bases: dict[str, str] = {}
        #: how many writes ended how
        self.outcomes: Counter[str] = Counter()

    async def send(
        self, service_url: str, conversation: str, activity: Said, *, reply_to: str | None = None
    ) -> Outcome:
        """Posts an activity into a conversation or thread."""
        path = f"/{quote(conversation, safe='')}/activities"
        if reply_to:
            path += f"/{quote(reply_to, safe='')}"
        return await self._write("POST", service_url, path, activity, conversation)

    async def update(self, service_url: str, conversation: str, activity_id: str, activity: Said) -> Outcome:
        """Replaces a posted activity as a whole."""
        path = f"/{quote(conversation, safe='')}/activities/{quote(activity_id, safe='')}"
        return await self._write("PUT", service_url, path, activity, conversation)

    async def delete(self, service_url: str, conversation: str, activity_id: str) -> Outcome:
        """Removes a posted activity."""
        path = f"/{quote(conversation, safe='')}/activities/{quote(activity_id, safe='')}"
        return await self._write("DELETE", service_url, path, None, conversation)

    async def create_conversation(self, service_url: str, parameters: Said) -> Outcome:
        """Opens a personal chat, or a thread in a channel with its first post: see `addresses` for the parameters."""
        return await self._write("POST", service_url, "", parameters, None)

    async def member(self, service_url: str, conversation: str, person: str) -> RosterMember | Failure:
        """Somebody in a conversation, by Teams id or Entra id."""
        path = f"/{quote(conversation, safe='')}/members/{quote(person, safe='')}"
        answered = await self._call("GET", service_url, path)
        if not isinstance(answered, bytes):
            return answered
        return _roster_member(json_object(answered)) or Uncertain(reason="roster")

    async def _write(
        self, method: str, service_url: str, path: str, activity: Said | None, conversation: str | None
    ) -> Outcome:
        body = activity if isinstance(activity, bytes | None) else orjson.dumps(activity)
        answered = await self._call(method, service_url, path, body)
        outcome = _written(answered, conversation) if isinstance(answered, bytes) else answered
        self.outcomes[type(outcome).__name__.lower()] += 1
        return outcome

    async def _call(self, method: str, service_url: str, path: str, body: bytes | None = None) -> bytes | Failure:
        """The body of a 2xx answer, or what else came of it."""
        base = self._base(service_url)
        if base is None:
            return Refused(reason=Refusal.HOST)
        headers = {"Content-Type": "application/json"} if body is not None else {}
        try:
            authorization = await self._tokens.authorization()
        except TokenRefused as refused:
            log.error("no token for the connector: %s", refused.code)  # noqa: TRY400 - the code is all there is
            return Refused(reason=Refusal.CREDENTIALS, code=refused.code)
        except TokenUnreachable:
            return Throttled(wait=outcomes.WAIT)
        if authorization:
            headers["Authorization"] = authorization
        url = URL(base + path, encoded=True)
        try:
            async with self._session.request(method, url, data=body, headers=headers, allow_redirects=False) as answer:
                answered = await answer.read()
        except ClientConnectorError:
            return Throttled(wait=outcomes.WAIT)  # no connection: nothing was sent
        except (ClientError, TimeoutError) as error:
            return Uncertain(reason=type(error).__name__)
        return answered if 200 <= answer.status < 300 else outcomes.failure(answer.status, answer.headers, answered)

    def _base(self, service_url: str) -> str | None:
        """Where the service's conversations live; None for a host that is not on the list."""
        base = self._bases.get(service_url)
        if base is None:
            url = address(service_url)
            if url is None or not self._hosts.admit(url):
                return None
            base = f"{str(url).rstrip('/')}/v3/conversations"
            if len(self._bases) >= MOST_BASES:
                self._bases.clear()
            self._bases[service_url] = base
        return base


def _written(answered: bytes, conversation: str | None) -> Sent | Uncertain:
    """A 2xx answer to a write: in a conversation that we named, or in one that was opened."""
    said = json_object(answered)
    if conversation is not None:
        return Sent(conversation=conversation, activity=_text(said, "id"))
    opened = _text(said, "id")
    if opened is None:
        return Uncertain(reason="no conversation")
    return Sent(conversation=opened, activity=_text(said, "activityId"))


def _roster_member(said: Mapping[str, Any]) -> RosterMember | None:
    identity = _text(said, "id")
    if identity is None:
        return None
    name = _text(said, "email") or _text(said, "userPrincipalName") or ""
    return RosterMember(
        id=identity,
        name=_text(said, "name") or "",
        email=name.strip().lower() if "@" in name and "#ext#" not in name.lower() else None,
        entra_id=_text(said, "aadObjectId") or _text(said, "objectId"),
        tenant=_text(said, "tenantId"),
        guest=said.get("userRole") == "guest",
    )


def _text(said: Mapping[str, Any], key: str) -> str | None:
    value = said.get(key)
    return value if isinstance(value, str) and value else None
