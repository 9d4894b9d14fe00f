"""The clock: the one place, with the command line, where the time is read."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the present. With a start it begins at that instant and runs on at normal speed (local mode)."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start.astimezone(UTC) if start else None
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        if self._start is None:
            return datetime.now(UTC)
        return self._start + timedelta(seconds=time.monotonic() - self._began)
