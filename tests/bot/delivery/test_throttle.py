"""Pacing: thirty posts a second to a tenant."""

import itertools

from hypothesis import given
from hypothesis import strategies as some

from bot.delivery.throttle import Throttle


def test_posts_to_one_tenant_share_its_budget_and_others_do_not_wait() -> None:
    throttle = Throttle(per_tenant=0.1)

    assert [round(throttle.reserve("one", 0.0), 3) for _ in range(3)] == [0.0, 0.1, 0.2]
    assert throttle.reserve("other", 0.0) == 0.0
    assert throttle.reserve("one", 10.0) == 0.0


@given(some.lists(some.floats(0, 0.2)))
def test_whenever_they_come_they_leave_in_order_and_apart(pauses: list[float]) -> None:
    throttle, now, moments = Throttle(per_tenant=0.1), 0.0, list[float]()
    for pause in pauses:
        now += pause
        moments.append(now + throttle.reserve("tenant", now))

    assert all(later - earlier > 0.0999 for earlier, later in itertools.pairwise(moments))
