"""Dates and hours as people write them: the patterns are in the catalogue `formats`."""

from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_time

from dialogs.wording.phrases import say
from meetings.languages import Language
from meetings.schedule import Meeting

#: a year that has every day
LEAP_YEAR = 2028
#: days and hours of which is kept how they are written: a network's meetings are told again and again
KEPT = 1024


def day(language: Language, when: date, *, year: bool = True) -> str:
    """A day with its weekday: "onsdag 8 mars 2023"."""
    return _day(language, say(language, "formats.day" if year else "formats.day_of_year"), when)


def month_day(language: Language, month: int, day: int) -> str:
    """A day whose year is not known: "8 mars"."""
    return _day(language, say(language, "formats.month_day"), date(LEAP_YEAR, month, day))


def days(language: Language, first: date, last: date) -> str:
    """A day, or the first and last of several: "onsdag 10 maj – torsdag 11 maj 2023"."""
    if first == last:
        return day(language, first)
    start = day(language, first, year=first.year != last.year)
    return say(language, "formats.days", first=start, last=day(language, last))


def window(language: Language, first: date, last: date) -> str:
    """A period: whole months by their names, "augusti–december 2023"; anything else by its days."""
    if not whole_months(first, last):
        return days(language, first, last)
    start, end = (_day(language, "MMMM", day) for day in (first, last))
    if first.year != last.year:
        return f"{start} {first.year} – {end} {last.year}"
    return f"{start} {last.year}" if first.month == last.month else f"{start}–{end} {last.year}"


def whole_months(first: date, last: date) -> bool:
    """Whether a period begins and ends with a month."""
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def clock(language: Language, when: time) -> str:
    """An hour: "9.15", "09:15"."""
    return _clock(language, say(language, "formats.clock"), when)


def moment(language: Language, when: datetime) -> str:
    """The day and hour of an instant, in its own zone: "tisdag 7 mars 2023 kl. 9.00"."""
    return say(language, "formats.moment", day=day(language, when.date()), clock=clock(language, when.time()))


def when(language: Language, meeting: Meeting) -> str:
    """The days of a meeting, and its hours as far as they are known."""
    text = days(language, meeting.first_day, meeting.last_day)
    if meeting.starts_at is None:
        return text
    start = clock(language, meeting.starts_at)
    if meeting.ends_at is None:
        return say(language, "formats.moment", day=text, clock=start)
    return say(language, "formats.hours", days=text, start=start, end=clock(language, meeting.ends_at))


@lru_cache(KEPT)
def _day(language: Language, pattern: str, when: date) -> str:
    return format_date(when, pattern, locale=_locale(language))


@lru_cache(KEPT)
def _clock(language: Language, pattern: str, when: time) -> str:
    return format_time(when, pattern, locale=_locale(language))


@cache
def _locale(language: Language) -> Locale:
    return Locale("sv", "SE") if language is Language.SWEDISH else Locale("en", "GB")
