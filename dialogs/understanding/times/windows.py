"""Windows of days: weeks, months, quarters, seasons, feasts. Civil arithmetic, ISO weeks, no clock."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from dialogs.understanding.times.lexicon import data

Days = tuple[date, date]


def week(year: int, number: int) -> Days | None:
    """Monday to Sunday of an ISO week; None for a week 53 that is not there."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def week_of(day: date) -> Days:
    """The ISO week around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def month(year: int, number: int) -> Days:
    """A calendar month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(year: int, first: int, last: int) -> Days:
    """Calendar months in a row; a last one before the first lies in the next year."""
    return month(year, first)[0], month(year + (last < first), last)[1]


def add_months(day: date, count: int) -> date:
    """The same day some months on, or the month's last."""
    year, number = divmod(day.year * 12 + day.month - 1 + count, 12)
    year = min(max(year, 1), MAXYEAR)
    return date(year, number + 1, min(day.day, monthrange(year, number + 1)[1]))


def year(number: int) -> Days:
    """A calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def easter(number: int) -> date:
    """Easter Sunday (Gregorian; the anonymous algorithm)."""
    golden, century, rest = number % 19, number // 100, number % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month_number, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(number, month_number, day + 1)


def _between(number: int, first: list[int], last: list[int]) -> Days:
    return date(number, *first), date(number + (last < first), *last)


def season(number: int, name: str) -> Days:
    """The window that a season of a year stands for: policy."""
    return _between(number, *data("policy")["seasons"][name])


def season_edges(number: int, name: str) -> Days:
    """The days that "before" and "after" a season are counted from: policy."""
    return _between(number, *data("policy")["season_edges"][name])


def feast(number: int, name: str) -> Days:
    """The days of a feast in a year."""
    policy = data("policy")
    if name in policy["feasts"]:
        return _between(number, *policy["feasts"][name])
    if name in policy["easter_feasts"]:
        first, last = policy["easter_feasts"][name]
        return easter(number) + timedelta(days=first), easter(number) + timedelta(days=last)
    weekday, earliest, length = policy["floating_feasts"][name]
    start = date(number, *earliest)
    start += timedelta(days=(weekday - start.weekday()) % 7)
    return start, start + timedelta(days=length - 1)


def edge(days: Days, name: str) -> Days:
    """The beginning, middle or end of a window: ten days of a month, a third of anything longer."""
    first, last = days
    if (last - first).days <= 31 and first.day == 1:
        low, high = data("policy")["edges"][name]
        return first.replace(day=low), min(first.replace(day=min(high, last.day)), last)
    third = (last - first) / 3
    index = ("early", "mid", "late").index(name)
    return first + third * index, last if index == 2 else first + third * (index + 1)
