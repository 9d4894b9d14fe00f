"""The doubts about a reading, each with the line: what to ask before anything is published."""

from collections.abc import Iterator, Sequence

from dialogs.documents.cues import cue
from dialogs.documents.events import Event
from dialogs.documents.mentions import Mention, Role
from dialogs.documents.outline import Place
from dialogs.documents.years import Settled
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import Grain
from meetings.drafts import Draft, Issue

_INFERRED = ("weekday", "weekday-today", "series", "series-hint", "published", "today", "hint")


def doubts(
    places: Sequence[Place],
    mentions: Sequence[Mention],
    settled: Settled,
    found: Sequence[Event],
    drafts: Sequence[Draft],
) -> list[Issue]:
    """All issues, in the order of the document."""
    issues = [
        *_years(mentions, settled, found),
        *_conflicts(mentions, settled),
        *_hours(places, found, drafts),
        *_whole(places, found, drafts),
    ]
    return sorted(issues, key=lambda i: (i.line or 0, i.field, i.code))


def _years(mentions: Sequence[Mention], settled: Settled, found: Sequence[Event]) -> Iterator[Issue]:
    for event in found:
        known = [i for i in event.mentions if i in settled.years]
        first = mentions[event.mentions[0]]
        day, month, line = first.first.day, first.first.month, first.place.line.number
        if not known:
            yield Issue(field="year", code="year-open", line=line, data={"day": day, "month": month})
            continue
        rule = min((settled.rules[i] in _INFERRED, settled.rules[i]) for i in known)[1]
        if rule in _INFERRED:
            data = {"day": day, "month": month, "year": settled.years[known[0]]}
            yield Issue(field="year", code=f"year-from-{rule.split('-')[0]}", line=line, data=data)
    for index, mention in enumerate(mentions):
        if mention.role is Role.DEADLINE and index not in settled.years:
            data = {"day": mention.first.day, "month": mention.first.month}
            yield Issue(field="deadline", code="deadline-year-open", line=mention.place.line.number, data=data)


def _conflicts(mentions: Sequence[Mention], settled: Settled) -> Iterator[Issue]:
    for index in sorted(settled.conflicts):
        mention = mentions[index]
        day = next(d for d in (mention.first, mention.last) if d.weekday is not None)
        data = {"day": day.day, "month": day.month, "year": settled.years[index], "weekday": day.weekday}
        yield Issue(field="date_start", code="weekday-conflict", line=mention.place.line.number, data=data)


def _hours(places: Sequence[Place], found: Sequence[Event], drafts: Sequence[Draft]) -> Iterator[Issue]:
    for event, draft in zip(found, drafts, strict=True):
        line = places[event.main].line.number
        data = {"title": draft.title, "day": event.first.day, "month": event.first.month}
        if draft.status != "planned":
            continue
        if draft.time_start is None and not draft.all_day:
            yield Issue(field="time_start", code="hours-missing", line=line, data=data)
        if draft.place is None and not draft.online:
            yield Issue(field="place", code="place-missing", line=line, data=data)
        if any(e.field == "time_start" and e.rule == "programme" for e in draft.evidence):
            yield Issue(field="time_start", code="hours-from-programme", line=line, data=data)


def _whole(places: Sequence[Place], found: Sequence[Event], drafts: Sequence[Draft]) -> Iterator[Issue]:
    if not found:
        yield from _undated(places)
        return
    if len(found) > 1:
        for place in places:
            if cue("alternative").search(fold(place.text)):
                yield Issue(field="meetings", code="alternatives", line=place.line.number)
                break
    for place in places:
        folded = fold(place.text)
        if cue("moved").search(folded) and cue("meeting").search(folded):
            yield Issue(field="date_start", code="moved", line=place.line.number)
            break


def _undated(places: Sequence[Place]) -> Iterator[Issue]:
    """Why no meeting came out: only weeks are named, or people are invited without a day."""
    for place in places:
        weeks = [v for f in place.fields for v in f.times if v.grain is Grain.WEEK]
        if weeks and (place.line.bullet or cue("meeting").search(fold(place.text))):
            yield Issue(field="date_start", code="only-week", line=place.line.number, data={"week": weeks[0].number})
            return
    for place in places[:15]:
        if cue("invite").search(fold(place.text)) and cue("meeting").search(fold(place.text)):
            yield Issue(field="date_start", code="no-date", line=place.line.number)
            return
