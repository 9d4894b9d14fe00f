"""The settings of an installation, from the environment; the names are those that Azure prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self
from uuid import UUID

from cryptography.x509 import load_pem_x509_certificate
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from bot.teams.hosts import FILE_HOSTS, LOOPBACK, SERVICE_HOSTS

#: a secret that ends within this is said to
WARNING = timedelta(days=30)
#: every tenant is welcome
ANY = "*"


class AppType(StrEnum):
    """How the bot is registered."""

    SINGLE_TENANT = "SingleTenant"
    MULTI_TENANT = "MultiTenant"
    MANAGED_IDENTITY = "UserAssignedMSI"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with the settings, in a sentence that says what to do."""

    setting: str
    sentence: str
    #: False for what works today
    stops: bool = True


class UnusableSettings(Exception):
    """The environment holds values that cannot be read."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.setting}: {problem.sentence}" for problem in problems))
        self.problems = problems


def _words(value: object) -> object:
    return frozenset(value.replace(",", " ").lower().split()) if isinstance(value, str) else value


#: a list, separated by commas or spaces; in lower case
Words = Annotated[frozenset[str], BeforeValidator(_words)]


class Settings(BaseModel):
    """Everything that differs between installations. A field is named as the code says it, its alias as Azure does."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    app_id: str = Field(default="", alias="MicrosoftAppId")
    app_password: SecretStr = Field(default=SecretStr(""), alias="MicrosoftAppPassword")
    app_type: AppType = Field(default=AppType.SINGLE_TENANT, alias="MicrosoftAppType")
    app_tenant: str = Field(default="", alias="MicrosoftAppTenantId")
    #: a PEM file with certificate and private key, in place of the password
    certificate: Path | None = Field(default=None, alias="KALLELSE_CERTIFICATE")
    certificate_password: SecretStr = Field(default=SecretStr(""), alias="KALLELSE_CERTIFICATE_PASSWORD")
    #: the client id of a managed identity that the app trusts, in place of the password
    managed_identity: str = Field(default="", alias="KALLELSE_MANAGED_IDENTITY")
    #: the day on which the password ends, as Azure showed it
    secret_ends: date | None = Field(default=None, alias="KALLELSE_SECRET_ENDS")

    database: str = Field(default="sqlite:///kallelse.db", alias="KALLELSE_DATABASE")
    #: where the internet reaches us, for calendars and pages
    public_url: str = Field(default="", alias="KALLELSE_PUBLIC_URL")
    host: str = Field(default="", alias="KALLELSE_HOST")
    port: int = Field(default=3978, alias="KALLELSE_PORT", ge=1, le=65535)

    #: tenants that may speak to the bot; empty means the app's own, `*` means all
    allowed_tenants: Words = Field(default=frozenset(), alias="KALLELSE_ALLOWED_TENANTS")
    #: hosts beside the known ones, for national clouds
    service_hosts: Words = Field(default=frozenset(), alias="KALLELSE_SERVICE_HOSTS")
    file_hosts: Words = Field(default=frozenset(), alias="KALLELSE_FILE_HOSTS")
    token_issuers: Words = Field(default=frozenset({"https://api.botframework.com"}), alias="KALLELSE_TOKEN_ISSUERS")
    token_metadata: str = Field(
        default="https://login.botframework.com/v1/.well-known/openidconfiguration", alias="KALLELSE_TOKEN_METADATA"
    )
    login: str = Field(default="https://login.microsoftonline.com", alias="KALLELSE_LOGIN")
    scope: str = Field(default="https://api.botframework.com/.default", alias="KALLELSE_SCOPE")

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """The settings in an environment; what is empty is not set. Raises UnusableSettings."""
        told = {name.lower(): value.strip() for name, value in environment.items() if value.strip()}
        names = [str(field.alias) for field in cls.model_fields.values()]
        try:
            return cls.model_validate({name: told[name.lower()] for name in names if name.lower() in told})
        except ValidationError as error:
            problems = (Problem(setting=str(e["loc"][0]), sentence=f"{e['msg']}.") for e in error.errors())
            raise UnusableSettings(tuple(problems)) from None

    @property
    def tenants(self) -> frozenset[str] | None:
        """The tenants that may speak to the bot, lower case; None for all."""
        if ANY in self.allowed_tenants:
            return None
        return self.allowed_tenants or frozenset({self.app_tenant.lower()} - {""})

    @property
    def all_service_hosts(self) -> frozenset[str]:
        """Where the Bot Connector may live."""
        return SERVICE_HOSTS | self.service_hosts

    @property
    def all_file_hosts(self) -> frozenset[str]:
        """Where shared files may lie."""
        return FILE_HOSTS | self.file_hosts

    def problems(self, today: date) -> tuple[Problem, ...]:
        """What is wrong for serving Teams; empty when all is well."""
        return (*_identity(self), *_password(self, today), *_public_address(self))

    def refusal(self, *, local: bool, host: str) -> Problem | None:
        """Why it may not start: it is never open to strangers by mistake."""
        if local:
            return None if host in LOOPBACK else Problem(setting="--host", sentence=_LOCAL.format(host=host))
        return next(_identity(self), None)


