from dataclasses import replace
from datetime import timedelta

import pytest

from meetings.reminders import MessageState
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, NOW, a_message

MINUTE = timedelta(minutes=1)


def send(records: UnitOfWork, key: str, state: MessageState = MessageState.SENT) -> None:
    """Takes the messages that are due and ends the sending of one."""
    assert key in {message.key for message in records.outbox.lease(NOW, "worker", MINUTE, 10)}
    records.outbox.finish(key, "worker", state, now=NOW, conversation="19:thread", activity="1", error="why")


def test_a_message_comes_back_as_it_was(records: UnitOfWork) -> None:
    message = a_message(expires_at=NOW + MINUTE, data={"meeting": "meeting", "names": ["Åsa"], "count": 3})

    assert records.outbox.put(message)

    assert records.outbox.get(message.key) == message
    assert records.outbox.get("another") is None


def test_a_key_is_queued_once(records: UnitOfWork) -> None:
    records.outbox.put(first := a_message())

    assert not records.outbox.put(a_message(due_at=NOW + MINUTE))
    assert records.outbox.get(first.key) == first


def test_a_replaced_message_moves(records: UnitOfWork) -> None:
    records.outbox.replace(a_message())

    records.outbox.replace(
        moved := a_message(due_at=NOW + MINUTE, expires_at=NOW + 2 * MINUTE, data={"place": "Säffle"})
    )

    assert records.outbox.of_network(NETWORK.id) == (moved,)


@pytest.mark.parametrize("state", [MessageState.SENT, MessageState.UNCERTAIN])
def test_what_has_left_is_never_replaced(records: UnitOfWork, state: MessageState) -> None:
    records.outbox.put(message := a_message())
    send(records, message.key, state)

    records.outbox.replace(message)
    assert not records.outbox.put(message)

    assert records.outbox.get(message.key) == replace(message, state=state, conversation="19:thread", activity="1")


def test_what_is_being_sent_is_not_replaced(records: UnitOfWork) -> None:
    records.outbox.put(message := a_message())
    records.outbox.lease(NOW, "worker", MINUTE, 1)

    records.outbox.replace(a_message(due_at=NOW + MINUTE))

    assert records.outbox.get(message.key) == replace(message, state=MessageState.SENDING)


def test_what_never_left_can_be_queued_again(records: UnitOfWork) -> None:
    for key in ("stopped", "missed", "failed"):
        records.outbox.put(a_message(key, lane=key, expires_at=NOW if key == "missed" else None))
    records.outbox.stop("stopped")
    records.outbox.expire(NOW)
    send(records, "failed", MessageState.FAILED)

    for key in ("stopped", "missed", "failed"):
        records.outbox.replace(again := a_message(key, due_at=NOW + MINUTE))
        assert records.outbox.get(key) == again


def test_stopping_takes_back_the_pending_messages_with_a_prefix(records: UnitOfWork) -> None:
    keys = (
        "reminder:a:1",
        "reminder:a:å",
        "reminder:a",
        "reminder:ab:1",
        "Reminder:a:1",
        "reminder:a_1",
        "reminder:å:1",
    )
    for key in keys:
        records.outbox.put(a_message(key))

    assert records.outbox.stop("reminder:a:") == 2

    stopped = [
        message.key for message in records.outbox.of_network(NETWORK.id) if message.state is MessageState.STOPPED
    ]
    assert stopped == ["reminder:a:1", "reminder:a:å"]


def test_a_prefix_means_itself_whatever_is_in_it(records: UnitOfWork) -> None:
    records.outbox.put(a_message("notice:50%_x:1"))
    records.outbox.put(a_message("notice:500_x:1"))

    assert records.outbox.stop("notice:50%_x:") == 1


def test_what_was_sent_cannot_be_stopped(records: UnitOfWork) -> None:
    records.outbox.put(message := a_message())
    send(records, message.key)

    assert records.outbox.stop(message.key) == 0


def test_a_networks_messages_come_in_order_of_time(records: UnitOfWork) -> None:
    records.outbox.put(late := a_message("late", due_at=NOW + MINUTE))
    records.outbox.put(first := a_message("first"))
    records.outbox.put(second := a_message("second"))
    records.outbox.put(a_message("elsewhere", network="another"))

    assert records.outbox.of_network(NETWORK.id) == (first, second, late)


def test_late_messages_are_missed_and_never_sent(records: UnitOfWork) -> None:
    records.outbox.put(a_message("late", expires_at=NOW))
    records.outbox.put(a_message("in time", expires_at=NOW + MINUTE))
    records.outbox.put(a_message("patient"))

    assert records.outbox.expire(NOW) == 1

    assert [message.state for message in records.outbox.of_network(NETWORK.id)] == [
        MessageState.MISSED,
        MessageState.PENDING,
        MessageState.PENDING,
    ]


def test_the_depth_counts_every_state_and_what_is_due(records: UnitOfWork) -> None:
    empty = dict.fromkeys(("pending", "sending", "sent", "failed", "uncertain", "missed", "stopped", "due"), 0)
    assert records.outbox.depth(NOW) == empty

    for lane in ("a", "b", "c"):
        records.outbox.put(a_message(lane, lane=lane))
    records.outbox.put(a_message("later", due_at=NOW + MINUTE))
    send(records, "a")
    records.outbox.put(a_message("due"))

    assert records.outbox.depth(NOW) == empty | {"pending": 2, "sending": 2, "sent": 1, "due": 1}


def test_history_is_forgotten_and_the_queue_is_not(records: UnitOfWork) -> None:
    records.outbox.put(a_message("sent", lane="a"))
    records.outbox.put(a_message("sending", lane="b"))
    send(records, "sent")
    records.outbox.put(a_message("pending", lane="b"))

    assert records.outbox.forget_older(NOW) == 0
    assert records.outbox.forget_older(NOW + MINUTE) == 1
    assert {message.key for message in records.outbox.of_network(NETWORK.id)} == {"sending", "pending"}
