from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Lock

import pytest

from meetings.reminders import Message, MessageState
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, NOW, a_message

MINUTE = timedelta(minutes=1)
SENT, PENDING = MessageState.SENT, MessageState.PENDING


def lease(records: UnitOfWork, now: datetime = NOW, *, holder: str = "worker", limit: int = 100) -> list[str]:
    return [message.key for message in records.outbox.lease(now, holder, MINUTE, limit)]


def finish(
    records: UnitOfWork,
    key: str,
    state: MessageState = SENT,
    *,
    holder: str = "worker",
    retry_at: datetime | None = None,
) -> bool:
    return records.outbox.finish(key, holder, state, now=NOW, retry_at=retry_at)


def state(records: UnitOfWork, key: str) -> MessageState:
    message = records.outbox.get(key)
    assert message
    return message.state


def test_one_message_of_each_lane_is_taken_and_marked(records: UnitOfWork) -> None:
    for key, lane in (("a1", "a"), ("a2", "a"), ("b1", "b")):
        records.outbox.put(a_message(key, lane=lane))

    taken = records.outbox.lease(NOW, "worker", MINUTE, 10)

    assert [(message.key, message.state) for message in taken] == [
        ("a1", MessageState.SENDING),
        ("b1", MessageState.SENDING),
    ]
    assert state(records, "a1") is MessageState.SENDING
    assert state(records, "a2") is PENDING


def test_a_leased_lane_is_not_taken_again(records: UnitOfWork) -> None:
    records.outbox.put(a_message("first"))
    records.outbox.put(a_message("second"))

    assert lease(records) == ["first"]
    assert lease(records, holder="another") == []


def test_nothing_leaves_before_its_moment_or_after_its_end(records: UnitOfWork) -> None:
    records.outbox.put(a_message("early", lane="a", due_at=NOW + timedelta(microseconds=1)))
    records.outbox.put(a_message("late", lane="b", expires_at=NOW))
    records.outbox.put(a_message("now", lane="c", due_at=NOW))

    assert lease(records) == ["now"]


def test_a_lane_keeps_its_order_by_moment_and_then_by_insertion(records: UnitOfWork) -> None:
    records.outbox.put(a_message("third", due_at=NOW))
    records.outbox.put(a_message("fourth", due_at=NOW))
    records.outbox.put(a_message("second", due_at=NOW - MINUTE))
    records.outbox.put(a_message("first", due_at=NOW - 2 * MINUTE))

    order = []
    while taken := lease(records):
        order += taken
        finish(records, taken[0])

    assert order == ["first", "second", "third", "fourth"]


def test_lanes_that_waited_longest_come_first(records: UnitOfWork) -> None:
    for minutes in (1, 3, 2):
        records.outbox.put(a_message(f"{minutes} min", lane=f"lane {minutes}", due_at=NOW - minutes * MINUTE))

    assert lease(records, limit=2) == ["3 min", "2 min"]


def test_a_finished_message_is_where_it_was_posted(records: UnitOfWork) -> None:
    records.outbox.put(a_message("key"))
    lease(records)

    assert records.outbox.finish("key", "worker", SENT, now=NOW, conversation="19:thread", activity="17")

    message = records.outbox.get("key")
    assert message
    assert (message.state, message.conversation, message.activity) == (SENT, "19:thread", "17")


def test_a_message_to_be_tried_again_keeps_its_place_and_its_lane_rests(records: UnitOfWork) -> None:
    records.outbox.put(a_message("first"))
    records.outbox.put(a_message("second"))
    lease(records)

    assert finish(records, "first", PENDING, retry_at=NOW + MINUTE)

    assert lease(records, NOW + timedelta(seconds=59)) == []
    assert lease(records, NOW + MINUTE) == ["first"]


def test_a_lane_may_rest_after_any_outcome_to_keep_the_pace(records: UnitOfWork) -> None:
    records.outbox.put(a_message("first"))
    records.outbox.put(a_message("second"))
    lease(records)

    finish(records, "first", SENT, retry_at=NOW + MINUTE)

    assert lease(records) == []
    assert lease(records, NOW + MINUTE) == ["second"]


@pytest.mark.parametrize(("key", "holder"), [("first", "another"), ("second", "worker"), ("nothing", "worker")])
def test_only_the_holder_of_the_lease_may_finish(records: UnitOfWork, key: str, holder: str) -> None:
    records.outbox.put(a_message("first"))
    records.outbox.put(a_message("second"))
    lease(records)

    assert not finish(records, key, holder=holder)

    assert state(records, "first") is MessageState.SENDING
    assert state(records, "second") is PENDING


def test_a_message_is_finished_once(records: UnitOfWork) -> None:
    records.outbox.put(a_message("key"))
    lease(records)

    assert finish(records, "key", MessageState.FAILED)
    assert not finish(records, "key", SENT)
    assert state(records, "key") is MessageState.FAILED


