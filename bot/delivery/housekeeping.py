"""What has had its time is deleted: kept answers, idle dialogs, withdrawn registrations, posts and questions of old."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.delivery.clock import Clock
from meetings.planning import replan
from meetings.records import Records
from storage.database import Database

log = logging.getLogger(__name__)

#: seconds between two rounds
ROUND = 600
#: how long the same activity is recognised, and its answer kept
ANSWERS = timedelta(minutes=10)
#: how long a dialog can be taken up again
DIALOGS = timedelta(days=30)
#: how long posts are kept for the yearly report
POSTS = timedelta(days=550)
#: how long answered questions and declined words are kept
QUESTIONS = timedelta(days=365)


class Housekeeping:
    """Tidies the database and keeps the queue in step with the calendar, until cancelled."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def run(self) -> None:
        """Works until cancelled; a round that fails is tried again at the next."""
        while True:
            try:
                await asyncio.to_thread(self._round, self._clock.now())
            except Exception:
                log.exception("Tidying failed; it is tried again in %s s.", ROUND)
            await asyncio.sleep(ROUND)

    def _round(self, now: datetime) -> None:
        with self._database.records() as records:
            tidy(records, now)
            records.commit()
        with self._database.records(write=False) as records:
            networks = [network.id for network in records.networks.all()]
        for network in networks:
            with self._database.records() as records:
                replan(records, network, now)
                records.commit()


def tidy(records: Records, now: datetime) -> None:
    """Deletes what is older than it may become."""
    records.seen.forget_older(now - ANSWERS)
    records.conversations.forget_older(now - DIALOGS)
    records.registrations.forget_withdrawn(now.date())
    records.outbox.forget_older(now - POSTS)
    records.questions.forget_older(now - QUESTIONS)
