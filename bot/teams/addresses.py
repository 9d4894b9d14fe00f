"""Where the bot can post: the address record of an activity's conversation, and how to open a new conversation."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.teams.activities import Activity
from dialogs.incoming import Scope
from meetings.addresses import Address
from meetings.identity import new_id

#: what separates a channel's id from a thread's in a conversation id
THREAD = ";messageid="


def scope_of(activity: Activity) -> Scope:
    """Where it was written. Clients that do not say are personal chats."""
    if activity.conversation.conversation_type == "channel" or _team(activity):
        return Scope.CHANNEL
    if activity.conversation.conversation_type == "groupChat" or activity.conversation.is_group:
        return Scope.GROUP_CHAT
    return Scope.PERSONAL


def place_of(activity: Activity) -> str:
    """The conversation without its thread."""
    return activity.conversation.id.partition(THREAD)[0]


def refreshed(known: Address | None, activity: Activity) -> Address:
    """The address as the newest activity tells it: a service address can change, and what speaks to us is active."""
    scope = scope_of(activity)
    personal = scope is Scope.PERSONAL
    address = known or Address(
        id=new_id(), scope=scope.value, conversation=place_of(activity), service_url=activity.service_url, bot=""
    )
    return replace(
        address,
        service_url=activity.service_url,
        bot=activity.recipient.id if activity.recipient else address.bot,
        tenant=activity.tenant or address.tenant,
        team=_team(activity) or address.team,
        person=activity.sender.id if personal else None,
        entra_id=(activity.sender.aad_object_id or address.entra_id) if personal else None,
        locale=(activity.locale or address.locale) if personal else address.locale,
        active=True,
    )


def personal_chat(address: Address) -> Mapping[str, Any]:
    """Parameters for opening the personal chat with the person of an address."""
    return {
        "isGroup": False,
        "bot": {"id": address.bot},
        "members": [{"id": address.person}],
        "tenantId": address.tenant,
        "channelData": {"tenant": {"id": address.tenant}},
    }


def new_thread(address: Address, activity: Mapping[str, Any]) -> Mapping[str, Any]:
    """Parameters for a new thread in the channel of an address, with its first post."""
    return {
        "isGroup": True,
        "bot": {"id": address.bot},
        "tenantId": address.tenant,
        "channelData": {"channel": {"id": address.conversation}, "tenant": {"id": address.tenant}},
        "activity": activity,
    }


def _team(activity: Activity) -> str | None:
    data = activity.channel_data
    return data.team.id if data and data.team else None
