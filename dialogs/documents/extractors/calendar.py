"""Calendar files (.ics): each event as `key: value` lines, exact, for `dialogs.documents.calendar_file`.

Keys are the fields of a draft; days and hours are local. A recurring event is followed for a year, at most 60 times.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, takewhile
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from icalendar import Calendar, vDDDLists, vRecur

from dialogs.texts import Kind, Reason, Unreadable

MAX_EVENTS = 500
MAX_OCCURRENCES = 60
MAX_SPAN = timedelta(days=370)
_DAILY_OR_RARER = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MEETING_HOSTS = re.compile(r"https?://[^/\s]*(?:teams\.|zoom\.|webex\.|meet\.|whereby\.|gotomeet)", re.IGNORECASE)


class Occurrence(NamedTuple):
    """One time of an event: local wall clock without a zone; whole days where `all_day`."""

    start: datetime
    end: datetime
    all_day: bool
    event: Any
    cancelled: bool


def extract(content: bytes, zone: ZoneInfo) -> tuple[Kind, list[str]]:
    """The events of a calendar file, in order of time. Raises Unreadable."""
    calendars = Calendar.from_ical(content, multiple=True)
    events: list[tuple[Any, Any]] = [(e, each) for each in calendars for e in each.walk("VEVENT") if "DTSTART" in e]
    if not events:
        raise Unreadable(Reason.EMPTY)
    if len(events) > MAX_EVENTS:
        raise Unreadable(Reason.TOO_MANY_EVENTS, limit=MAX_EVENTS)
    moved = {(str(e.get("UID")), _local(e["RECURRENCE-ID"].dt, zone)) for e, _ in events if "RECURRENCE-ID" in e}
    found = [o for event, each in events for o in _occurrences(event, each, zone) if _stands(o, moved)]
    found.sort(key=lambda o: o.start)
    return Kind.CALENDAR, list(chain.from_iterable(map(_lines, found)))


def _stands(occurrence: Occurrence, moved: Iterable[tuple[str, datetime]]) -> bool:
    """Whether a time of a recurring event was not replaced by another."""
    event = occurrence.event
    return "RECURRENCE-ID" in event or "RRULE" not in event or (str(event.get("UID")), occurrence.start) not in moved


def _occurrences(event: Any, calendar: Any, zone: ZoneInfo) -> Iterator[Occurrence]:
    start, end = _local(event["DTSTART"].dt, zone), _end(event, zone)
    all_day = not isinstance(event["DTSTART"].dt, datetime)
    if not all_day and start.time() == time() == end.time() and end > start:
        all_day = True  # some programs write whole days as midnight to midnight
    cancelled = "CANCELLED" in (str(event.get("STATUS", "")).upper(), f"{calendar.get('METHOD', '')}LED".upper())
    for each in _starts(event, start, zone):
        last = each + (end - start)
        if all_day and last > each:
            last -= timedelta(days=1)  # the end of whole days is the day after
        yield Occurrence(each, last, all_day, event, cancelled)


def _end(event: Any, zone: ZoneInfo) -> datetime:
    begin = event["DTSTART"].dt
    if "DTEND" in event:
        end = event["DTEND"].dt
    elif "DURATION" in event:
        end = begin + event["DURATION"].dt
    else:
        end = begin
    return max(_local(end, zone), _local(begin, zone))


def _local(value: date, zone: ZoneInfo) -> datetime:
    """A day or instant as wall clock in the zone; a time without a zone is already local."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time())
    return (value.astimezone(zone) if value.tzinfo else value).replace(tzinfo=None, second=0, microsecond=0)


def _starts(event: Any, start: datetime, zone: ZoneInfo) -> Iterable[datetime]:
    rule = event.get("RRULE")
    if not isinstance(rule, vRecur) or str(rule.get("FREQ", [""])[0]).upper() not in _DAILY_OR_RARER:
        return [start]
    until = start + MAX_SPAN
    if "UNTIL" in rule:
        last: Any = rule["UNTIL"][0]
        until = min(until, _local(last, zone) + timedelta(days=not isinstance(last, datetime)))
    endless: Any = vRecur({key: value for key, value in rule.items() if key != "UNTIL"})
    times = takewhile(lambda t: t <= until, rrulestr(endless.to_ical().decode(), dtstart=start))
    left_out = event.get("EXDATE", [])
    lists: list[Any] = [left_out] if isinstance(left_out, vDDDLists) else left_out
    excluded = {_local(each.dt, zone) for one in lists for each in one.dts}
    return [each for each in islice(times, MAX_OCCURRENCES) if each not in excluded]


def _lines(occurrence: Occurrence) -> Iterator[str]:
    event = occurrence.event
    place = _plain(event.get("LOCATION"))
    description = str(event.get("DESCRIPTION") or "")
    yield ""
    yield f"title: {_plain(event.get('SUMMARY'))}"
    yield f"date_start: {occurrence.start.date()}"
    yield f"date_end: {occurrence.end.date()}"
    if not occurrence.all_day:
        yield f"time_start: {occurrence.start:%H:%M}"
        if occurrence.end > occurrence.start:
            yield f"time_end: {occurrence.end:%H:%M}"
    link = next((u for u in _LINK.findall(f"{place} {event.get('URL') or ''} {description}") if _is_meeting(u)), None)
    if link:
        yield f"link: {link}"
    if place := _LINK.sub("", place).strip(" ;,"):
        yield f"place: {place}"
    if occurrence.cancelled:
        yield "status: cancelled"
    if organizer := event.get("ORGANIZER"):
        address = re.sub("^mailto:", "", str(organizer), flags=re.IGNORECASE)
        yield f"contact: {_plain(organizer.params.get('CN'))} <{address}>"
    yield from (f"text: {line.strip()}" for line in description.splitlines() if line.strip())


def _is_meeting(address: str) -> bool:
    return _MEETING_HOSTS.match(address) is not None


def _plain(value: object) -> str:
    return " ".join(str(value or "").split())
