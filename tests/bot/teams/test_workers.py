"""Work goes into a thread and its ending comes back."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from bot.teams.workers import Workers


@pytest.fixture
def workers() -> Iterator[Workers]:
    workers = Workers(2, "test")
    yield workers
    workers.close()


async def test_work_is_done_in_another_thread(workers: Workers) -> None:
    assert await workers.run(threading.get_ident) != threading.get_ident()
    assert (await workers.run(lambda: threading.current_thread().name)).startswith("test-")


async def test_what_work_raises_is_raised_to_whoever_waits(workers: Workers) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        await workers.run(lambda: int("no"))
    with pytest.raises(RuntimeError):
        await workers.run(lambda: next(iter(())))
    assert await workers.run(lambda: 1) == 1


async def test_no_more_is_done_at_once_than_there_are_threads(workers: Workers) -> None:
    lock, most, now = threading.Lock(), 0, 0
    meeting = threading.Barrier(2)

    def work() -> None:
        nonlocal most, now
        with lock:
            now += 1
            most = max(most, now)
        meeting.wait(10)
        with lock:
            now -= 1

    await asyncio.gather(*(workers.run(work) for _ in range(20)))
    assert most == 2


async def test_whoever_stops_waiting_disturbs_nobody(workers: Workers) -> None:
    may_end = threading.Event()
    waiting = asyncio.create_task(workers.run(lambda: may_end.wait(10)))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    may_end.set()

    assert await workers.run(lambda: 2) == 2


async def test_closing_waits_for_what_was_given() -> None:
    workers, done = Workers(1, "test"), []
    last = asyncio.ensure_future(workers.run(lambda: done.append(1)))
    await asyncio.sleep(0)
    workers.close()

    assert done == [1]
    await last
