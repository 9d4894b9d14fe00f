"""The line reader: what a document seems to say, each value with the line it was read from, and every doubt.

    reading = read(text)                       # years stay open where the text does not settle them
    reading = read(text, year=2024)            # the first yearless meeting lies in 2024
    reading = read(text, today=date(2024, 8, 12))

Nothing is taken from a neighbouring meeting, and nothing that the text leaves open is made up.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.documents import circles, doubts, events, terms, titles
from dialogs.documents.cues import cue
from dialogs.documents.events import Event
from dialogs.documents.hours import Hours, hours_of
from dialogs.documents.lines import lines_of
from dialogs.documents.mentions import Mention, Role, mentions_in
from dialogs.documents.outline import Entry, outline
from dialogs.documents.passages import passages_in
from dialogs.documents.people import contacts_in
from dialogs.documents.tongue import language_of
from dialogs.documents.venues import Venue, venue_of
from dialogs.documents.years import Settled, settle, stated
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import WrittenDay
from meetings.drafts import Draft, Evidence, Issue, PartialDate, Reading, Terms


@dataclass(frozen=True, slots=True)
class _Page:
    """Everything known of a document before its meetings are put together."""

    entries: Sequence[Entry]
    mentions: Sequence[Mention]
    settled: Settled
    groups: Sequence[str]
    title: str
    title_at: int


def read(document: str | Iterable[str], *, today: date | None = None, year: int | None = None) -> Reading:
    """What a text, or its lines, says of meetings. Never raises.

    `year` is a hint: the year of the first day that has none. `today` settles yearless days as the next to come, or as
    those whose weekday fits around it. Without either they stay open.
    """
    entries = outline(lines_of(document))
    text = "\n".join(p.text for p in entries)
    title_at = titles.title_line(entries)
    title = titles.title_of(entries, title_at)
    mentions = mentions_in(entries, title_at)
    settled = settle(mentions, stated(entries, title_at), today=today, hint=year)
    known = circles.declared(entries)
    page = _Page(entries, mentions, settled, circles.under_headings(entries, known), title, title_at)
    found = [] if _is_report(entries, title) else events.events_in(entries, mentions, page.groups)
    groups = _groups(page, known, found)
    own = _own_deadlines(page, found)
    drafts = tuple(_draft(page, event, groups, own, single=len(found) == 1) for event in found)
    drafts = _contrasted(drafts, found)
    registration = _terms(page, set(own.values()) if len(found) > 1 else set(), several=len(found) > 1)
    cost = titles.cost_of(entries)
    return Reading(
        language=language_of(text),
        series_title=title or None,
        organiser=titles.organiser_of(entries, title),
        groups=groups,
        meetings=_ordered(drafts),
        registration=registration,
        contacts=contacts_in(entries, page.groups),
        audience=titles.audience_of(entries),
        cost=cost[0] if cost else None,
        passages=passages_in(entries),
        issues=tuple(_issues(page, found, drafts)),
    )


def _is_report(entries: Sequence[Entry], title: str) -> bool:
    """Whether the document reports what has been: nothing in it is to come."""
    return any(fold(p.text).startswith(("slutrapport", "final report", "sluttrapport")) for p in entries[:6])


def _groups(page: _Page, known: Sequence[str], found: Sequence[Event]) -> tuple[str, ...]:
    """The groups of the document: listed or headed ones, else the network of the title, else those invited."""
    headed = [g for event in found for g in event.groups]
    names = list(dict.fromkeys([*known, *headed]))
    if not names and (network := circles.in_title(page.title)):
        names = [network]
    return tuple(names or circles.invited(page.entries))


def _partial(day: WrittenDay, year: int | None) -> PartialDate:
    if year is not None and day.in_year(year) is None:
        year = None
    return PartialDate(month=day.month, day=day.day, year=year)


def _due_day(page: _Page, index: int | None) -> PartialDate | None:
    """The last day of registration that a mention stands for."""
    if index is None:
        return None
    return _partial(page.mentions[index].last, page.settled.years.get(index))


def _year_of(page: _Page, event: Event) -> int | None:
    """The year of a meeting: as written or stated before anything concluded."""
    years = [
        (page.settled.rules[i] not in ("written", "stated"), page.settled.years[i])
        for i in event.mentions
        if i in page.settled.years
    ]
    return min(years)[1] if years else None


def _draft(
    page: _Page, event: Event, groups: tuple[str, ...], own_deadlines: Mapping[int, int], *, single: bool
) -> Draft:
    mentions = [page.mentions[i] for i in event.mentions]
    main = next(m for m in mentions if m.entry.index == event.main)
    year = _year_of(page, event)
    end_year = event.last.year or (
        year + ((event.last.month, event.last.day) < event.key) if year is not None else None
    )
    hours = hours_of(
        page.entries, event.lines, event.shared, [m.value for m in mentions], main=event.main, last=event.ends_on
    )
    venue = venue_of(page.entries, event.lines, event.shared, mentions, main=event.main, title_at=page.title_at)
    own, outside = _circles_of(page, event, groups, single=single)
    due = None if single else own_deadlines.get(event.main)
    return Draft(
        title=titles.meeting_title(page.entries, main, event.lines, page.title, single=single),
        date_start=_partial(event.first, year),
        date_end=_partial(event.last, end_year),
        time_start=hours.start,
        time_end=hours.end,
        all_day=hours.all_day and hours.start is None,
        place=venue.place,
        online=venue.online,
        onsite=venue.onsite,
        link=venue.link,
        groups=own,
        joint_with=outside,
        status=_status(page, event, mentions, single=single),
        theme=_theme(page, event),
        coffee_from=hours.coffee,
        deadline=_due_day(page, due),
        evidence=tuple(_evidence(page, event, main, hours, venue, due)),
    )


def _circles_of(
    page: _Page, event: Event, groups: tuple[str, ...], *, single: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The meeting's groups, and names from outside the document that share it."""
    inside, outside = list(event.groups), list[str]()
    for index in event.mentions:
        more, others = circles.together_with(page.entries[page.mentions[index].entry.index].text, groups)
        inside += [g for g in more if g not in inside]
        outside += [o for o in others if o not in outside]
    if not inside and (single or not any(page.groups)):
        inside = list(groups)
    order = {g: n for n, g in enumerate(groups)}
    return tuple(sorted(dict.fromkeys(inside), key=lambda g: order.get(g, 99))), tuple(outside)