_LOCAL = "--local lets anybody in, so it listens on 127.0.0.1 only, and not on {host}."


def _identity(settings: Settings) -> Iterator[Problem]:
    """Who the bot is, and how it proves it."""
    if not settings.app_id:
        sentence = "is not set. Take the id from the bot's registration, or try the bot out with --local."
        yield Problem(setting="MicrosoftAppId", sentence=sentence)
        return
    if not _is_identity(settings.app_id):
        sentence = "is no id of the form 12345678-1234-1234-1234-123456789abc."
        yield Problem(setting="MicrosoftAppId", sentence=sentence)
    if settings.app_type is not AppType.MULTI_TENANT and not _is_identity(settings.app_tenant):
        sentence = f"is needed for {settings.app_type}: the id of the tenant in which the bot is registered."
        yield Problem(setting="MicrosoftAppTenantId", sentence=sentence)
    if settings.app_type is not AppType.MANAGED_IDENTITY and not (
        settings.app_password.get_secret_value() or settings.certificate or settings.managed_identity
    ):
        sentence = (
            "is not set, and neither is KALLELSE_CERTIFICATE or KALLELSE_MANAGED_IDENTITY: one of them is needed."
        )
        yield Problem(setting="MicrosoftAppPassword", sentence=sentence)
    if settings.certificate and not settings.certificate.is_file():
        yield Problem(setting="KALLELSE_CERTIFICATE", sentence=f"there is no file {settings.certificate}.")
    if settings.tenants is not None and not settings.tenants:
        sentence = "is empty: name the tenants whose people may speak to the bot, or * for everybody's."
        yield Problem(setting="KALLELSE_ALLOWED_TENANTS", sentence=sentence)


def _password(settings: Settings, today: date) -> Iterator[Problem]:
    """Whether the password, or the certificate, still lasts."""
    name, ends = "KALLELSE_SECRET_ENDS", settings.secret_ends
    if settings.certificate and settings.certificate.is_file():
        name, ends = "KALLELSE_CERTIFICATE", _end_of(settings.certificate)
        if ends is None:
            yield Problem(setting=name, sentence=f"{settings.certificate} is no PEM file with a certificate.")
    if ends and ends <= today:
        yield Problem(setting=name, sentence=f"it ended on {ends}: make a new one, or the bot cannot answer.")
    elif ends and ends - today <= WARNING:
        sentence = f"it ends on {ends}: make a new one before that day."
        yield Problem(setting=name, sentence=sentence, stops=False)


def _public_address(settings: Settings) -> Iterator[Problem]:
    if not settings.public_url:
        sentence = "is not set: calendars and pages need the https address at which people reach this server."
        yield Problem(setting="KALLELSE_PUBLIC_URL", sentence=sentence, stops=False)
    elif not settings.public_url.startswith("https://"):
        sentence = f"must begin with https://, and is {settings.public_url}."
        yield Problem(setting="KALLELSE_PUBLIC_URL", sentence=sentence)


def _is_identity(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _end_of(certificate: Path) -> date | None:
    try:
        return load_pem_x509_certificate(certificate.read_bytes()).not_valid_after_utc.date()
    except (OSError, ValueError):
        return None
