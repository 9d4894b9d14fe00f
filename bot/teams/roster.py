"""The e-mail address of whoever writes, from the conversation's roster; asked for once in a while and kept."""

import asyncio
from dataclasses import dataclass

from bot.teams.activities import Activity
from bot.teams.addresses import place_of
from bot.teams.connector import Connector, RosterMember

#: seconds a known address is good for, and seconds until somebody without one is looked up again
KNOWN, UNKNOWN = 6 * 3600.0, 300.0
#: seconds; a turn does without the address rather than wait
PATIENCE = 2.0
MOST_PEOPLE = 20_000


@dataclass(frozen=True, slots=True)
class _Kept:
    email: str | None
    until: float


class Roster:
    """What we know of people from rosters."""

    def __init__(self, connector: Connector, patience: float = PATIENCE, most: int = MOST_PEOPLE) -> None:
        self._connector = connector
        self._patience = patience
        self._most = most
        self._kept: dict[tuple[str | None, str], _Kept] = {}

    async def email(self, activity: Activity) -> str | None:
        """The e-mail address of the sender, lower case; None when the roster does not tell, or not in time."""
        key = (activity.tenant, activity.sender.id)
        now = self._time()
        kept = self._kept.get(key)
        if kept is None or kept.until < now:
            email = await self._look_up(activity)
            if len(self._kept) >= self._most:
                self._kept.pop(next(iter(self._kept)))
            kept = self._kept[key] = _Kept(email, now + (KNOWN if email else UNKNOWN))
        return kept.email

    async def _look_up(self, activity: Activity) -> str | None:
        try:
            async with asyncio.timeout(self._patience):
                found = await self._connector.member(activity.service_url, place_of(activity), activity.sender.id)
        except TimeoutError:
            return None
        return found.email if isinstance(found, RosterMember) else None

    def _time(self) -> float:
        return asyncio.get_running_loop().time()
