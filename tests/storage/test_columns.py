from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from storage.unit_of_work import UnitOfWork
from tests.builders import NOW, a_message, a_registration

moments = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - the zone is added by hypothesis
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(moment=moments)
def test_a_moment_comes_back_the_same_and_in_utc(records: UnitOfWork, moment: datetime) -> None:
    records.outbox.replace(a_message(due_at=moment))

    kept = records.outbox.next_due()

    assert kept == moment
    assert kept.tzinfo is UTC


def test_moments_are_compared_as_moments_whatever_their_zone(records: UnitOfWork) -> None:
    records.outbox.put(a_message(due_at=NOW))
    before, at = NOW - timedelta(microseconds=1), NOW.astimezone(UTC)

    assert records.outbox.depth(before)["due"] == 0
    assert records.outbox.depth(at)["due"] == 1


def test_a_naive_moment_is_refused(records: UnitOfWork) -> None:
    with pytest.raises(StatementError, match="2031"):
        records.outbox.put(a_message(due_at=NOW.replace(tzinfo=None)))


def test_lists_keep_their_order_and_their_letters(records: UnitOfWork) -> None:
    records.addresses.of_network("network")
    records.outbox.put(a_message(data={"names": ["Örjan", "Åsa", 'c"', "\\"]}))

    message = records.outbox.get(a_message().key)

    assert message
    assert message.data == {"names": ["Örjan", "Åsa", 'c"', "\\"]}
    assert a_registration().registered_at.tzinfo
