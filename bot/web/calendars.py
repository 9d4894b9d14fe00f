"""Calendars: a network's meetings, or a group's, as an iCalendar file and as a feed to subscribe to."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web
from icalendar import STATUS, Calendar, Event

from bot.delivery.clock import Clock
from bot.web.time_zones import component
from dialogs.wording.phrases import say
from meetings.languages import Language
from meetings.records import Records
from meetings.schedule import Form, Meeting, Schedule
from storage.database import Database

PRODUCT = "-//Kallelse//Kallelse//SV"
#: how often clients should look for changes
REFRESH = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What a feed's key opens: the meetings of a network, of one of its groups or series, or a single one."""

    schedule: Schedule
    #: what calendar programs call it
    name: str
    #: past and cancelled ones too
    meetings: tuple[Meeting, ...]

    @property
    def tag(self) -> str:
        """The ETag: the same until something of the network changes."""
        return f'W/"{self.schedule.network.version}"'


def subscription(records: Records, key: str) -> Subscription | None:
    """What a key opens. The key is the thing's own id: 122 random bits, which only its links show."""
    for network in records.networks.all():
        schedule = records.schedules.of(network.id)
        if key == network.id:
            return Subscription(schedule=schedule, name=network.name, meetings=schedule.meetings)
        if group := schedule.group(key):
            return Subscription(schedule=schedule, name=group.name, meetings=schedule.of_groups([group.id]))
        if parts := tuple(meeting for meeting in schedule.meetings if key in (meeting.id, meeting.series)):
            return Subscription(schedule=schedule, name=parts[0].title, meetings=parts)
    return None


def calendar_file(
    schedule: Schedule, meetings: Iterable[Meeting], *, name: str, now: datetime, language: Language | None = None
) -> bytes:
    """The iCalendar file of these meetings, in the network's language unless told another."""
    chosen = tuple(meetings)
    calendar = Calendar.new(prodid=PRODUCT, name=name, refresh_interval=REFRESH)
    del calendar["UID"]  # a feed is the same calendar every time it is fetched
    if chosen:
        zone = schedule.network.timezone
        calendar.add_component(component(zone, min(meeting.first_day for meeting in chosen).year))
    for meeting in chosen:
        calendar.add_component(_event(schedule, meeting, now, language or schedule.network.language))
    content: bytes = calendar.to_ical()
    return content


def routes(database: Database, clock: Clock) -> list[web.RouteDef]:
    """`GET /calendars/{key}.ics`, which answers 304 as long as nothing has changed."""

    async def feed(request: web.Request) -> web.Response:
        return await asyncio.to_thread(answer, request.match_info["key"], request.headers.get("If-None-Match", ""))

    def answer(key: str, known: str) -> web.Response:
        with database.records(write=False) as records:
            opened = subscription(records, key)
        if opened is None:
            raise web.HTTPNotFound
        headers = {"ETag": opened.tag, "Cache-Control": "private, max-age=300"}
        if opened.tag in (tag.strip() for tag in known.split(",")):
            return web.Response(status=304, headers=headers)
        body = calendar_file(opened.schedule, opened.meetings, name=opened.name, now=clock.now())
        return web.Response(body=body, content_type="text/calendar", charset="utf-8", headers=headers)

    return [web.get("/calendars/{key}.ics", feed)]


def _event(schedule: Schedule, meeting: Meeting, now: datetime, language: Language) -> Event:
    groups = ", ".join(schedule.group_names(meeting))
    title = f"{meeting.title} – {groups}" if groups else meeting.title
    event = Event.new(
        uid=f"{meeting.id}@kallelse",
        sequence=meeting.revision,
        stamp=now,
        # most programs show a cancelled event of a feed like any other
        summary=say(language, "calendar.cancelled", title=title) if meeting.cancelled else title,
        status=STATUS.CANCELLED if meeting.cancelled else STATUS.CONFIRMED,
        location=meeting.place or (say(language, "calendar.online") if meeting.form is Form.ONLINE else None),
        description="\n".join(_details(schedule, meeting, language)) or None,
        url=meeting.link,
    )
    _set_time(event, schedule, meeting)
    return event


def _set_time(event: Event, schedule: Schedule, meeting: Meeting) -> None:
    """Hours where they are known. A meeting of several days whose end is not known takes its days whole."""
    network = schedule.network
    if meeting.starts_at and (meeting.ends_at or meeting.days == 1):
        event.start = meeting.begins(network)
        if meeting.ends_at:
            event.end = meeting.ends(network)
    else:
        event.start = meeting.first_day
        event.end = meeting.last_day + timedelta(days=1)


def _details(schedule: Schedule, meeting: Meeting, language: Language) -> Iterable[str]:
    if meeting.theme:
        yield say(language, "calendar.theme", theme=meeting.theme)
    if meeting.coffee_from:
        yield say(language, "calendar.coffee", clock=meeting.coffee_from.isoformat("minutes"))
    if meeting.joint_with:
        yield say(language, "calendar.joint_with", others=", ".join(meeting.joint_with))
    if not meeting.starts_at and not meeting.all_day:
        yield say(language, "calendar.hours_unknown")
    yield schedule.network.name