def test_a_message_whose_sender_died_is_uncertain_and_its_lane_goes_on(records: UnitOfWork) -> None:
    records.outbox.put(a_message("first"))
    records.outbox.put(a_message("second"))
    lease(records)

    assert records.outbox.recover(NOW + timedelta(seconds=59)) == 0
    assert records.outbox.recover(NOW + MINUTE) == 1
    assert records.outbox.recover(NOW + MINUTE) == 0

    assert state(records, "first") is MessageState.UNCERTAIN
    assert lease(records) == ["second"]


def test_a_lost_lease_writes_nothing(records: UnitOfWork) -> None:
    records.outbox.put(a_message("first"))
    records.outbox.put(a_message("second"))
    lease(records)
    records.outbox.recover(NOW + MINUTE)
    lease(records)

    assert not finish(records, "first", SENT)

    assert state(records, "first") is MessageState.UNCERTAIN
    assert state(records, "second") is MessageState.SENDING
    assert finish(records, "second")


def test_a_late_answer_within_the_lease_counts_though_its_term_is_over(records: UnitOfWork) -> None:
    records.outbox.put(a_message("key"))
    lease(records)

    assert records.outbox.finish("key", "worker", SENT, now=NOW + 2 * MINUTE)
    assert records.outbox.recover(NOW + 2 * MINUTE) == 0


def test_the_next_moment_is_the_earliest_at_which_something_can_be_sent(records: UnitOfWork) -> None:
    assert records.outbox.next_due() is None

    records.outbox.put(a_message("later", lane="a", due_at=NOW + 5 * MINUTE))
    records.outbox.put(a_message("first", lane="b", due_at=NOW))
    assert records.outbox.next_due() == NOW

    lease(records)
    assert records.outbox.next_due() == NOW + 5 * MINUTE

    records.outbox.put(a_message("second", lane="b", due_at=NOW))
    assert records.outbox.next_due() == NOW + MINUTE

    finish(records, "first", SENT, retry_at=NOW + 2 * MINUTE)
    assert records.outbox.next_due() == NOW + 2 * MINUTE

    records.outbox.stop("second")
    assert records.outbox.next_due() == NOW + 5 * MINUTE


def test_a_rest_that_is_over_delays_nothing(records: UnitOfWork) -> None:
    records.outbox.put(a_message("first"))
    lease(records)
    finish(records, "first", SENT, retry_at=NOW + MINUTE)

    records.outbox.put(a_message("second", due_at=NOW + 5 * MINUTE))

    assert records.outbox.next_due() == NOW + 5 * MINUTE


def test_a_message_exists_if_and_only_if_the_change_behind_it_was_committed(database: Database) -> None:
    with database.records() as records:
        records.outbox.put(a_message("undone"))
    with database.records() as records:
        records.outbox.put(a_message("done"))
        records.commit()

    with database.records() as records:
        assert lease(records) == ["done"]


def test_many_workers_send_each_message_once_and_each_lane_in_order(database: Database) -> None:
    lanes, each = 6, 5
    with database.records() as records:
        for number in range(each):
            for lane in range(lanes):
                records.outbox.put(a_message(f"{lane}:{number}", lane=f"lane {lane}"))
        records.commit()
    posted: list[str] = []
    under_way: set[str] = set()
    guard = Lock()

    def post(message: Message) -> None:
        with guard:
            assert message.lane not in under_way
            under_way.add(message.lane)
            posted.append(message.key)
        with guard:
            under_way.remove(message.lane)

    def work(holder: str) -> None:
        left = True
        while left:
            with database.records() as records:
                taken = records.outbox.lease(NOW, holder, MINUTE, 2)
                left = records.outbox.depth(NOW)["pending"] > 0
                records.commit()
            for message in taken:
                post(message)
                with database.records() as records:
                    assert finish(records, message.key, holder=holder)
                    records.commit()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, ("a", "b", "c", "d")))

    for lane in range(lanes):
        assert [key for key in posted if key.startswith(f"{lane}:")] == [f"{lane}:{n}" for n in range(each)]
    with database.records(write=False) as records:
        assert {message.state for message in records.outbox.of_network(NETWORK.id)} == {SENT}


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)  # SQLite has one writer at a time anyway
def test_the_worker_passes_by_what_a_turn_is_changing(database: Database) -> None:
    with database.records() as records:
        records.outbox.put(a_message("held", lane="a"))
        records.outbox.put(a_message("late", lane="b", expires_at=NOW))
        records.outbox.put(a_message("free", lane="c"))
        records.commit()

    with database.records() as turn:
        assert turn.outbox.stop("held") + turn.outbox.stop("late") == 2

        with database.records() as records:
            assert records.outbox.expire(NOW) == 0
            assert lease(records) == ["free"]
