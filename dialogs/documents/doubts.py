"""The doubts about a reading, each with the line: what to ask before anything is published."""

from collections.abc import Iterator, Sequence

from dialogs.documents.cues import cue
from dialogs.documents.events import Event
from dialogs.documents.mentions import Mention, Role
from dialogs.documents.outline import Entry
from dialogs.documents.years import Settled
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import Grain
from meetings.drafts import Draft, Issue

_INFERRED = ("weekday", "weekday-today", "series", "series-hint", "published", "today", "hint")


def doubts(
    entries: Sequence[Entry],
    mentions: Sequence[Mention],
    settled: Settled,
    found: Sequence[Event],
    drafts: Sequence[Draft],
) -> list[Issue]:
    """All issues, in the order of the document."""
    issues = [
        *_years(mentions, settled, found),
        *_conflicts(mentions, settled),
        *_hours(entries, found, drafts),
        *_whole(entries, found, drafts),
    ]
    return sorted(issues, key=lambda i: (i.line or 0, i.field, i.code))


def _years(mentions: Sequence[Mention], settled: Settled, found: Sequence[Event]) -> Iterator[Issue]:
    for event in found:
        known = [i for i in event.mentions if i in settled.years]
        first = mentions[event.mentions[0]]
        day, month, line = first.first.day, first.first.month, first.entry.line.number
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
            yield Issue(field="deadline", code="deadline-year-open", line=mention.entry.line.number, data=data)


def _conflicts(mentions: Sequence[Mention], settled: Settled) -> Iterator[Issue]:
    for index in sorted(settled.conflicts):
        mention = mentions[index]
        day = next(d for d in (mention.first, mention.last) if d.weekday is not None)
        data = {"day": day.day, "month": day.month, "year": settled.years[index], "weekday": day.weekday}
        yield Issue(field="date_start", code="weekday-conflict", line=mention.entry.line.number, data=data)


def _hours(entries: Sequence[Entry], found: Sequence[Event], drafts: Sequence[Draft]) -> Iterator[Issue]:
    for event, draft in zip(found, drafts, strict=True):
        line = entries[event.main].line.number
        data = {"title": draft.title, "day": event.first.day, "month": event.first.month}
        if draft.status != "planned":
            continue
        if draft.time_start is None and not draft.all_day:
            yield Issue(field="time_start", code="hours-missing", line=line, data=data)
        if draft.place is None and not draft.online:
            yield Issue(field="place", code="place-missing", line=line, data=data)
        if any(e.field == "time_start" and e.rule == "programme" for e in draft.evidence):
            yield Issue(field="time_start", code="hours-from-programme", line=line, data=data)


def _whole(entries: Sequence[Entry], found: Sequence[Event], drafts: Sequence[Draft]) -> Iterator[Issue]:
    if not found:
        yield from _undated(entries)
        return
    if len(found) > 1:
        for entry in entries:
            if cue("alternative").search(fold(entry.text)):
                yield Issue(field="meetings", code="alternatives", line=entry.line.number)
                break
    for entry in entries:
        folded = fold(entry.text)
        if cue("moved").search(folded) and cue("meeting").search(folded):
            yield Issue(field="date_start", code="moved", line=entry.line.number)
            break


def _undated(entries: Sequence[Entry]) -> Iterator[Issue]:
    """Why no meeting came out: only weeks are named, or people are invited without a day."""
    for entry in entries:
        weeks = [v for f in entry.fields for v in f.times if v.grain is Grain.WEEK]
        if weeks and (entry.line.bullet or cue("meeting").search(fold(entry.text))):
            yield Issue(field="date_start", code="only-week", line=entry.line.number, data={"week": weeks[0].number})
            return
    for entry in entries[:15]:
        if cue("invite").search(fold(entry.text)) and cue("meeting").search(fold(entry.text)):
            yield Issue(field="date_start", code="no-date", line=entry.line.number)
            return
