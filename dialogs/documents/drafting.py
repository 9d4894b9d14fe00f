"""From a page to drafts: each meeting with its values, and the line of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dialogs.documents import circles, titles
from dialogs.documents.clauses import of_kind, own_words
from dialogs.documents.cues import begins, has
from dialogs.documents.events import Event
from dialogs.documents.hours import Hours, hours_of
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry, is_numbered
from dialogs.documents.page import Page
from dialogs.documents.roles import Role
from dialogs.documents.venues import Venue, kind_of, venue_of
from dialogs.understanding.times.values import WrittenDay
from meetings.drafts import Draft, Evidence, PartialDate

_MOST_TOLD = 8
"""Lines about several meetings that are looked through for one."""
_THEME = 600
"""Most characters of a theme."""


def drafts_of(page: Page, own_deadlines: Mapping[int, int]) -> tuple[Draft, ...]:
    """The drafts, in the order of the document; `own_deadlines`: main line of a meeting → mention of its last day."""
    drafts = [_draft(page, event, own_deadlines.get(event.main)) for event in page.events]
    return _contrasted(_repeated(page, drafts))


def partial(day: WrittenDay, year: int | None, *, disputed: bool = False) -> PartialDate:
    """A day with its year; `disputed` when the text contradicts itself there, which a person has to settle."""
    if disputed or (year is not None and not day.in_year(year)):
        return PartialDate(month=day.month, day=day.day, disputed=year)
    return PartialDate(month=day.month, day=day.day, year=year)


def due_day(page: Page, index: int | None) -> PartialDate | None:
    """The last day of registration that a mention stands for."""
    if index is None:
        return None
    settled = page.settled
    return partial(page.mentions[index].last, settled.years.get(index), disputed=index in settled.conflicts)


def evidence(entries: Sequence[Entry], index: int, name: str, rule: str) -> Evidence:
    """The line of a value."""
    return Evidence(line=entries[index].line.number, text=entries[index].text, field=name, rule=rule)


def _draft(page: Page, event: Event, due: int | None) -> Draft:
    mentions = [page.mentions[i] for i in event.mentions]
    main = next(m for m in mentions if m.entry.index == event.main)
    year, disputed = _year(page, event), _is_disputed(page, event)
    last_year = event.last.year or (None if year is None else year + event.turns)
    lines = list(_own_words(page, event, mentions))
    kind = kind_of(lines, mentions, main=event.main, title=page.title_line)
    shared = of_kind([page.entries[n] for n in event.shared], kind)
    hours = hours_of(lines, shared, [m.value for m in mentions], main=event.main, last=event.ends_on)
    venue = venue_of(lines, shared, mentions, main=event.main, title=page.title_line)
    own, outside = _circles(page, event, [e.text for e in lines if 0 <= e.index - event.main <= 1])
    return Draft(
        title=titles.meeting_title(page.entries, main, event.lines, page.title, single=page.single),
        date_start=partial(event.first, year, disputed=disputed),
        date_end=partial(event.last, last_year, disputed=disputed),
        time_start=hours.start,
        time_end=hours.end,
        all_day=hours.all_day and hours.start is None,
        place=venue.place.text if venue.place else None,
        online=venue.form.online,
        onsite=venue.form.onsite,
        link=venue.form.link,
        groups=own,
        joint_with=outside,
        status=_status(page, event, lines, mentions),
        theme=_theme(page, event),
        coffee_from=hours.coffee,
        deadline=due_day(page, due),
        evidence=tuple(_evidence(page, event, main, hours, venue, due)),
    )


def _own_words(page: Page, event: Event, mentions: Sequence[Mention]) -> Iterator[Entry]:
    """The meeting's lines, those that name other meetings, too, with its own words alone, and only a few of them."""
    told = 0
    for n in event.lines:
        entry = page.entries[n]
        own = own_words(entry, page.meetings.get(n, ()), mentions) if told < _MOST_TOLD or n == event.main else None
        told += own is not entry
        if own is not None:
            yield own


def _year(page: Page, event: Event) -> int | None:
    """The year of a meeting: as written or stated before anything concluded."""
    settled = page.settled
    known = [i for i in event.mentions if i in settled.years]
    best = min(known, key=lambda i: settled.rules[i] not in ("written", "stated"), default=None)
    return None if best is None else settled.years[best]


def _is_disputed(page: Page, event: Event) -> bool:
    """Whether a day of the meeting contradicts itself, and none tells weekday and date in agreement."""
    wrong = page.settled.conflicts & set(event.mentions)
    agreed = (i for i in event.mentions if i not in wrong and page.mentions[i].first.weekday is not None)
    return bool(wrong) and not any(page.settled.rules.get(i) in ("written", "stated") for i in agreed)