def _status(page: _Page, event: Event, mentions: Sequence[Mention], *, single: bool) -> str:
    texts = [m.entry.text for m in mentions]
    if single:
        texts += [p.text for p in page.entries if p.is_heading or p.index == page.title_at or p.index < 4]
    elif page.title_at >= 0:
        texts.append(page.entries[page.title_at].text)
    texts += [page.entries[i].text for i in event.lines if not single and page.entries[i].line.short]
    if single and any(
        re.match(
            r"(?:dokumentation|presentationer|bildspel|tillbakablick|dokumentasjon|documentation) (?:från|fran|fra|from)",
            fold(t),
        )
        for t in texts
    ):
        return "past"
    for text in map(fold, texts):
        if cue("cancelled").search(text) and not cue("conditional").search(text):
            return "cancelled"
    return "planned"


def _theme(page: _Page, event: Event) -> str | None:
    """The meeting's own theme: its label, or the paragraph under a numbered meeting."""
    for index in event.lines:
        for part in page.entries[index].labelled("theme"):
            if part.text:
                return part.text
    if any(titles.is_numbered(page.entries[i].text) for i in event.lines if i <= event.main) and len(event.lines) < 12:
        below = [page.entries[i] for i in event.lines if i > event.main]
        texts = [p.text for p in below if not p.is_heading and not p.line.label]
        return " ".join(texts)[:600] or None
    return None


