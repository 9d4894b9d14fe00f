"""The bot's own token, from each kind of credential, through the real MSAL and a token service on loopback."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jwt
import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from bot.credentials import EXCHANGE, Issuer
from bot.settings import Settings
from bot.teams.tokens import Issued, KeptTokens, TokenRefused, TokenUnreachable
from tests.fakes.teams import APP, TENANT, FakeTeams, Scripted, fake_teams

SCOPE = "https://api.botframework.com/.default"


class Rerouted(requests.Session):
    """Whatever host is asked, the fake answers."""

    def __init__(self, teams: FakeTeams) -> None:
        super().__init__()
        self.trust_env = False
        self._teams = teams

    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs["timeout"] = 10
        return super().request(str(method), f"{self._teams.url}/login{urlsplit(str(url)).path}", *args, **kwargs)


def named(**settings: str) -> Settings:
    own = {"MicrosoftAppId": APP, "MicrosoftAppTenantId": TENANT, "MicrosoftAppPassword": "secret"}
    return Settings.read(own | settings)


async def issued(teams: FakeTeams, settings: Settings, times: int = 1) -> Issued:
    issuer = Issuer(settings, Rerouted(teams))
    for _ in range(times):
        token = await asyncio.to_thread(issuer)
    return token


async def test_a_single_tenant_bot_asks_its_own_tenant_with_its_password() -> None:
    async with fake_teams() as teams:
        token = await issued(teams, named())

        (asked,) = teams.token_requests
        assert token == Issued(token="token-1", lasts=3600.0)
        assert asked["path"] == f"/{TENANT}/oauth2/v2.0/token"
        assert (asked["client_id"], asked["client_secret"]) == (APP, "secret")
        assert (asked["scope"], asked["grant_type"]) == (SCOPE, "client_credentials")


async def test_msal_keeps_the_token_too() -> None:
    async with fake_teams() as teams:
        await issued(teams, named(), times=5)
        assert len(teams.token_requests) == 1


async def test_a_multi_tenant_bot_asks_the_bot_framework_s_tenant() -> None:
    async with fake_teams() as teams:
        await issued(teams, named(MicrosoftAppType="MultiTenant"))
        assert teams.token_requests[0]["path"] == "/botframework.com/oauth2/v2.0/token"


def certificate(path: Path, password: bytes | None = None) -> Path:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kallelse")])
    begins = datetime(2026, 1, 1, tzinfo=UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    closed = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, closed)
    path.write_bytes(pem + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize("password", ["", "open sesame"])
async def test_a_certificate_signs_in_place_of_the_password(password: str, tmp_path: Path) -> None:
    pem = certificate(tmp_path / "kallelse.pem", password.encode() or None)
    settings = named(MicrosoftAppPassword="", KALLELSE_CERTIFICATE=str(pem), KALLELSE_CERTIFICATE_PASSWORD=password)
    async with fake_teams() as teams:
        await issued(teams, settings)

        (asked,) = teams.token_requests
        assertion = jwt.decode(asked["client_assertion"], options={"verify_signature": False})
        assert (assertion["iss"], assertion["sub"]) == (APP, APP)
        assert "client_secret" not in asked


async def test_a_managed_identity_stands_for_the_password() -> None:
    async with fake_teams() as teams:
        await issued(teams, named(MicrosoftAppPassword="", KALLELSE_MANAGED_IDENTITY="identity-client-id"))

        machine, app = teams.token_requests
        assert (machine["resource"], machine["client_id"]) == (EXCHANGE, "identity-client-id")
        assert app["client_assertion"] == "token-1"


async def test_a_bot_that_is_a_managed_identity_asks_the_machine() -> None:
    async with fake_teams() as teams:
        await issued(teams, named(MicrosoftAppType="UserAssignedMSI", MicrosoftAppPassword=""))

        (machine,) = teams.token_requests
        assert (machine["resource"], machine["client_id"]) == ("https://api.botframework.com", APP)


async def test_a_refusal_has_the_issuer_s_word_for_it() -> None:
    async with fake_teams() as teams:
        teams.token_script.append(Scripted(status=401, body=b'{"error": "invalid_client", "error_description": "?"}'))
        with pytest.raises(TokenRefused) as refused:
            await issued(teams, named())
        assert refused.value.code == "invalid_client"


class Down(Rerouted):
    """Nobody answers."""

    def request(self, *_: Any, **__: Any) -> requests.Response:
        raise requests.ConnectionError


async def test_an_issuer_that_does_not_answer_may_later() -> None:
    async with fake_teams() as teams:
        with pytest.raises(TokenUnreachable):
            await asyncio.to_thread(Issuer(named(), Down(teams)))


@pytest.mark.parametrize(
    "settings",
    [
        {"KALLELSE_LOGIN": "http://login.example"},
        {"MicrosoftAppPassword": "", "KALLELSE_CERTIFICATE": __file__},
        {"MicrosoftAppPassword": "", "KALLELSE_CERTIFICATE": "/nowhere.pem"},
    ],
)
async def test_settings_that_are_none_are_refused(settings: dict[str, str]) -> None:
    async with fake_teams() as teams:
        with pytest.raises(TokenRefused):
            await issued(teams, named(**settings))


async def test_the_token_is_fetched_off_the_loop() -> None:
    async with fake_teams() as teams:
        tokens = KeptTokens(Issuer(named(), Rerouted(teams)))  # the fake lives in this loop: waiting on it would hang
        assert await tokens.authorization() == "Bearer token-1"
