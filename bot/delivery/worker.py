"""The worker: takes what is due from the durable queue, posts it, and writes down what became of it.

```mermaid
stateDiagram-v2
    [*] --> pending
    pending --> sending: leased, and committed before the request leaves
    sending --> sent: taken by Teams
    sending --> pending: not taken now, the conversation rests until Retry-After
    sending --> failed: refused for good
    sending --> uncertain: no answer, or the process died
    sending --> stopped: nothing left to say
    pending --> missed: its moment passed
    pending --> stopped: taken back
```
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot.delivery.clock import Clock
from bot.delivery.throttle import Throttle
from bot.delivery.verdicts import Verdict, verdict
from bot.teams.outcomes import Outcome
from dialogs.posts import render
from dialogs.replies import Reply
from meetings.addresses import Address
from meetings.identity import new_id
from meetings.reminders import Message, MessageState
from storage.database import Database

log = logging.getLogger(__name__)

#: posts a worded reply to an address: a new post in a channel, a message in a chat; never raises for what Teams does
Post = Callable[[Address, Reply], Awaitable[Outcome]]

#: how long a message is the worker's own
LEASE = timedelta(seconds=60)
#: a send is not begun with less than this left of the lease: more than the connector's patience
MARGIN = timedelta(seconds=20)
#: posts under way at once
ABREAST = 16
#: seconds between two looks at the queue; another process may have written there
POLL = 1.0
#: looks at the queue between two searches for messages whose sender died
RECOVERY = 30
#: seconds that posts under way are given to end when the process is told to stop
GRACE = 3.0
#: seconds of rest after the database failed
REST = 5.0


class Worker:
    """Delivers what is due, until cancelled. Several may work on one database."""

    def __init__(self, database: Database, post: Post, clock: Clock, throttle: Throttle | None = None) -> None:
        self._database = database
        self._post = post
        self._clock = clock
        self._throttle = throttle or Throttle()
        self._holder = new_id()
        self._wake = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        #: when the queue was last looked at without trouble
        self.looked_at: datetime | None = None

    def wake(self) -> None:
        """Has the queue looked at now: something was put there. Call it in the event loop."""
        self._wake.set()

    async def run(self) -> None:
        """Works until cancelled."""
        looks = 0
        try:
            while True:
                self._wake.clear()
                try:
                    await self._look(recover=looks % RECOVERY == 0)
                    looks += 1
                except Exception:
                    log.exception("The queue could not be read; trying again in %s s.", REST)
                    await asyncio.sleep(REST)
                    continue
                await self._pause()
        finally:
            await self._let_end()

    async def _look(self, *, recover: bool) -> None:
        """Takes what is due, as much as there are hands for."""
        hands = ABREAST - len(self._under_way)
        now = self._clock.now()
        for message in await asyncio.to_thread(self._take, now, hands, recover=recover):
            task = asyncio.create_task(self._deliver(message, now))
            self._under_way.add(task)
            task.add_done_callback(self._ended)
        self.looked_at = now

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._wake.set()

    async def _pause(self) -> None:
        # not `wait_for`: on Python 3.11 it loses a cancellation that comes together with the wake
        with suppress(TimeoutError):
            async with asyncio.timeout(POLL):
                await self._wake.wait()

    async def _let_end(self) -> None:
        """What has not ended in time stays `sending`, and is found as uncertain by whoever works next."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=GRACE)
        for task in self._under_way:
            task.cancel()

    def _take(self, now: datetime, limit: int, *, recover: bool) -> tuple[Message, ...]:
        with self._database.records(write=False) as records:
            due = records.outbox.next_due()
        if not recover and (limit == 0 or due is None or due > now):
            return ()
        with self._database.records() as records:
            doubtful = records.outbox.recover(now)
            missed = records.outbox.expire(now)
            taken = records.outbox.lease(now, self._holder, LEASE, limit)
            records.commit()
        if doubtful or missed:
            log.warning("%s messages are uncertain, %s were missed.", doubtful, missed)
        return taken

    async def _deliver(self, message: Message, leased_at: datetime) -> None:
        try:
            decided = await self._attempt(message, leased_at)
            await asyncio.to_thread(self._finish, message, decided)
        except Exception:
            # the message stays `sending` and is found as uncertain when its lease has run out
            log.exception("%s could not be written down.", message.key)

    async def _attempt(self, message: Message, leased_at: datetime) -> Verdict:
        try:
            address, reply = await asyncio.to_thread(self._prepare, message)
        except Exception:
            log.exception("%s could not be worded.", message.key)
            return Verdict(state=MessageState.FAILED, error="wording")
        if address is None or not address.active:
            return Verdict(state=MessageState.FAILED, error="address")
        if reply is None:
            return Verdict(state=MessageState.STOPPED)
        await asyncio.sleep(self._throttle.reserve(address.tenant, _seconds()))
        if self._clock.now() > leased_at + LEASE - MARGIN:
            return Verdict(state=MessageState.PENDING)
        try:
            return verdict(await self._post(address, reply), self._clock.now())
        except Exception as error:
            log.exception("%s may or may not have been posted.", message.key)
            return Verdict(state=MessageState.UNCERTAIN, error=type(error).__name__)

    def _prepare(self, message: Message) -> tuple[Address | None, Reply | None]:
        with self._database.records(write=False) as records:
            return records.addresses.get(message.address), render(message, records.schedules.of(message.network))

    def _finish(self, message: Message, decided: Verdict) -> None:
        with self._database.records() as records:
            kept = records.outbox.finish(
                message.key,
                self._holder,
                decided.state,
                now=self._clock.now(),
                conversation=decided.conversation,
                activity=decided.activity,
                retry_at=decided.rest,
                error=decided.error,
            )
            if decided.ends_address and (address := records.addresses.get(message.address)):
                records.addresses.save(replace(address, active=False))
            records.commit()
        log.info("%s: %s%s", message.key, decided.state, "" if kept else ", but the lease was lost")


def _seconds() -> float:
    return asyncio.get_running_loop().time()