def _own_deadline(page: _Page, event: Event) -> int | None:
    """The mention of the last day of registration that stands with a meeting among several."""
    lines = set(event.lines)
    for index, mention in enumerate(page.mentions):
        if (
            mention.role is Role.DEADLINE
            and mention.entry.index in lines
            and mention.entry.section not in ("registration",)
        ):
            return index
    return None


def _own_deadlines(page: _Page, found: Sequence[Event]) -> dict[int, int]:
    """For the main line of each meeting the mention of its own last day; one alone holds for the document."""
    own = {e.main: due for e in found if (due := _own_deadline(page, e)) is not None}
    if len(found) < 2 or len(set(own.values())) > 1:
        return own
    return {main: due for main, due in own.items() if page.mentions[due].entry.index == main}


def _terms(page: _Page, own: set[int], *, several: bool) -> Terms:
    due = next((i for i, m in enumerate(page.mentions) if m.role is Role.DEADLINE and i not in own), None)
    entries = page.entries
    address, url = terms.contact_email(entries), terms.registration_url(entries)
    each, most = terms.per_organisation(entries), terms.total(entries)
    sources = {
        "deadline": page.mentions[due].entry.index if due is not None else None,
        "contact_email": address and address[1], "url": url and url[1],
        "seats_per_organisation": each and each[1], "seats_total": most and most[1],
    }  # fmt: skip
    return Terms(
        required=terms.required(entries, dated=due is not None or bool(own)),
        deadline=_due_day(page, due),
        contact_email=address[0] if address else None,
        url=url[0] if url else None,
        seats_per_organisation=each[0] if each else None,
        seats_total=most[0] if most else None,
        together=several and any(cue("together").search(fold(p.text)) for p in entries),
        evidence=tuple(_line(entries, index, name, "terms") for name, index in sources.items() if index is not None),
    )


def _line(entries: Sequence[Entry], index: int, name: str, rule: str) -> Evidence:
    return Evidence(line=entries[index].line.number, text=entries[index].text, field=name, rule=rule)


def _evidence(page: _Page, event: Event, main: Mention, hours: Hours, venue: Venue, due: int | None) -> list[Evidence]:
    year_rule = next((page.settled.rules[i] for i in event.mentions if i in page.settled.rules), "open")
    rows = [
        ("date_start", main.entry.index, f"{main.value.rule}, year {year_rule}"),
        ("time_start", hours.start_line, hours.rule), ("time_end", hours.end_line, hours.rule),
        ("coffee_from", hours.coffee_line if hours.coffee else -1, "arrival"),
        ("all_day", hours.all_day_line, "all-day"),
        ("place", venue.place_line if venue.place else -1, venue.place_rule), ("online", venue.form_line, "form"),
        ("deadline", page.mentions[due].entry.index if due is not None else -1, "deadline"),
    ]  # fmt: skip
    return [_line(page.entries, index, name, rule) for name, index, rule in rows if index >= 0]


def _contrasted(drafts: tuple[Draft, ...], found: Sequence[Event]) -> tuple[Draft, ...]:
    """In a list where some meetings are called digital, the others are on site."""
    from dataclasses import replace

    if len(drafts) < 3 or not any(d.online and not d.onsite for d in drafts):
        return drafts
    called = sum(cue("online").search(fold(d.title)) is not None for d in drafts)
    if not called:
        return drafts
    return tuple(
        replace(d, online=False, onsite=True)
        if d.online is None and d.onsite is None and d.title and any(o.title != d.title and o.online for o in drafts)
        else d
        for d in drafts
    )


def _ordered(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """In order of time where all years are known, else in that of the document."""
    if all(d.date_start.year for d in drafts):
        return tuple(
            sorted(
                drafts, key=lambda d: (d.date_start.year or 0, d.date_start.month, d.date_start.day, str(d.time_start))
            )
        )
    return drafts


def _issues(page: _Page, found: Sequence[Event], drafts: Sequence[Draft]) -> list[Issue]:
    return doubts.doubts(page.entries, page.mentions, page.settled, found, drafts)
