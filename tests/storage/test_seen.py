from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.builders import NOW


def test_an_activity_is_new_once(records: UnitOfWork) -> None:
    assert records.seen.first_time("activity", NOW)
    assert not records.seen.first_time("activity", NOW)
    assert records.seen.first_time("another", NOW)


def test_the_answer_is_kept_for_the_same_activity_delivered_again(records: UnitOfWork) -> None:
    records.seen.first_time("activity", NOW)
    assert records.seen.answer("activity") is None

    records.seen.answered("activity", {"activities": [{"text": "Hej då"}]})

    assert records.seen.answer("activity") == {"activities": [{"text": "Hej då"}]}
    assert records.seen.answer("another") is None


def test_what_was_seen_long_ago_is_forgotten_with_its_answer(records: UnitOfWork) -> None:
    records.seen.first_time("old", NOW)
    records.seen.answered("old", {"text": "private"})
    records.seen.first_time("new", NOW + timedelta(minutes=5))

    assert records.seen.forget_older(NOW + timedelta(minutes=1)) == 1
    assert records.seen.answer("old") is None
    assert not records.seen.first_time("new", NOW)


def test_of_parallel_deliveries_one_is_the_first(database: Database) -> None:
    def deliver(_: int) -> bool:
        with database.records() as records:
            first = records.seen.first_time("activity", NOW)
            records.commit()
            return first

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(deliver, range(16))) == 1


def test_a_delivery_that_failed_was_not_the_first(database: Database) -> None:
    with database.records() as records:
        assert records.seen.first_time("activity", NOW)

    with database.records() as records:
        assert records.seen.first_time("activity", NOW)
