"""Closed to strangers: every bad token is turned away with the right status, and nobody is answered 500."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from jwt import PyJWK

from bot.teams.authentication import NotAdmitted, TokenCheck
from bot.teams.signing_keys import SigningKey
from storage.database import Database
from tests.fakes.edge import Edge, edge
from tests.fakes.signing import ISSUER, KEY, Key, Token, raw
from tests.fakes.teams import APP, TENANT

OTHER = Key(kid="other")
UNENDORSED = Key(kid="unendorsed", endorsements=())
LISTLESS = Key(kid="listless", endorsements=None)
FOR_WEB_CHAT = Key(kid="webchat", endorsements=("webchat",))
LISTED = [KEY, UNENDORSED, LISTLESS, FOR_WEB_CHAT]

Header = Callable[[Token], str | None]


def claims(**changed: object) -> Header:
    return lambda good: good.with_claims(**changed).bearer()


def token(**changed: object) -> Header:
    def header(good: Token) -> str:
        fields = {"service_url": good.service_url} | changed
        return Token(**fields).bearer()  # type: ignore[arg-type] # a table of cases

    return header


def text(header: str | None) -> Header:
    return lambda _: header


def tampered(part: int) -> Header:
    def header(good: Token) -> str:
        parts = good.signed().split(".")
        parts[part] = parts[part][:-6] + ("AAAAAA" if not parts[part].endswith("AAAAAA") else "BBBBBB")
        return "Bearer " + ".".join(parts)

    return header


NOW = int(time.time())
BAD: dict[str, Header] = {
    "no header": text(None),
    "another scheme": text("Basic dXNlcjpwYXNz"),
    "only the scheme": text("Bearer"),
    "an empty token": text("Bearer  "),
    "no scheme": lambda good: good.signed(),
    "garbage": text("Bearer garbage"),
    "two parts": text("Bearer a.b"),
    "four parts": text("Bearer a.b.c.d"),
    "empty parts": text("Bearer .."),
    "five parts, as when encrypted": text("Bearer a.b.c.d.e"),
    "letters that are no ASCII": text("Bearer åäö.åäö.åäö"),
    "no base64": text("Bearer !!!.!!!.!!!"),
    "a header that is no JSON": text("Bearer " + raw(b"{", b"{}")),
    "a header that is a list": text("Bearer " + raw(b"[]", b"{}")),
    "a header that is deep": text("Bearer " + raw(b"[" * 4000, b"{}")),
    "a token that is too long": text("Bearer " + "a" * 7000),
    "a payload that is no JSON": text("Bearer " + raw(b'{"alg":"RS256","kid":"key-1"}', b"{")),
    "no algorithm": text("Bearer " + raw(b'{"kid":"key-1"}', b"{}")),
    "algorithm none": token(algorithm="none"),
    "a shared secret": token(algorithm="HS256"),
    "another RSA algorithm": token(algorithm="RS512"),
    "PSS": token(algorithm="PS256"),
    "no key id": text("Bearer " + raw(b'{"alg":"RS256"}', b"{}")),
    "a key id that is a number": text("Bearer " + raw(b'{"alg":"RS256","kid":7}', b"{}")),
    "a key id that is a list": text("Bearer " + raw(b'{"alg":"RS256","kid":["key-1"]}', b"{}")),
    "an unknown key": token(key=OTHER),
    "another key under a known id": token(key=OTHER, header={"kid": "key-1"}),
    "a key that comes with the token": token(key=OTHER, header={"jwk": OTHER.listed()}),
    "a key that lies elsewhere": token(key=OTHER, header={"jku": "https://evil.example/keys"}),
    "a header that must be understood": token(header={"crit": ["exp2"], "exp2": 1}),
    "a tampered header": tampered(0),
    "a tampered payload": tampered(1),
    "a tampered signature": tampered(2),
    "no signature": lambda good: "Bearer " + good.signed().rpartition(".")[0] + ".",
    "another issuer": claims(iss="https://sts.windows.net/x/"),
    "an issuer that only begins well": claims(iss="https://api.botframework.com.evil.example"),
    "no issuer": token(without=("iss",)),
    "an issuer that is a list": claims(iss=["https://api.botframework.com"]),
    "another audience": claims(aud="00000000-0000-4000-8000-00000000000b"),
    "no audience": token(without=("aud",)),
    "an audience that is a number": claims(aud=7),
    "an empty audience": claims(aud=[]),
    "no end": token(without=("exp",)),
    "expired": claims(exp=NOW - 301),
    "an end that is no number": claims(exp="tomorrow"),
    "an end that is null": claims(exp=None),
    "an end without measure": claims(exp=float("inf")),
    "not yet valid": claims(nbf=NOW + 90_000),
    "a beginning that is no number": claims(nbf="now"),
    "no service address": token(without=("serviceurl",)),
    "a service address that is no text": claims(serviceurl=7),
    "another service address": claims(serviceurl="https://smba.trafficmanager.net/emea/"),
    "a key for no channel": token(key=UNENDORSED),
    "a key without a list of channels": token(key=LISTLESS),
    "a key for another channel": token(key=FOR_WEB_CHAT),
}


class ListedKeys:
    """Keys that are there already."""

    def __init__(self) -> None:
        self.listed = {KEY.kid: SigningKey(key=PyJWK(KEY.listed(), "RS256"), channels=frozenset({"msteams"}))}
        self.edition = 0

    async def get(self, name: str) -> SigningKey | None:
        return self.listed.get(name)


def good(bot: Edge) -> Token:
    return Token(service_url=bot.teams.service_url)


@pytest.mark.parametrize("case", BAD)
async def test_a_bad_token_is_turned_away(case: str, sqlite: Database, caplog: pytest.LogCaptureFixture) -> None:
    async with edge(sqlite, local=False) as bot:
        bot.teams.keys = LISTED
        header = BAD[case](good(bot))
        answered = await bot.post(bot.activity(), authorization=header)

        assert answered.status == 401
        assert answered.headers["WWW-Authenticate"] == "Bearer"
        assert bot.listener.heard == []
        assert header is None or len(header) < 40 or header[7:] not in caplog.text


class NoToken:
    """The bot's own way out is not what these tests are about."""

    async def authorization(self) -> str | None:
        return None


