"""The doubts about a reading, each with its line: what to ask before anything is published."""

import re
from collections.abc import Iterator, Sequence

from dialogs.documents.cues import has
from dialogs.documents.outline import Entry
from dialogs.documents.page import Page
from dialogs.documents.roles import Role
from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.values import Grain
from meetings.drafts import Draft, Issue

_LATE = re.compile(r"(?<!\d)(?:29|30|31)(?!\d)")
"""Numbers of days that some months have not."""
#: rules for a year that rest on a conclusion; the first word is part of the issue's code
_CONCLUDED = frozenset({"weekday", "weekday-today", "series", "series-hint", "published", "deadline", "today", "hint"})


def doubts_of(page: Page, drafts: Sequence[Draft]) -> tuple[Issue, ...]:
    """All issues, in the order of the document."""
    issues = [*_years(page), *_conflicts(page), *_impossible(page), *_gaps(page, drafts), *_whole(page)]
    return tuple(sorted(issues, key=lambda i: (i.line or 0, i.field, i.code)))


def _years(page: Page) -> Iterator[Issue]:
    """Years that are open, and those that were concluded."""
    mentions, settled = page.mentions, page.settled
    hinted = {settled.years[i] for i, rule in settled.rules.items() if rule == "hint"}
    for event in page.events:
        known = [i for i in event.mentions if i in settled.years]
        first = mentions[event.mentions[0]]
        data = {"day": first.first.day, "month": first.first.month}
        line = first.entry.line.number
        if not known:
            yield Issue(field="year", code="year-open", line=line, data=data)
        elif all(settled.rules[i] in _CONCLUDED for i in known):
            reason = _reason(settled.rules[known[0]], settled.years[known[0]], hinted)
            yield Issue(
                field="year", code=f"year-from-{reason}", line=line, data=data | {"year": settled.years[known[0]]}
            )
    for index, mention in enumerate(mentions):
        if mention.role is Role.DEADLINE and index not in settled.years:
            data = {"day": mention.first.day, "month": mention.first.month}
            yield Issue(field="deadline", code="deadline-year-open", line=mention.entry.line.number, data=data)


def _reason(rule: str, year: int, hinted: set[int]) -> str:
    """The word of the issue's code: in a series that a hint begins, only the turn of the year is a conclusion."""
    return "hint" if rule == "series-hint" and year in hinted else rule.split("-", maxsplit=1)[0]


def _conflicts(page: Page) -> Iterator[Issue]:
    """Days that the year has not, or not on the weekday written with them."""
    for index in sorted(page.settled.conflicts):
        mention, year = page.mentions[index], page.settled.years[index]
        if mention.role not in (Role.MEETING, Role.DEADLINE):
            continue
        name = "deadline" if mention.role is Role.DEADLINE else "date_start"
        day = next((d for d in mention.value.days if not d.fits(year)), mention.first)
        data = {"day": day.day, "month": day.month, "year": year}
        line = mention.entry.line.number
        if day.weekday is None or not day.in_year(year):
            yield Issue(field=name, code="no-such-day", line=line, data=data)
        else:
            yield Issue(field=name, code="weekday-conflict", line=line, data=data | {"weekday": day.weekday})


def _impossible(page: Page) -> Iterator[Issue]:
    """Days that no year has: "30 februari", "31/4"."""
    for entry in page.entries:
        if entry.section in ("past", "papers") or not _LATE.search(entry.text):
            continue
        found = find_times(entry.text, now=None)
        months = {v.begin: v for v in found.values if v.grain is Grain.MONTH}
        for residue in found.residue:
            month = months.get(residue.stop + 1)
            if _LATE.search(residue.text) and (month or not residue.text.isdigit()):
                text = entry.text[residue.begin : month.stop if month else residue.stop]
                yield Issue(field="date_start", code="impossible-day", line=entry.line.number, data={"text": text})


def _gaps(page: Page, drafts: Sequence[Draft]) -> Iterator[Issue]:
    """Hours and places that planned meetings lack, and hours that only the programme gives."""
    for event, draft in zip(page.events, drafts, strict=True):
        if draft.status != "planned":
            continue
        line = page.entries[event.main].line.number
        data = {"title": draft.title, "day": event.first.day, "month": event.first.month}
        if draft.time_start is None and not draft.all_day:
            yield Issue(field="time_start", code="hours-missing", line=line, data=data)
        if draft.place is None and not draft.online:
            yield Issue(field="place", code="place-missing", line=line, data=data)
        if any(e.field == "time_start" and e.rule == "programme" for e in draft.evidence):
            yield Issue(field="time_start", code="hours-from-programme", line=line, data=data)


def _whole(page: Page) -> Iterator[Issue]:
    """Doubts about the document: no day at all, alternatives, something moved."""
    entries = page.entries
    if not page.events:
        yield from _undated(entries)
        return
    alternatives = (e for e in entries if has("alternative", e.text))
    if len(page.events) > 1 and (choice := next(alternatives, None)):
        yield Issue(field="meetings", code="alternatives", line=choice.line.number)
    moved = (e for e in entries if has("moved", e.text) and has("meeting", e.text))
    if entry := next(moved, None):
        yield Issue(field="date_start", code="moved", line=entry.line.number)


def _undated(entries: Sequence[Entry]) -> Iterator[Issue]:
    """Why no meeting came out: only weeks are named, or people are invited without a day."""
    for entry in entries:
        weeks = [v.number for f in entry.fields for v in f.times if v.grain is Grain.WEEK]
        if weeks and (entry.line.bullet or has("meeting", entry.text)):
            yield Issue(field="date_start", code="only-week", line=entry.line.number, data={"week": weeks[0]})
            return
    inviting = (e for e in entries[:15] if has("invite", e.text) and has("meeting", e.text))
    if first := next(inviting, None):
        yield Issue(field="date_start", code="no-date", line=first.line.number)
