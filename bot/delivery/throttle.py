"""Pacing: far below what Teams allows, so that 429 stays the exception."""

from collections.abc import Hashable

#: seconds between two posts in one conversation (Teams allows 8 in 2 s and 60 in 30 s)
PER_CONVERSATION = 1.0
#: seconds between two posts to one tenant (Teams allows 50 in 1 s)
PER_TENANT = 1 / 30


class Throttle:
    """Hands out moments to post at. Moments are seconds of one monotonic clock."""

    def __init__(self, per_conversation: float = PER_CONVERSATION, per_tenant: float = PER_TENANT) -> None:
        self._per_conversation = per_conversation
        self._per_tenant = per_tenant
        self._free: dict[Hashable, float] = {}

    def reserve(self, conversation: str, tenant: str | None, now: float) -> float:
        """How many seconds to wait before posting; the moment is then taken."""
        self._forget(now)
        lane, budget = ("conversation", conversation), ("tenant", tenant)
        moment = max(now, self._free.get(lane, now), self._free.get(budget, now))
        self._free[lane] = moment + self._per_conversation
        self._free[budget] = moment + self._per_tenant
        return moment - now

    def _forget(self, now: float) -> None:
        """Drops what no longer holds anyone back."""
        self._free = {key: free for key, free in self._free.items() if free > now}
