"""What came of a call to the Bot Connector: a value for each ending, so that whoever asked decides what is next."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from math import isnan
from typing import Any

import orjson

#: seconds, when the service does not say how long
WAIT = 5.0
LONGEST_WAIT = 3600.0


class Refusal(StrEnum):
    """Why the service will not take it, now or later."""

    #: the app is blocked, or is not (any more) in the conversation
    BLOCKED = "blocked"
    #: there is no such conversation, message or member
    GONE = "gone"
    TOO_LARGE = "too_large"
    #: our own credentials were not accepted: a matter for the operator
    CREDENTIALS = "credentials"
    #: the address is not on the list of hosts; nothing was called
    HOST = "host"
    #: the service did not understand us: a mistake of ours
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """It arrived. The ids are for updating it later; the service does not always tell the activity's."""

    conversation: str
    activity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttled:
    """It was certainly not taken, and may be tried again after `wait` seconds."""

    wait: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """It was not taken and never will be."""

    reason: Refusal
    #: the HTTP status; 0 when nothing was called
    status: int = 0
    #: the service's own word: "ConversationNotFound", "MessageWritesBlocked", …
    code: str = ""

    @property
    def ends_address(self) -> bool:
        """Whether the whole conversation is lost, and not only this message."""
        return self.reason is Refusal.BLOCKED or self.code in ("ConversationNotFound", "BotNotInConversationRoster")


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """The answer never came, or says nothing: it may have arrived, so it must not be sent again blindly."""

    #: the status, or the name of the error
    reason: str


#: every ending of a post, an update, a removal
Outcome = Sent | Throttled | Refused | Uncertain

#: the endings that are no success
Failure = Throttled | Refused | Uncertain

_TRY_AGAIN = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.PRECONDITION_FAILED}
_REFUSALS: Mapping[int, Refusal] = {
    HTTPStatus.UNAUTHORIZED: Refusal.CREDENTIALS,
    HTTPStatus.FORBIDDEN: Refusal.BLOCKED,
    HTTPStatus.NOT_FOUND: Refusal.GONE,
    HTTPStatus.GONE: Refusal.GONE,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Refusal.TOO_LARGE,
}


def failure(status: int, headers: Mapping[str, str], body: bytes) -> Failure:
    """The ending that a status other than 2xx tells."""
    if status in _TRY_AGAIN:
        return Throttled(wait=_wait(headers.get("Retry-After")))
    if status == HTTPStatus.REQUEST_TIMEOUT or not 400 <= status < 500:
        return Uncertain(reason=str(status))
    return Refused(reason=_REFUSALS.get(status, Refusal.MALFORMED), status=status, code=error_code(body))


def json_object(body: bytes | str) -> dict[str, Any]:
    """The JSON object; an empty one for anything else."""
    with suppress(orjson.JSONDecodeError):
        decoded = orjson.loads(body)
        if isinstance(decoded, dict):
            return decoded
    return {}


def error_code(body: bytes) -> str:
    r"""The service's word for the error, from either of the two shapes it answers in.

    `{"error": {"code": "…"}}` is the Bot Framework's; `{"errorCode": 209, "message": "{\"subCode\":\"…\"}"}` is Teams'.
    """
    said = json_object(body)
    error = said.get("error")
    if isinstance(error, dict):
        return _word(error.get("code"))
    return _word(json_object(_word(said.get("message"))).get("subCode") or said.get("errorCode"))


def _word(value: object) -> str:
    return str(value)[:1000] if isinstance(value, str | int) else ""


def _wait(header: str | None) -> float:
    try:
        wait = float(header or WAIT)
    except ValueError:  # a date, which the service is not known to send
        return WAIT
    return min(max(wait, 0.0), LONGEST_WAIT) if not isnan(wait) else WAIT
