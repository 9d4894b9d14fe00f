"""Pacing: a second apart in a conversation, thirty a second to a tenant."""

from hypothesis import given
from hypothesis import strategies as some

from bot.delivery.throttle import Throttle


def test_two_posts_in_one_conversation_are_a_second_apart() -> None:
    throttle = Throttle()

    assert [throttle.reserve("a", "tenant", 0.0) for _ in range(3)] == [0.0, 1.0, 2.0]
    assert throttle.reserve("a", "tenant", 10.0) == 0.0


def test_conversations_do_not_wait_for_each_other_but_share_the_tenants_budget() -> None:
    throttle = Throttle(per_conversation=1.0, per_tenant=0.1)

    waits = [throttle.reserve(name, "tenant", 0.0) for name in "abc"]

    assert [round(wait, 3) for wait in waits] == [0.0, 0.1, 0.2]
    assert throttle.reserve("d", "other tenant", 0.0) == 0.0


@given(some.lists(some.tuples(some.sampled_from("abc"), some.floats(0, 2))))
def test_whatever_comes_nobody_is_served_too_early(posts: list[tuple[str, float]]) -> None:
    throttle, now, last = Throttle(), 0.0, dict[str, float]()
    for conversation, pause in posts:
        now += pause
        moment = now + throttle.reserve(conversation, "tenant", now)
        assert moment >= now
        assert moment - last.get(conversation, moment - 1.0) >= 0.999
        last[conversation] = moment
