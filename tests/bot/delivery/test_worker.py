"""The worker posts what is due: once, in time or not at all, and writes down what became of it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot.delivery.clock import Clock
from bot.delivery.throttle import Throttle
from bot.delivery.worker import LEASE, Worker
from bot.teams.outcomes import Outcome, Refusal, Refused, Sent, Throttled, Uncertain
from dialogs.replies import Reply
from meetings.addresses import Address
from meetings.planning import replan
from meetings.reminders import Message, MessageState
from meetings.schedule import Status
from storage.database import Database
from tests.builders import NETWORK, STOCKHOLM, a_meeting

DUE = datetime(2031, 3, 11, 9, tzinfo=STOCKHOLM)
MEETINGS = [a_meeting(f"meeting-{n}", title=f"Träff {n}", starts_at=time(9, 15)) for n in range(2)]

Post = Callable[[Address, Reply], Awaitable[Outcome]]


class Hands(Clock):
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        super().__init__(now)
        self.at = now

    def now(self) -> datetime:
        return self.at


class Teams:
    """Takes posts, and answers as told; afterwards as usual."""

    def __init__(self, *answers: Outcome) -> None:
        self.posts: list[tuple[str, str]] = []
        self._answers = list(answers)

    async def post(self, address: Address, reply: Reply) -> Outcome:
        self.posts.append((address.id, reply.text))
        if self._answers:
            return self._answers.pop(0)
        return Sent(conversation=f"{address.conversation};messageid={len(self.posts)}", activity=str(len(self.posts)))


@pytest.fixture
def network(database: Database) -> Database:
    """A network with two meetings on one day, and two linked channels."""
    with database.records() as records:
        records.networks.add(NETWORK)
        for meeting in MEETINGS:
            records.schedules.add_meeting(NETWORK.id, meeting)
        for identity in ("north", "south"):
            records.addresses.save(a_channel(identity))
        replan(records, NETWORK.id, DUE - timedelta(days=3))
        records.commit()
    return database


def a_channel(identity: str) -> Address:
    return Address(
        id=identity,
        scope="channel",
        conversation=f"19:{identity}@thread.tacv2",
        service_url="https://teams.example/",
        bot="28:bot",
        network=NETWORK.id,
        groups=(NETWORK.id,),
    )


def queued(database: Database) -> list[Message]:
    with database.records(write=False) as records:
        return list(records.outbox.of_network(NETWORK.id))


def states(database: Database) -> list[MessageState]:
    return [message.state for message in queued(database)]


def a_worker(database: Database, post: Post, clock: Clock) -> Worker:
    return Worker(database, post, clock, Throttle(per_tenant=0))


async def ended(worker: asyncio.Task[None]) -> None:
    worker.cancel()
    with suppress(asyncio.CancelledError):
        await worker


async def delivered(database: Database, clock: Hands, teams: Teams, workers: int = 1) -> None:
    """Lets the workers go on until nothing is left to do; each post rests its conversation, so the clock goes on."""
    running = [a_worker(database, teams.post, clock) for _ in range(workers)]
    tasks = [asyncio.create_task(worker.run()) for worker in running]
    async with asyncio.timeout(20):
        while {MessageState.PENDING, MessageState.SENDING} & set(await asyncio.to_thread(states, database)):
            clock.at += timedelta(seconds=2)
            for worker in running:
                worker.wake()
            await asyncio.sleep(0.02)
    for task in tasks:
        await ended(task)


async def looked(database: Database, clock: Hands, teams: Teams) -> None:
    """One look at the queue, and what it leads to."""
    worker = a_worker(database, teams.post, clock)
    task = asyncio.create_task(worker.run())
    async with asyncio.timeout(20):
        while worker.looked_at is None:
            await asyncio.sleep(0.01)
    await ended(task)


async def test_what_is_due_is_posted_once_and_kept_with_its_place(network: Database) -> None:
    teams = Teams()
    await delivered(network, Hands(DUE), teams, workers=2)

    assert sorted(address for address, _ in teams.posts) == ["north", "north", "south", "south"]

    assert states(network) == [MessageState.SENT] * 4
    assert all(";messageid=" in (m.conversation or "") and m.activity for m in queued(network))


async def test_nothing_leaves_before_its_moment(network: Database) -> None:
    teams = Teams()
    await looked(network, Hands(DUE - timedelta(seconds=1)), teams)

    assert teams.posts == []


async def test_a_message_is_marked_before_it_leaves(network: Database) -> None:
    seen: list[MessageState] = []

    async def post(address: Address, reply: Reply) -> Outcome:
        seen.extend(await asyncio.to_thread(states, network))
        return Sent(conversation=address.conversation)

    worker = asyncio.create_task(a_worker(network, post, Hands(DUE)).run())
    async with asyncio.timeout(20):
        while len(seen) < 4:
            await asyncio.sleep(0.01)
    await ended(worker)

    assert MessageState.SENDING in seen


async def test_a_throttled_message_waits_and_goes_again(network: Database) -> None:
    clock, teams = Hands(DUE), Teams(Throttled(wait=30), Throttled(wait=30))
    await looked(network, clock, teams)
    assert states(network) == [MessageState.PENDING] * 4

    clock.at += timedelta(seconds=29)
    await looked(network, clock, teams)
    assert len(teams.posts) == 2

    clock.at += timedelta(seconds=2)
    await delivered(network, clock, teams)

    assert states(network) == [MessageState.SENT] * 4


async def test_a_post_without_an_answer_is_not_repeated(network: Database) -> None:
    teams = Teams(*[Uncertain(reason="504")] * 4)
    await delivered(network, Hands(DUE), teams)
    await looked(network, Hands(DUE + timedelta(minutes=5)), teams)

    assert len(teams.posts) == 4

    assert states(network) == [MessageState.UNCERTAIN] * 4


async def test_a_refused_conversation_is_given_up_and_the_others_are_served(network: Database) -> None:
    class North(Teams):
        async def post(self, address: Address, reply: Reply) -> Outcome:
            sent = await super().post(address, reply)
            return Refused(reason=Refusal.BLOCKED, status=403) if address.id == "north" else sent

    teams, clock = North(), Hands(DUE)
    await delivered(network, clock, teams)
    await looked(network, clock, teams)

    assert sorted(address for address, _ in teams.posts) == ["north", "south", "south"]

    with network.records(write=False) as records:
        north = records.addresses.get("north")
    assert north
    assert not north.active
    assert sorted(states(network)) == [MessageState.FAILED] * 2 + [MessageState.SENT] * 2


async def test_what_is_too_late_is_missed_and_not_poured_out(network: Database) -> None:
    teams = Teams()
    await looked(network, Hands(DUE + timedelta(days=3)), teams)

    assert teams.posts == []

    assert states(network) == [MessageState.MISSED] * 4


async def test_a_reminder_of_a_meeting_cancelled_meanwhile_is_not_posted(network: Database) -> None:
    with network.records() as records:
        records.schedules.save_meeting(NETWORK.id, replace(MEETINGS[0], status=Status.CANCELLED))
        records.commit()

    teams, clock = Teams(), Hands(DUE)
    await delivered(network, clock, teams)

    assert all("Träff 1" in text for _, text in teams.posts)

    assert sorted(states(network)) == [MessageState.SENT] * 2 + [MessageState.STOPPED] * 2


async def test_a_message_that_cannot_be_worded_does_not_stop_the_rest(network: Database) -> None:
    strange = Message(
        key="strange", network=NETWORK.id, lane="19:north@thread.tacv2", address="north", kind="of tomorrow", due_at=DUE
    )
    with network.records() as records:
        records.outbox.put(strange)
        records.commit()

    await delivered(network, Hands(DUE), Teams())

    assert sorted(states(network)) == [MessageState.FAILED, *[MessageState.SENT] * 4]


async def test_a_message_whose_sender_died_is_uncertain_and_not_sent_again(network: Database) -> None:
    with network.records() as records:
        dead = records.outbox.lease(DUE, "died", LEASE, 10)
        records.commit()

    teams, clock = Teams(), Hands(DUE + LEASE)
    await delivered(network, clock, teams)

    assert len(teams.posts) == 2

    with network.records(write=False) as records:
        found = [records.outbox.get(message.key) for message in dead]
    assert [message.state for message in found if message] == [MessageState.UNCERTAIN] * 2
