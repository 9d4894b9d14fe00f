"""An activity is handled once, however often and however close together it is delivered."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.teams.activities import Activity
from bot.teams.answers import Answer
from bot.teams.turns import ATTEMPTS, Turns
from dialogs.incoming import Incoming
from dialogs.replies import Reply
from meetings.records import Records
from storage.database import Database
from storage.errors import Conflict
from tests.fakes.edge import NOW, an_activity, edge
from tests.fakes.recorded import recorded


def an(**fields: object) -> Activity:
    return Activity.model_validate(an_activity("https://x.example/", **fields))


class Broken(Exception):
    pass


class Counting:
    """Work that counts itself, in the database too."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, records: Records) -> Answer:
        self.done += 1
        records.conversations.store("c", "p", {"done": self.done}, NOW)
        return Answer(body=f'{{"done":{self.done}}}'.encode())


async def test_the_same_activity_again_gets_the_same_answer_and_does_nothing(database: Database) -> None:
    turns, work = Turns(database), Counting()
    answers = [await turns.take(an(), NOW, work) for _ in range(10)]
    turns.close()

    assert work.done == 1
    assert {answer.body for answer in answers} == {b'{"done":1}'}


async def test_the_same_activity_at_the_same_moment_is_done_once(database: Database) -> None:
    turns, work = Turns(database), Counting()
    answers = await asyncio.gather(*(turns.take(an(), NOW, work) for _ in range(20)))
    turns.close()

    assert work.done == 1
    assert {answer.body for answer in answers} == {b'{"done":1}'}


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "2"},
        {"conversation": {"id": "another"}},
        {"channelId": "webchat"},
        {"type": "invoke"},
        {"id": None},
    ],
)
async def test_another_activity_is_another_turn(fields: dict[str, object], sqlite: Database) -> None:
    turns, work = Turns(sqlite), Counting()
    await turns.take(an(), NOW, work)
    await turns.take(an(**fields), NOW, work)
    turns.close()

    assert work.done == 2


async def test_what_breaks_leaves_nothing_behind(database: Database) -> None:
    def broken(records: Records) -> Answer:
        records.conversations.store("c", "p", {"half": "done"}, NOW)
        raise Broken

    turns, work = Turns(database), Counting()
    with pytest.raises(Broken):
        await turns.take(an(), NOW, broken)
    with database.records(write=False) as records:
        assert records.conversations.load("c", "p") is None
    await turns.take(an(), NOW, work)
    turns.close()

    assert work.done == 1


@pytest.mark.parametrize(("conflicts", "ends_well"), [(1, True), (ATTEMPTS - 1, True), (ATTEMPTS, False)])
async def test_a_turn_that_came_second_is_tried_again(conflicts: int, ends_well: bool, sqlite: Database) -> None:
    class Busy:
        left = conflicts

        @contextmanager
        def records(self, *, write: bool = True) -> Iterator[Any]:
            with sqlite.records(write=write) as records:
                yield records
                if self.left:
                    self.left -= 1
                    raise Conflict("second")

    turns = Turns(Busy())
    if ends_well:
        assert (await turns.take(an(id=None), NOW, Counting())).body
    else:
        with pytest.raises(Conflict):
            await turns.take(an(id=None), NOW, Counting())
    turns.close()


@pytest.mark.parametrize(
    "name",
    [
        "message_personal",
        "message_expect_replies",
        "message_submit",
        "invoke_execute_personal",
        "invoke_task_fetch",
        "invoke_search",
        "installation_add_personal",
    ],
)
async def test_a_delivery_again_is_answered_alike_and_posts_nothing(name: str, database: Database) -> None:
    async with edge(database) as bot:
        activity = recorded(name, bot.teams)
        first = await bot.post(activity)
        posted = len(bot.teams.posts)
        again = await asyncio.gather(*(bot.post(activity) for _ in range(10)))

        assert len(bot.listener.heard) == 1
        assert {(answer.status, str(answer.body)) for answer in again} == {(first.status, str(first.body))}
        assert len(bot.teams.posts) == posted


async def test_the_same_button_with_a_new_id_reaches_the_dialog_again(sqlite: Database) -> None:
    def idempotent(incoming: Incoming, records: Records) -> tuple[Reply, ...]:
        records.conversations.store("registered", incoming.person.id, {}, incoming.now)
        return (Reply(text="Du är anmäld."),)

    async with edge(sqlite, receive=idempotent) as bot:
        activity = recorded("invoke_execute_personal", bot.teams)
        first, second = [await bot.post(activity | {"id": f"f:{number}"}) for number in range(2)]

        assert first.body == second.body
        assert len(bot.listener.heard) == 2
