"""What a reading stands on (the moment, the language, the plan's year), and how a day without a year finds one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from dialogs.understanding.times.values import Flag, Window, WrittenDay
from dialogs.understanding.times.windows import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The moment of reading. Without `now`, nothing that needs today is concluded."""

    now: datetime | None = None
    #: of the text, None when unknown
    language: str | None = None
    #: the year that a plan or document states
    plan_year: int | None = None
    #: the text speaks of the past
    past: bool = False

    @property
    def today(self) -> date | None:
        """The day in the zone of `now`."""
        return self.now.date() if self.now else None

    def year_for(self, day: WrittenDay) -> tuple[int | None, frozenset[Flag]]:
        """The year of a day: stated > the plan's > where the weekday fits > last or next occurrence > unknown."""
        if day.year is not None:
            return day.year, _conflict(not day.fits(day.year))
        if self.plan_year is not None:
            return self.plan_year, _conflict(not day.fits(self.plan_year))
        years = self._nearest_first(day)
        if not years:
            return None, frozenset()
        if day.weekday is None:
            return years[0], frozenset({Flag.YEAR_ASSUMED})
        fitting = [y for y in years if day.fits(y)]
        if not fitting:
            return years[0], frozenset({Flag.YEAR_ASSUMED, Flag.CONFLICT})
        return fitting[0], frozenset({Flag.YEAR_FROM_WEEKDAY})

    def _nearest_first(self, day: WrittenDay) -> list[int]:
        """The years to try: the next occurrence first, or the last one of something past, then their neighbours."""
        if self.today is None:
            return []
        year = self.today.year
        real = [(y, there) for y in range(year - 1, year + 3) if (there := day.in_year(y))]
        ahead = [y for y, there in real if (there <= self.today if self.past else there >= self.today)]
        first = (max(ahead) if self.past else min(ahead)) if ahead else year
        return sorted({y for y, _ in real} | {first}, key=lambda y: (abs(y - first), y > first))[:3] or [year]

    def other_year(self, day: WrittenDay, year: int | None) -> tuple[Window, ...]:
        """The same day in the likeliest of the years that were not taken."""
        days = [there for y in self._nearest_first(day) if y != year and (there := day.in_year(y))]
        return tuple((d, d) for d in days[:1])

    def year_of(self, window: Callable[[int], Days], stated: int | None = None) -> Days | None:
        """A window that comes once a year: in the year stated, the plan's, or the nearest not over (begun, if past)."""
        if stated is not None:
            return window(stated)
        if self.plan_year is not None:
            return window(self.plan_year)
        if self.today is None:
            return None
        choices = [window(self.today.year + shift) for shift in (-1, 0, 1)]
        if self.past:
            return max(_or_first((d for d in choices if d[0] <= self.today), choices))
        return min(_or_first((d for d in choices if d[1] >= self.today), choices))


def _or_first(found: Iterable[Days], choices: list[Days]) -> list[Days]:
    return list(found) or choices[:1]


def _conflict(there: bool) -> frozenset[Flag]:
    return frozenset({Flag.CONFLICT}) if there else frozenset()
