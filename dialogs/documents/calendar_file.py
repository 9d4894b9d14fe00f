"""A calendar file's events as a reading: exact, nothing is guessed. Reads what `extractors.calendar` writes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from meetings.drafts import ContactRead, Draft, Evidence, PartialDate, PassageRead, Reading

_RULE = "calendar"
_CONTACT = re.compile(r"(.*)<([^<>\s]+@[^<>\s]+)>$")
#: what calendar programs write as the place of a meeting that is only on line
_ONLINE = re.compile(r"\W*(?:microsoft )?(?:teams|zoom|skype|webex|google meet)\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Event:
    #: (line number, key, value)
    lines: tuple[tuple[int, str, str], ...]

    def get(self, key: str) -> str | None:
        return next((value for _, name, value in self.lines if name == key), None)


def read(text: str, language: str) -> Reading:
    """The meetings of a calendar file's text; `language` is that of its words."""
    events = [_Event(tuple(lines)) for lines in _blocks(text)]
    contacts = [contact for event in events if (contact := _contact(event))]
    return Reading(
        language=language,
        meetings=tuple(map(_draft, events)),
        contacts=tuple({contact.email: contact for contact in contacts}.values()),
        passages=tuple(
            PassageRead(line=line, heading=event.get("title") or "", text=value)
            for event in events
            for line, key, value in event.lines
            if key == "text"
        ),
    )


def _blocks(text: str) -> Iterator[list[tuple[int, str, str]]]:
    """The lines of each event; events stand apart by blank lines."""
    for filled, lines in groupby(enumerate(text.splitlines(), start=1), key=lambda line: bool(line[1])):
        if filled:
            yield [(number, *line.partition(": ")[::2]) for number, line in lines]


def _draft(event: _Event) -> Draft:
    place, link = event.get("place"), event.get("link")
    online = bool(link) or (place is not None and _ONLINE.match(place) is not None)
    if place and _ONLINE.match(place):
        place = None
    start = _day(event.get("date_start"))
    return Draft(
        title=event.get("title") or "",
        date_start=start,
        date_end=_day(event.get("date_end")) if event.get("date_end") else start,
        time_start=_clock(event.get("time_start")),
        time_end=_clock(event.get("time_end")),
        all_day=event.get("time_start") is None,
        place=place,
        online=online or (False if place else None),
        onsite=bool(place) or None,
        link=link,
        status=event.get("status") or "planned",
        evidence=tuple(
            Evidence(line=line, text=f"{key}: {value}", field=key, rule=_RULE)
            for line, key, value in event.lines
            if key not in ("text", "contact")
        ),
    )


def _contact(event: _Event) -> ContactRead | None:
    found = _CONTACT.match(event.get("contact") or "")
    return ContactRead(name=found[1].strip() or None, email=found[2].lower()) if found else None


def _day(text: str | None) -> PartialDate:
    day = date.fromisoformat(text or "")
    return PartialDate(year=day.year, month=day.month, day=day.day)


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
