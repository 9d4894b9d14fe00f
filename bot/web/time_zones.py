"""Time zones for calendar files.

icalendar's own components list every change since 1970 as a date. Outlook ignores such dates and is an hour wrong in
summer; it understands one yearly rule for each of the two changes, which is what stands here.
"""

from calendar import monthrange
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HOUR = timedelta(hours=1)


def component(zone: ZoneInfo, year: int) -> Timezone:
    """The VTIMEZONE of a zone, by its rules of the year before: it covers events from `year` on."""
    timezone = Timezone()
    timezone.add("TZID", zone.key)
    observances = [_observance(before, after) for before, after in _changes(zone, year - 1)]
    for observance in observances or [_unchanging(zone, year - 1)]:
        timezone.add_component(observance)
    return timezone


@cache
def _changes(zone: ZoneInfo, year: int) -> tuple[tuple[datetime, datetime], ...]:
    """The changes of offset in a year: the last hour before each, and the first after."""
    hours = [datetime(year, 1, 1, tzinfo=UTC) + hour * _HOUR for hour in range(365 * 24)]
    local = [hour.astimezone(zone) for hour in hours]
    return tuple((before, after) for before, after in pairwise(local) if before.utcoffset() != after.utcoffset())


def _observance(before: datetime, after: datetime) -> TimezoneDaylight | TimezoneStandard:
    observance = TimezoneDaylight() if after.dst() else TimezoneStandard()
    # the wall clock at which the old time ends, told in the old time
    onset = before.replace(tzinfo=None) + _HOUR
    last_of_its_kind = onset.day + 7 > monthrange(onset.year, onset.month)[1]
    occurrence = -1 if last_of_its_kind else (onset.day - 1) // 7 + 1
    weekday = _WEEKDAYS[onset.weekday()]
    observance.add("DTSTART", onset)
    observance.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": onset.month, "BYDAY": f"{occurrence}{weekday}"})
    observance.add("TZNAME", after.tzname())
    observance.add("TZOFFSETFROM", before.utcoffset())
    observance.add("TZOFFSETTO", after.utcoffset())
    return observance


def _unchanging(zone: ZoneInfo, year: int) -> TimezoneStandard:
    start = datetime(year, 1, 1, tzinfo=zone)
    standard = TimezoneStandard()
    standard.add("DTSTART", start.replace(tzinfo=None))
    standard.add("TZNAME", start.tzname())
    standard.add("TZOFFSETFROM", start.utcoffset())
    standard.add("TZOFFSETTO", start.utcoffset())
    return standard
