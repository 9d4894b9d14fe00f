"""Days and hours where the network is: instants from wall clocks, Swedish holidays, working days."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

_SATURDAY = 5


def instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The aware instant of a wall clock. A clock that the change to summer time skips is moved past the gap."""
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _first(weekday: int, since: date) -> date:
    """The first such weekday on or after a day."""
    return since + timedelta(days=(weekday - since.weekday()) % 7)


@cache
def holidays(year: int) -> frozenset[date]:
    """The days of a year on which Sweden rests: public holidays, and the eves that are kept like them."""
    sunday = easter(year)
    movable = {sunday + timedelta(days=days) for days in (-2, 0, 1, 39, 49)}
    midsummer = _first(_SATURDAY, date(year, 6, 20))
    all_saints = _first(_SATURDAY, date(year, 10, 31))
    fixed = {date(year, *day) for day in ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))}
    return frozenset(movable | fixed | {midsummer - timedelta(days=1), midsummer, all_saints})


def is_working_day(day: date) -> bool:
    """Whether people are at work: no weekend, no Swedish holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def working_day_before(day: date) -> date:
    """The last working day before a day."""
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
