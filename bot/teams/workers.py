"""Threads for work that waits: a hop into one and back costs half of what the standard library's executor takes."""

import asyncio
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

Result = TypeVar("Result")
#: where the result is awaited, and what is to be done
_Job = tuple["asyncio.Future[Any]", Callable[[], Any]]


class Workers:
    """A fixed number of threads; they take work in the order in which it comes."""

    def __init__(self, number: int, name: str) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads = [Thread(target=self._work, name=f"{name}-{place}") for place in range(number)]
        for thread in self._threads:
            thread.start()

    async def run(self, work: Callable[[], Result]) -> Result:
        """Has the work done in a thread; gives its result, raises what it raised."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._jobs.put((future, work))
        return await future

    def close(self) -> None:
        """Waits until all work that was given is done, and ends the threads."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while job := self._jobs.get():
            future, work = job
            loop = future.get_loop()
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001 - whatever it is, it belongs to whoever waits
                loop.call_soon_threadsafe(_fail, future, error)
            else:
                loop.call_soon_threadsafe(_fulfil, future, result)
            del job, future, work  # or the idle thread keeps a turn alive


def _fulfil(future: "asyncio.Future[Result]", result: Result) -> None:
    if not future.done():  # whoever waited may have been cancelled
        future.set_result(result)


def _fail(future: "asyncio.Future[Any]", error: BaseException) -> None:
    if isinstance(error, StopIteration):  # a future takes anything but this
        error = RuntimeError(error)
    if not future.done():
        future.set_exception(error)
