"""Readings and meetings as JSON values, under the keys of the outer contract."""

from collections.abc import Callable
from datetime import time
from typing import Any

from meetings.drafts import ContactRead, Draft, Issue, PartialDate, Reading, Terms
from meetings.schedule import Form, Meeting, Schedule


def reading_json(reading: Reading, worded: Callable[[Issue], str]) -> dict[str, Any]:
    """A reading; `worded` makes the sentence of a doubt. A day whose year is open is `{"month", "day"}`."""
    return {
        "language": reading.language,
        "series_title": reading.series_title,
        "organiser": reading.organiser,
        "groups": list(reading.groups),
        "meetings": [_draft(draft) for draft in reading.meetings],
        "registration": _terms(reading.registration),
        "contacts": [_contact(contact) for contact in reading.contacts],
        "audience": reading.audience,
        "cost": reading.cost,
        "issues": [{"field": i.field, "message": worded(i), "line": i.line} for i in reading.issues],
    }


def meeting_json(schedule: Schedule, meeting: Meeting) -> dict[str, Any]:
    """A meeting of the schedule: the keys of a meeting read, and its `id`."""
    return {
        "id": meeting.id,
        "title": meeting.title,
        "date_start": meeting.first_day.isoformat(),
        "date_end": meeting.last_day.isoformat(),
        "time_start": _clock(meeting.starts_at),
        "time_end": _clock(meeting.ends_at),
        "all_day": meeting.all_day,
        "place": meeting.place,
        "online": None if meeting.form is None else meeting.form is not Form.ONSITE,
        "groups": list(schedule.group_names(meeting)),
        "joint_with": list(meeting.joint_with),
        "status": meeting.status.value,
        "theme": meeting.theme,
        "coffee_from": _clock(meeting.coffee_from),
        "deadline": meeting.deadline and meeting.deadline.isoformat(),
    }


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "title": draft.title,
        "date_start": _day(draft.date_start),
        "date_end": _day(draft.date_end),
        "time_start": _clock(draft.time_start),
        "time_end": _clock(draft.time_end),
        "all_day": draft.all_day,
        "place": draft.place,
        "online": draft.online,
        "groups": list(draft.groups),
        "joint_with": list(draft.joint_with),
        "status": draft.status,
        "theme": draft.theme,
        "coffee_from": _clock(draft.coffee_from),
        "deadline": _day(draft.deadline),
        "evidence": [{"line": e.line, "text": e.text, "field": e.field} for e in draft.evidence],
    }


def _terms(terms: Terms) -> dict[str, Any]:
    return {
        "required": terms.required,
        "deadline": _day(terms.deadline),
        "contact_email": terms.contact_email,
        "contact_name": terms.contact_name,
        "url": terms.url,
        "max_per_organisation": terms.seats_per_organisation,
        "max_total": terms.seats_total,
    }


def _contact(contact: ContactRead) -> dict[str, Any]:
    return {"name": contact.name, "email": contact.email, "phone": contact.phone, "role": contact.role}


def _day(day: PartialDate | None) -> str | dict[str, int] | None:
    if day is None:
        return None
    settled = day.settled()
    return settled.isoformat() if settled else {"month": day.month, "day": day.day}


def _clock(clock: time | None) -> str | None:
    return clock.isoformat("minutes") if clock else None
