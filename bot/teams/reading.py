"""An activity as `Incoming`: typed, pressed or chosen, the conversation sees the same."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.teams.activities import Activity
from bot.teams.addresses import place_of, scope_of
from bot.teams.markup import tidy, typed_text
from bot.teams.outcomes import json_object
from dialogs.incoming import Attachment, Incoming, Kind, Person, Scope

#: an activity older or younger than this tells no time we trust
TRUSTED = timedelta(minutes=10)
LONGEST_NAME = 200

_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def incoming_of(
    activity: Activity,
    *,
    kind: Kind,
    now: datetime,
    press: Mapping[str, Any] | None = None,
    email: str | None = None,
    files: tuple[Attachment, ...] = (),
    network: str | None = None,
    public_url: str = "",
) -> Incoming:
    """What a person did."""
    scope = scope_of(activity)
    in_channel = scope is Scope.CHANNEL
    data = activity.channel_data
    return Incoming(
        kind=kind,
        person=Person(
            id=activity.sender.id,
            entra_id=activity.sender.aad_object_id,
            name=tidy(activity.sender.name or "")[:LONGEST_NAME],
            email=email,
        ),
        scope=scope,
        conversation=activity.conversation.id,
        channel=place_of(activity) if in_channel else None,
        team=data.team.id if in_channel and data and data.team else None,
        tenant=activity.tenant,
        network=network,
        text=typed_text(activity) if kind is Kind.MESSAGE else "",
        press=press or {},
        files=files,
        locale=locale_of(activity),
        public_url=public_url,
        now=now,
    )


def pressed(activity: Activity) -> dict[str, Any] | None:
    """What a card sent with a message, when it was no typed message: the data and inputs of a button."""
    value = activity.value
    if isinstance(value, str) and value.startswith("{"):  # older clients send text
        value = json_object(value)
    if not isinstance(value, dict) or not value:
        return None
    return value if "do" in value or not (activity.text or "").strip() else None


def executed(activity: Activity) -> dict[str, Any] | None:
    """What a button pressed with `adaptiveCard/action` sends: its data and inputs; None when the shape is wrong."""
    action = activity.value.get("action") if isinstance(activity.value, dict) else None
    if not isinstance(action, dict):
        return None
    data = action.get("data")
    press = data if isinstance(data, dict) else {}
    verb = action.get("verb")
    return {"do": verb, **press} if isinstance(verb, str) and verb else press


def submitted(activity: Activity) -> dict[str, Any]:
    """What opens or leaves a task module: the button's data, or the form's."""
    data = activity.value.get("data") if isinstance(activity.value, dict) else None
    return {key: value for key, value in data.items() if key != "msteams"} if isinstance(data, dict) else {}


def searched(activity: Activity) -> dict[str, Any]:
    """What is looked for from the message box; no words at first, before anything is typed."""
    parameters = activity.value.get("parameters") if isinstance(activity.value, dict) else None
    for parameter in parameters if isinstance(parameters, list) else ():
        if isinstance(parameter, dict) and parameter.get("name") != "initialRun":
            return {"do": "search", "query": tidy(str(parameter.get("value") or ""))}
    return {"do": "search", "query": ""}


def consented(activity: Activity) -> dict[str, Any]:
    """Whether a file that the bot offered is wanted: what was offered with it, and `accepted`."""
    value = activity.value if isinstance(activity.value, dict) else {}
    context = value.get("context")
    return {**(context if isinstance(context, dict) else {}), "accepted": value.get("action") == "accept"}


def locale_of(activity: Activity) -> str | None:
    """The client's language tag."""
    told = [activity.locale, *(entity.get("locale") for entity in activity.entities or ())]
    return next((tag for tag in told if isinstance(tag, str) and _LOCALE.fullmatch(tag)), None)


def instant_of(activity: Activity, now: datetime) -> datetime:
    """When it was done, by the service's clock; by ours when that tells nonsense."""
    try:
        told = datetime.fromisoformat(activity.timestamp or "")
    except ValueError:
        return now
    if told.tzinfo is None or abs(told - now) > TRUSTED:
        return now
    return told.astimezone(UTC)
