"""The clock."""

from datetime import UTC, datetime, timedelta

from bot.delivery.clock import Clock
from tests.builders import NOW


def test_a_clock_that_was_set_begins_there_and_runs_on() -> None:
    clock = Clock(NOW)

    first, second = clock.now(), clock.now()

    assert NOW <= first <= second < NOW + timedelta(minutes=1)
    assert first.tzinfo is UTC


def test_the_real_clock_is_aware() -> None:
    assert abs(Clock().now() - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251 - the clock is what is tested