async def test_a_good_token_is_let_in(sqlite: Database) -> None:
    async with edge(sqlite, local=False, tokens=NoToken()) as bot:
        answered = await bot.post(bot.activity(), authorization=good(bot).bearer())

        assert answered.status == 202
        assert len(bot.listener.heard) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"exp": -200},
        {"nbf": 200},
        {"aud": ["somebody", APP]},
        {"serviceurl": None, "serviceUrl": "set below"},
    ],
    ids=["ended within the skew", "begins within the skew", "one of several audiences", "the claim's other spelling"],
)
async def test_what_the_protocol_allows_is_let_in(changed: dict[str, object], sqlite: Database) -> None:
    # seconds from now: the suite may have been running for minutes
    changed = {name: int(time.time()) + value if isinstance(value, int) else value for name, value in changed.items()}
    async with edge(sqlite, local=False, tokens=NoToken()) as bot:
        token = good(bot).with_claims(**changed)
        if "serviceUrl" in changed:
            token = Token(service_url="", claims={"serviceUrl": bot.teams.service_url}, without=("serviceurl",))
        assert (await bot.post(bot.activity(), authorization=token.bearer())).status == 202


async def test_the_service_address_may_differ_in_its_last_slash(sqlite: Database) -> None:
    async with edge(sqlite, local=False, tokens=NoToken()) as bot:
        token = Token(service_url=bot.teams.service_url.rstrip("/"))
        assert (await bot.post(bot.activity(), authorization=token.bearer())).status == 202


async def test_a_token_that_comes_again_is_not_checked_again_until_the_keys_change(sqlite: Database) -> None:
    async with edge(sqlite, local=False, tokens=NoToken()) as bot:
        header = good(bot).bearer()
        for number in range(3):
            await bot.post(bot.activity(id=str(number)), authorization=header)

        assert bot.teams.fetched["/keys"] == 1
        assert len(bot.listener.heard) == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"channelData": {"tenant": {"id": "00000000-0000-4000-8000-000000000bad"}}},
        {"channelData": {}, "conversation": {"id": "c"}},
        {"channelData": None, "conversation": {"id": "c", "tenantId": "00000000-0000-4000-8000-000000000bad"}},
    ],
    ids=["another tenant", "no tenant", "another tenant's conversation"],
)
async def test_a_foreign_tenant_is_forbidden(fields: dict[str, object], sqlite: Database) -> None:
    async with edge(sqlite, local=False) as bot:
        answered = await bot.post(bot.activity(**fields), authorization=good(bot).bearer())

        assert answered.status == 403
        assert bot.listener.heard == []