def _circles(page: Page, event: Event, words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The meeting's groups, in the document's order, and names from outside that share it; `words` speak of it."""
    inside, outside = set(event.groups), dict[str, None]()
    for index in event.mentions:
        more, others = circles.together_with(page.mentions[index].entry.text, page.groups)
        inside |= set(more)
        outside |= dict.fromkeys(others)
    heading = page.entries[event.main].heading
    if any(has("all_groups", text) for text in (heading, *words)):
        inside = set(page.groups)
    elif not any(page.headed):
        inside |= {group for group in page.groups for text in words if group in text} or set(_told_before(page, event))
    if not inside and (page.single or len(page.groups) == 1 or not (any(page.headed) or page.told_apart)):
        inside = set(page.groups)
    return tuple(g for g in page.groups if g in inside), tuple(outside)


def _told_before(page: Page, event: Event) -> tuple[str, ...]:
    """The group that a passage speaks of: the last one that it names before the day."""
    mention = next(page.mentions[i] for i in event.mentions if page.mentions[i].entry.index == event.main)
    before = mention.field.text[: mention.value.begin]
    named = [(before.rfind(group), group) for group in page.groups if group in before]
    return (max(named)[1],) if named and len(mention.entry.days) > 1 else ()


def _status(page: Page, event: Event, own: Sequence[Entry], mentions: Sequence[Mention]) -> str:
    """Planned, unless title, row or heading says otherwise; of a line about several meetings its `own` words."""
    entries = page.entries
    named = {m.entry.index for m in mentions}
    lines = [e for e in own if e.index in named]
    if page.single:
        lines += [e for e in entries if e.is_heading or e.index == page.title_at or e.index < 4]
        if any(begins("documented", e.text) for e in lines):
            return "past"
    else:
        lines += [entries[page.title_at]] if page.title_at >= 0 else []
        lines += [entries[i] for i in event.lines if entries[i].line.short and i not in named]
    cancelled = any(has("cancelled", e.text) and not has("conditional", e.text) for e in lines)
    return "cancelled" if cancelled else "planned"


def _theme(page: Page, event: Event) -> str | None:
    """The meeting's own theme: behind its label, or the paragraph under a numbered meeting."""
    own = [page.entries[i] for i in event.lines]
    labelled = next((f.text for e in own for f in e.labelled("theme") if f.text), None)
    if labelled or len(own) >= 12 or not any(is_numbered(e.text) for e in own if e.index <= event.main):
        return labelled
    below = [e.text for e in own if e.index > event.main and not e.is_heading and not e.line.label]
    return " ".join(below)[:_THEME] or None


def own_deadlines(page: Page) -> dict[int, int]:
    """For the main line of each of several meetings the mention of its own last day of registration.

    One alone, on a line of its own, holds for the document.
    """
    if page.single:
        return {}
    own = {e.main: due for e in page.events if (due := _own_deadline(page, e)) is not None}
    if len(set(own.values())) > 1:
        return own
    return {main: due for main, due in own.items() if page.mentions[due].entry.index == main}


def _own_deadline(page: Page, event: Event) -> int | None:
    lines = set(event.lines)
    for index, mention in enumerate(page.mentions):
        if mention.role is Role.DEADLINE and mention.entry.index in lines and mention.entry.section != "registration":
            return index
    return None


def _evidence(
    page: Page, event: Event, main: Mention, hours: Hours, venue: Venue, due: int | None
) -> Iterator[Evidence]:
    rules = page.settled.rules
    year = next((rules[i] for i in event.mentions if i in rules), "open")
    yield evidence(page.entries, main.entry.index, "date_start", f"{main.value.rule}, year {year}")
    rows = [
        ("time_start", hours.start_line if hours.start else -1, hours.rule),
        ("time_end", hours.end_line if hours.end else -1, hours.rule),
        ("coffee_from", hours.coffee_line if hours.coffee else -1, "arrival"),
        ("all_day", hours.all_day_line, "all-day"),
        ("online", venue.form.line, "form"),
    ]
    for name, line, rule in rows:
        if line >= 0:
            yield evidence(page.entries, line, name, rule)
    if venue.place:
        yield evidence(page.entries, venue.place.line, "place", venue.place.rule)
    if due is not None:
        yield evidence(page.entries, page.mentions[due].entry.index, "deadline", "deadline")


def _repeated(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Hours and place of the meeting before, where the text says that they are the same: "16 maj, samma tid"."""
    result: list[Draft] = []
    for event, draft in zip(page.events, drafts, strict=True):
        words = " ".join(f"{page.mentions[i].before} {page.mentions[i].after}" for i in event.mentions)
        result.append(_like(result[-1], draft, words) if result else draft)
    return result


def _like(last: Draft, draft: Draft, words: str) -> Draft:
    if has("same_time", words) and draft.time_start is None:
        draft = replace(draft, time_start=last.time_start, time_end=last.time_end)
    if has("same_place", words) and draft.place is None and draft.online is None:
        draft = replace(draft, place=last.place, online=last.online, onsite=last.onsite)
    return draft


def _contrasted(drafts: list[Draft]) -> tuple[Draft, ...]:
    """In a list where some meetings are called digital, those called otherwise are on site."""
    digital = {d.title for d in drafts if d.online and not d.onsite and has("online", d.title)}
    if len(drafts) < 3 or not digital:
        return tuple(drafts)
    return tuple(
        replace(d, online=False, onsite=True)
        if d.online is None and has("meeting", d.title) and d.title not in digital
        else d
        for d in drafts
    )
