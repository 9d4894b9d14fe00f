"""Where the bot's own token comes from: a password, a certificate, or a managed identity, through MSAL."""

from collections.abc import Callable
from typing import Any

import requests
from msal import ConfidentialClientApplication, ManagedIdentityClient, UserAssignedManagedIdentity

from bot.settings import AppType, Settings
from bot.teams.tokens import Issued, TokenRefused, TokenUnreachable

#: seconds
PATIENCE = 10
#: the tenant that multi-tenant bots log in at
BOT_FRAMEWORK = "botframework.com"
#: what a managed identity's token must be for, to stand for the app's password
EXCHANGE = "api://AzureADTokenExchange"


class Issuer:
    """Asks for a token. To be called in a thread: it waits for the network."""

    def __init__(self, settings: Settings, http: requests.Session | None = None) -> None:
        self._settings = settings
        self._http = http or _Session()
        self._client: Any = None

    def __call__(self) -> Issued:
        """A token that lasts for a while. Raises TokenRefused, TokenUnreachable."""
        try:
            said = self._ask()
        except requests.RequestException as error:
            raise TokenUnreachable from error
        except (ValueError, OSError) as error:  # a tenant, a key or a file that is none
            raise TokenRefused(type(error).__name__) from error
        if "access_token" not in said:
            raise TokenRefused(str(said.get("error", "unknown")))
        return Issued(token=said["access_token"], lasts=float(said["expires_in"]))

    def _ask(self) -> dict[str, Any]:
        settings = self._settings
        if settings.app_type is AppType.MANAGED_IDENTITY:
            return _of_managed_identity(self._http, settings.app_id, settings.scope.removesuffix("/.default"))
        if self._client is None:  # building it already asks the network
            self._client = self._app()
        answer: dict[str, Any] = self._client.acquire_token_for_client(scopes=[settings.scope])
        return answer

    def _app(self) -> Any:
        settings = self._settings
        tenant = BOT_FRAMEWORK if settings.app_type is AppType.MULTI_TENANT else settings.app_tenant
        return ConfidentialClientApplication(
            settings.app_id,
            authority=f"{settings.login.rstrip('/')}/{tenant}",
            client_credential=self._proof(),
            http_client=self._http,
        )

    def _proof(self) -> str | dict[str, str | Callable[[], str]]:
        settings = self._settings
        if settings.managed_identity:
            return {"client_assertion": self._assertion}
        if settings.certificate:
            pem = settings.certificate.read_text("ascii")
            proof: dict[str, str | Callable[[], str]] = {"private_key": pem, "public_certificate": pem}
            if password := settings.certificate_password.get_secret_value():
                proof["passphrase"] = password
            return proof
        return settings.app_password.get_secret_value()

    def _assertion(self) -> str:
        said = _of_managed_identity(self._http, self._settings.managed_identity, EXCHANGE)
        if "access_token" not in said:
            raise TokenRefused(str(said.get("error", "unknown")))
        return str(said["access_token"])


def _of_managed_identity(http: requests.Session, client_id: str, resource: str) -> dict[str, Any]:
    client = ManagedIdentityClient(UserAssignedManagedIdentity(client_id=client_id), http_client=http)
    answer: dict[str, Any] = client.acquire_token_for_client(resource=resource)
    return answer


class _Session(requests.Session):
    """MSAL has no patience of its own: without this it would wait for ever."""

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        return super().request(*args, **{"timeout": PATIENCE} | kwargs)
