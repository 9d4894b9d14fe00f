"""One turn: a worker thread, a unit of work, and an activity that is handled once however often it is delivered."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from bot.teams.activities import Activity
from bot.teams.answers import Answer, taken
from bot.teams.workers import Workers
from meetings.records import Records
from storage.errors import Conflict

#: turns under way at once: of 1, 2, 4, 8 and 16, measured, the one with the least CPU and the shortest queue
THREADS = 4
#: a unit of work that came second is tried again
ATTEMPTS = 4


class Units(Protocol):
    """Where units of work come from: `storage.database.Database`."""

    def records(self, *, write: bool = True) -> AbstractContextManager[Records]:
        """A unit of work."""
        ...


class Turns:
    """Takes turns, several at a time."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._workers = Workers(THREADS, "turn")

    async def take(self, activity: Activity, now: datetime, work: Callable[[Records], Answer]) -> Answer:
        """Does the work, commits, and gives its answer; the kept answer when the activity was handled before."""
        return await self._workers.run(lambda: self._take(activity, now, work))

    async def look(self, work: Callable[[Records], bool]) -> bool:
        """Answers a question from what is stored; changes nothing."""
        return await self._workers.run(lambda: self._look(work))

    def _look(self, work: Callable[[Records], bool]) -> bool:
        with self._units.records(write=False) as records:
            return work(records)

    def _take(self, activity: Activity, now: datetime, work: Callable[[Records], Answer]) -> Answer:
        for _ in range(ATTEMPTS - 1):
            try:
                return self._once(activity, now, work)
            except Conflict:
                continue
        return self._once(activity, now, work)

    def _once(self, activity: Activity, now: datetime, work: Callable[[Records], Answer]) -> Answer:
        key = _key(activity)
        with self._units.records() as records:
            if key and not records.seen.first_time(key, now):
                kept = records.seen.answer(key)
                return Answer.from_json(kept) if kept else taken(activity)
            answer = work(records)
            if key and answer.body is not None:
                records.seen.answered(key, answer.to_json())
            records.commit()
        return answer

    def close(self) -> None:
        """Lets the turns under way end."""
        self._workers.close()


def _key(activity: Activity) -> str | None:
    """What the activity is; hashed, because the database bounds keys and logs may show them."""
    if activity.id is None:
        return None
    identity = f"{activity.channel_id}\n{activity.conversation.id}\n{activity.type}\n{activity.id}"
    return sha256(identity.encode()).hexdigest()
