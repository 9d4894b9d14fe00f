"""Keeping the addresses of conversations, without asking the database about the same one at every turn."""

from datetime import datetime, timedelta

from bot.teams.activities import Activity
from bot.teams.addresses import place_of, refreshed, scope_of
from dialogs.incoming import Scope
from meetings.records import Records

#: a conversation that says the same as before is looked at again after this
FRESH = timedelta(minutes=1)
MOST_KEPT = 10_000


class Acquaintance:
    """What conversations told of themselves lately."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[object, datetime]] = {}

    def new(self, activity: Activity, now: datetime) -> bool:
        """Whether the activity tells something about its conversation that was not kept within a minute."""
        told = self._told.get(place_of(activity))
        return told is None or told[0] != _facts(activity) or now - told[1] > FRESH

    def kept(self, activity: Activity, now: datetime) -> None:
        """The address was stored."""
        if len(self._told) >= MOST_KEPT:
            self._told.clear()
        self._told[place_of(activity)] = (_facts(activity), now)


def remember(activity: Activity, records: Records) -> None:
    """Stores the address of an activity's conversation, as the newest activity tells it."""
    known = records.addresses.of_conversation(place_of(activity))
    address = refreshed(known, activity)
    if address != known:
        records.addresses.save(address)


def _facts(activity: Activity) -> tuple[object, ...]:
    """What the address would be made of."""
    personal = scope_of(activity) is Scope.PERSONAL
    sender = (activity.sender.id, activity.sender.aad_object_id, activity.locale) if personal else None
    team = activity.channel_data.team if activity.channel_data else None
    return activity.service_url, activity.recipient and activity.recipient.id, activity.tenant, team, sender
