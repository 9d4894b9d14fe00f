"""The values of a draft's fields: from what was typed or filled in, to JSON between turns, to the draft."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from dialogs.understanding.correcting import DraftField, form_in
from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.values import Flag, Grain, TimesFound, TimeValue
from meetings.drafts import Draft, PartialDate
from meetings.filling import form_of
from meetings.languages import Language
from meetings.schedule import Form

#: of what a person writes into a field
LONGEST = 300


def understood(
    field: DraftField | None, text: str, draft: Draft, *, now: datetime, language: Language
) -> dict[str, Any] | None:
    """Field → value for a typed value; None when it is no value of that field. `now` is in the network's zone.

    Without a field it is told by the value: days, hours, a form, else a place.
    """
    text = text.strip()[:LONGEST]
    year = draft.date_start.year or now.year
    match field:
        case None:
            found = _times(text, now, language, year)
            values = _days(found, year) | _hours(found)
            return values or _form(text) or {DraftField.PLACE.value: text}
        case DraftField.DAYS:
            found = _times(text, now, language, year)
            values = _days(found, year)
            return values | _hours(found) if values else None
        case DraftField.DEADLINE:
            days = _days(_times(text, now, language, year), year).get(DraftField.DAYS.value)
            return {field.value: days[0]} if days else None
        case DraftField.HOURS:
            found = _times(text, now, language, year)
            return _hours(found) or _hours(_times(f"kl {text}", now, language, year)) or None
        case DraftField.FORM:
            return _form(text) or None
        case DraftField.GROUPS:
            return {field.value: [name.strip() for name in text.split(",") if name.strip()]}
        case _:
            return {field.value: text}


def filled_in(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Field → value for the inputs of the form; what is no value of its field is passed over."""
    said = {name: str(inputs.get(name) or "").strip()[:LONGEST] for name in INPUTS if name in inputs}
    result: dict[str, Any] = {
        name: said[name]
        for name in ("title", "place", "theme", "link")
        if name in said and (name != "title" or said[name])
    }
    if said.get("form") in set(Form):
        result[DraftField.FORM.value] = said["form"]
    first, last = _iso_day(said.get("first_day")), _iso_day(said.get("last_day"))
    if first:
        result[DraftField.DAYS.value] = [first.isoformat(), max(first, last or first).isoformat()]
    if "starts_at" in said:
        hours = [_iso_time(said["starts_at"]), _iso_time(said.get("ends_at"))]
        result[DraftField.HOURS.value] = [hour and hour.isoformat("minutes") for hour in hours]
    if deadline := _iso_day(said.get("deadline")):
        result[DraftField.DEADLINE.value] = deadline.isoformat()
    return result


#: the inputs of the form, in its order
INPUTS = ("title", "first_day", "last_day", "starts_at", "ends_at", "form", "place", "theme", "deadline")


def inputs_of(draft: Draft) -> dict[str, str]:
    """The form's inputs, filled in with what the draft says."""
    days = (draft.date_start, draft.date_end, draft.deadline)
    first, last, deadline = (day.settled() if day else None for day in days)
    return {
        "title": draft.title,
        "first_day": first.isoformat() if first else "",
        "last_day": last.isoformat() if last else "",
        "starts_at": draft.time_start.isoformat("minutes") if draft.time_start else "",
        "ends_at": draft.time_end.isoformat("minutes") if draft.time_end else "",
        "form": form_of(draft) or "",
        "place": draft.place or "",
        "theme": draft.theme or "",
        "deadline": deadline.isoformat() if deadline else "",
    }


def edited(draft: Draft, values: Mapping[str, Any]) -> Draft:
    """The draft with a coordinator's corrections."""
    for name, value in values.items():
        field = DraftField(name)
        draft = replace(draft, link=value or None) if field is DraftField.LINK else _set(draft, field, value)
    return draft


def _set(draft: Draft, field: DraftField, value: Any) -> Draft:
    match field:
        case DraftField.DAYS:
            return replace(draft, date_start=_partial(value[0]), date_end=_partial(value[1]))
        case DraftField.HOURS:
            start, end = (time.fromisoformat(hour) if hour else None for hour in value)
            return replace(draft, time_start=start, time_end=end, all_day=draft.all_day and start is None)
        case DraftField.PLACE:
            online = False if draft.online is None and value else draft.online
            return replace(draft, place=value or None, online=online)
        case DraftField.FORM:
            return replace(
                draft,
                online=value != Form.ONSITE,
                onsite=value != Form.ONLINE,
                place=None if value == Form.ONLINE else draft.place,
            )
        case DraftField.GROUPS:
            return replace(draft, groups=tuple(value))
        case DraftField.DEADLINE:
            return replace(draft, deadline=_partial(value))
        case DraftField.TITLE:
            return replace(draft, title=value)
        case _:
            return replace(draft, theme=value or None)


def _partial(iso: str) -> PartialDate:
    day = date.fromisoformat(iso)
    return PartialDate(year=day.year, month=day.month, day=day.day)


def _times(text: str, now: datetime, language: Language, year: int) -> TimesFound:
    return find_times(text, now=now, language=language, plan_year=year)


def _days(found: TimesFound, year: int) -> dict[str, Any]:
    """The days named, when they are told without doubt."""
    named = [value for value in found.values if value.grain in (Grain.DAY, Grain.DAYS)]
    if not named or found.residue or any({Flag.CONFLICT, Flag.AMBIGUOUS} & value.flags for value in named):
        return {}
    first, last = _first(named[0], year), _last(named[-1], year)
    return {DraftField.DAYS.value: [first.isoformat(), max(first, last).isoformat()]} if first and last else {}


def _first(value: TimeValue, year: int) -> date | None:
    return value.days[0].in_year(value.days[0].year or year) if value.days else value.start


def _last(value: TimeValue, year: int) -> date | None:
    return value.days[-1].in_year(value.days[-1].year or year) if value.days else value.end


def _hours(found: TimesFound) -> dict[str, Any]:
    for value in found.values:
        if value.time_start and value.grain in (Grain.DAY, Grain.DAYS, Grain.CLOCK):
            end = value.time_end and value.time_end.isoformat("minutes")
            return {DraftField.HOURS.value: [value.time_start.isoformat("minutes"), end]}
    return {}


def _form(text: str) -> dict[str, Any]:
    form = form_in(text)
    return {DraftField.FORM.value: form} if form else {}


def _iso_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _iso_time(text: str | None) -> time | None:
    try:
        return time.fromisoformat(text or "").replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None