@pytest.mark.parametrize(
    ("allowed", "tenant", "status"),
    [
        ("00000000-0000-4000-8000-0000000000F2", "00000000-0000-4000-8000-0000000000f2", 202),
        ("00000000-0000-4000-8000-0000000000f2", TENANT, 403),
        ("*", "00000000-0000-4000-8000-0000000000f2", 202),
    ],
    ids=["a listed one", "the own one, not listed", "all"],
)
async def test_tenants_are_let_in_by_the_list(allowed: str, tenant: str, status: int, sqlite: Database) -> None:
    settings = {"KALLELSE_ALLOWED_TENANTS": allowed}
    async with edge(sqlite, local=False, settings=settings, tokens=NoToken()) as bot:
        activity = bot.activity(channelData={"tenant": {"id": tenant}})
        assert (await bot.post(activity, authorization=good(bot).bearer())).status == status


async def test_a_service_address_that_names_another_tenant_is_forbidden(sqlite: Database) -> None:
    async with edge(sqlite, local=False) as bot:
        address = f"{bot.teams.url}/emea/00000000-0000-4000-8000-000000000bad/"
        answered = await bot.post(bot.activity(serviceUrl=address), authorization=Token(service_url=address).bearer())
        assert answered.status == 403


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evilsmba.trafficmanager.net/",
        "http://smba.trafficmanager.net/",
        "ftp://smba.trafficmanager.net/",
        "http://169.254.169.254/metadata",
        "http://localhost/",
        "https://[::1]/",
        "file:///etc/passwd",
        "smba.trafficmanager.net",
        "//smba.trafficmanager.net",
        "not an address",
        "https://",
        "https://smba.trafficmanager.net:99999/",
    ],
)
async def test_a_service_address_that_is_not_listed_is_forbidden_and_never_called(
    address: str, sqlite: Database
) -> None:
    async with edge(sqlite, local=False) as bot:
        header = Token(service_url=address).bearer()
        answered = await bot.post(bot.activity(serviceUrl=address), authorization=header)

        assert answered.status == 403
        assert bot.teams.calls == []


async def test_in_local_mode_only_this_machine_is_called(sqlite: Database) -> None:
    async with edge(sqlite) as bot:
        assert (await bot.post(bot.activity(serviceUrl="https://smba.trafficmanager.net/emea/"))).status == 403
        assert (await bot.post(bot.activity())).status == 202


async def test_the_token_is_looked_at_before_the_body(sqlite: Database) -> None:
    async with edge(sqlite, local=False) as bot:
        assert (await bot.post(b"{", content_type="text/plain")).status == 401
        assert (await bot.post(b"{", authorization=good(bot).bearer())).status == 400


async def test_what_a_refused_token_claims_is_logged_for_the_operator(
    sqlite: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with edge(sqlite, local=False) as bot:
        await bot.post(bot.activity(), authorization=good(bot).with_claims(iss="https://sts.example/").bearer())

        assert "issuer 'https://sts.example/'" in caplog.text


async def test_a_kept_token_is_checked_again_once_it_ends() -> None:
    keys = ListedKeys()
    now = datetime.fromtimestamp(NOW, UTC)
    check = TokenCheck(keys, audience=APP, now=lambda: now, issuers=frozenset({ISSUER}))
    header = Token(service_url="https://smba.trafficmanager.net/emea/").bearer()
    await check.sender(header)
    keys.listed = {}
    await check.sender(header)

    now += timedelta(hours=2)
    with pytest.raises(NotAdmitted):
        await check.sender(header)


async def test_a_token_checked_against_an_older_list_of_keys_is_checked_again() -> None:
    keys = ListedKeys()
    check = TokenCheck(keys, audience=APP, now=lambda: datetime.fromtimestamp(NOW, UTC), issuers=frozenset({ISSUER}))
    header = Token(service_url="https://smba.trafficmanager.net/emea/").bearer()
    await check.sender(header)

    keys.listed = {}
    keys.edition += 1
    with pytest.raises(NotAdmitted):
        await check.sender(header)
