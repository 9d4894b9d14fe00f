"""A reading as JSON: the outer contract of `read --json`."""

from typing import Any

from dialogs.wording.phrases import say
from meetings.drafts import Draft, Issue, PartialDate, Reading
from meetings.languages import Language

JSON = dict[str, Any]


def to_json(reading: Reading, language: Language) -> JSON:
    """The reading as JSON values; `language` is that of the issues' messages."""
    terms = reading.registration
    return {
        "language": reading.language,
        "series_title": reading.series_title,
        "organiser": reading.organiser,
        "groups": list(reading.groups),
        "meetings": [_meeting(draft) for draft in reading.meetings],
        "registration": {
            "required": terms.required,
            "deadline": _day(terms.deadline),
            "contact_email": terms.contact_email,
            "contact_name": terms.contact_name,
            "url": terms.url,
            "max_per_organisation": terms.seats_per_organisation,
            "max_total": terms.seats_total,
        },
        "contacts": [{"name": c.name, "email": c.email, "phone": c.phone, "role": c.role} for c in reading.contacts],
        "audience": reading.audience,
        "cost": reading.cost,
        "issues": [{"field": i.field, "message": message(i, language), "line": i.line} for i in reading.issues],
    }


def message(issue: Issue, language: Language) -> str:
    """The sentence of an issue."""
    months = say(language, "reading.months").split()
    weekdays = say(language, "reading.weekdays").split()
    values = dict(issue.data)
    if "month" in values:
        values["month"] = months[values["month"] - 1]
    if "weekday" in values:
        values["weekday"] = weekdays[values["weekday"]]
    return say(language, f"reading.{issue.code}", **values)


def _meeting(draft: Draft) -> JSON:
    return {
        "title": draft.title,
        "date_start": _day(draft.date_start),
        "date_end": _day(draft.date_end),
        "time_start": draft.time_start and draft.time_start.isoformat("minutes"),
        "time_end": draft.time_end and draft.time_end.isoformat("minutes"),
        "all_day": draft.all_day,
        "place": draft.place,
        "online": draft.online,
        "groups": list(draft.groups),
        "joint_with": list(draft.joint_with),
        "status": draft.status,
        "theme": draft.theme,
        "coffee_from": draft.coffee_from and draft.coffee_from.isoformat("minutes"),
        "deadline": _day(draft.deadline),
        "evidence": [{"line": e.line, "text": e.text, "field": e.field} for e in draft.evidence],
    }


def _day(day: PartialDate | None) -> str | dict[str, int] | None:
    if day is None:
        return None
    settled = day.settled()
    return settled.isoformat() if settled else {"month": day.month, "day": day.day}
