"""Comings and goings: the bot was added or removed, a channel or team appeared or went."""

from dataclasses import replace
from enum import StrEnum

from bot.teams.activities import Activity
from bot.teams.addresses import place_of, scope_of
from dialogs.incoming import Scope
from meetings.addresses import Address
from meetings.records import Records


class Event(StrEnum):
    """What happened, as far as it is anything to us."""

    ADDED = "added"
    #: a newer version of the app: nobody is welcomed again
    UPGRADED = "upgraded"
    REMOVED = "removed"
    #: a channel or a team went, or came back
    GONE = "gone"
    BACK = "back"
    OTHER = "other"


_INSTALLATIONS = {"add": Event.ADDED, "add-upgrade": Event.UPGRADED, "remove": Event.REMOVED}
_CHANNELS = {
    "channelDeleted": Event.GONE,
    "teamDeleted": Event.GONE,
    "teamHardDeleted": Event.GONE,
    "channelRestored": Event.BACK,
    "teamRestored": Event.BACK,
}


def installation_of(activity: Activity) -> Event:
    """What an `installationUpdate` means."""
    return _INSTALLATIONS.get(activity.action or "", Event.OTHER)


def change_of(activity: Activity) -> Event:
    """What a `conversationUpdate` means."""
    bot = activity.recipient.id if activity.recipient else None
    if any(member.id == bot for member in activity.members_added or ()):
        return Event.ADDED
    if any(member.id == bot for member in activity.members_removed or ()):
        return Event.REMOVED
    return _CHANNELS.get((activity.channel_data and activity.channel_data.event_type) or "", Event.OTHER)


def forget(activity: Activity, records: Records) -> None:
    """The bot was removed: nothing is posted there, and when it is added again it says hello again."""
    for address in _installed_with(activity, records):
        records.addresses.save(replace(address, active=False, welcomed=False))


def switch(activity: Activity, records: Records, *, active: bool) -> None:
    """A channel or a whole team went, or came back."""
    data = activity.channel_data
    if data and data.event_type and data.event_type.startswith("team"):
        addresses = _installed_with(activity, records)
    else:
        channel = data.channel.id if data and data.channel else None
        known = records.addresses.of_conversation(channel) if channel else None
        addresses = (known,) if known else ()
    for address in addresses:
        records.addresses.save(replace(address, active=active))


def _installed_with(activity: Activity, records: Records) -> tuple[Address, ...]:
    """The conversations that share an installation: a team's channels, or one chat."""
    team = activity.channel_data.team if activity.channel_data else None
    if team and team.id and scope_of(activity) is Scope.CHANNEL:
        return records.addresses.of_team(team.id)
    known = records.addresses.of_conversation(place_of(activity))
    return (known,) if known else ()
