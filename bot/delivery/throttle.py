"""Pacing to a tenant, far below what Teams allows; conversations rest in the queue itself, see `verdicts.PACE`."""

#: seconds between two posts to one tenant; Teams allows 50 in a second
PER_TENANT = 1 / 30


class Throttle:
    """Hands out moments to post at. Moments are seconds of one monotonic clock."""

    def __init__(self, per_tenant: float = PER_TENANT) -> None:
        self._per_tenant = per_tenant
        self._free: dict[str | None, float] = {}

    def reserve(self, tenant: str | None, now: float) -> float:
        """How many seconds to wait before posting to a tenant; the moment is then taken."""
        moment = max(now, self._free.get(tenant, now))
        self._free[tenant] = moment + self._per_tenant
        return moment - now
