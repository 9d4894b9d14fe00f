"""The years of days that are written without one: stated > published > weekday > series > hint > open. Every step but the first is flagged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dialogs.documents.cues import cue
from dialogs.documents.mentions import Mention, Role
from dialogs.documents.outline import Entry, is_numbered
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import WrittenDay

_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?:\s?[-/]\s?((?:20)?\d\d)(?![\d-]))?(?![.:]?\d|-\d|\s?kr)")
_TARGET_YEARS = range(2030, 2100)
"""Years that plans aim at, not plans of the year, unless a whole date says so."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The year, or the two of a working year, that a heading states for what stands under it."""

    first: int
    last: int
    line: int

    def year_of(self, day: WrittenDay) -> int:
        """The year of a day under it; a working year turns in July."""
        if self.first == self.last:
            return self.first
        return self.first if day.month >= 7 else self.last


def stated(entries: Sequence[Entry], title_at: int) -> list[Scope | None]:
    """For each line the year that the headings above it, or its own beginning, state."""
    scope: Scope | None = None
    result: list[Scope | None] = []
    for entry in entries:
        own = _scope(entry, title_at)
        if own and (_carries(entry, title_at) or _announces(entry)):
            scope = own
        result.append(own if own and entry.days and _heads_days(entry) else scope)
    return result


def _carries(entry: Entry, title_at: int) -> bool:
    """Whether a year in the line holds for what follows: a heading, or a sentence that opens a list."""
    if entry.line.bullet or entry.section in ("papers", "past", "contact"):
        return False
    return (
        entry.is_heading
        or entry.index == title_at
        or entry.text.endswith(":")
        or (entry.line.short and entry.line.apart)
    )


def _heads_days(entry: Entry) -> bool:
    """Whether a year stands before the days of its own line, as a heading would: "Möten 2024: 12/2, 15/5"."""
    part = next(f for f in entry.fields if f.days)
    before = entry.text[: entry.text.find(part.text) + part.days[0].begin]
    return len(before) <= 80 and _YEAR.search(fold(before)) is not None


def _announces(entry: Entry) -> bool:
    """Whether a sentence says in which year several meetings lie: "tre webbinarier under hösten 2021"."""
    for sentence in map(fold, entry.line.sentences):
        if cue("several").search(sentence) and not cue("history").search(sentence) and _YEAR.search(sentence):
            return entry.section not in ("papers", "past", "contact")
    return False


def _scope(entry: Entry, title_at: int) -> Scope | None:
    folded = fold(entry.text)
    dated = [(d.begin, d.stop) for f in entry.fields for d in f.days if d.days[0].year]
    if dated or len(folded) > 300:
        return None
    for match in _YEAR.finditer(folded):
        first = int(match[1])
        before = folded[: match.start()].rstrip(" -:,")
        if first in _TARGET_YEARS or re.search(rf"(?:{cue('not_a_year').pattern})$", before):
            continue
        if not (cue("plan_words").search(folded) or entry.index == title_at):
            continue
        last = _last_year(match, folded)
        if last - first in (0, 1):
            return Scope(first, last, entry.line.number)
    return None


def _last_year(match: re.Match[str], folded: str) -> int:
    """The second year of "2023/2024", "2023/24" and "from December 2020 through February 2021"; else the first."""
    first = int(match[1])
    if match[2]:
        return int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    behind = _YEAR.search(folded, match.end())
    between = folded[match.end() : behind.start()] if behind else ""
    joined = re.fullmatch(r"\W*(?:-|till|to|through|och|and|til|og)\s(?:\w+\s)?", between)
    return int(behind[1]) if behind and joined else first


@dataclass(slots=True)
class Settled:
    """The year of each mention (by its place in the list), and how it was found."""

    years: dict[int, int] = field(default_factory=dict)
    rules: dict[int, str] = field(default_factory=dict)
    #: mentions whose weekday contradicts the date
    conflicts: set[int] = field(default_factory=set)

    def put(self, index: int, year: int, rule: str) -> None:
        """Notes a year."""
        self.years[index] = year
        self.rules[index] = rule


def settle(
    mentions: Sequence[Mention], scopes: Sequence[Scope | None], *, today: date | None = None, hint: int | None = None
) -> Settled:
    """The years of all mentions that the document, or today or the hint, settles."""
    settled = Settled()
    for index, mention in enumerate(mentions):
        scope = scopes[mention.entry.index]
        if mention.first.year is not None:
            settled.put(index, mention.first.year, "written")
        elif scope and mention.role in (Role.MEETING, Role.GONE):
            settled.put(index, scope.year_of(mention.first), "stated")
    _same_day(mentions, settled)
    meetings = [i for i, m in enumerate(mentions) if m.role is Role.MEETING]
    first = hint + 1 if hint is not None and _turns_before(mentions, meetings) else hint
    _published(mentions, meetings, settled)
    _series(mentions, meetings, settled, today=today, hint=first)
    _deadlines(mentions, meetings, settled, today=today, hint=hint)
    for index, mention in enumerate(mentions):
        year = settled.years.get(index)
        if year is not None and not _fits(mention, year):
            settled.conflicts.add(index)
    return settled


def _turns_before(mentions: Sequence[Mention], meetings: Sequence[int]) -> bool:
    """Whether registration ends in the year before the first meeting: in December for January."""
    due = [m for m in mentions if m.role is Role.DEADLINE]
    return bool(due and meetings) and due[0].first.month - mentions[meetings[0]].first.month >= 6


def _fits(mention: Mention, year: int) -> bool:
    last = mention.last.year or year + ((mention.last.month, mention.last.day) < mention.key)
    return mention.first.fits(year) and mention.last.fits(last)


def _same_day(mentions: Sequence[Mention], settled: Settled) -> None:
    """A day that stands elsewhere in the document with its year."""
    known: dict[tuple[int, int], set[int]] = {}
    for index, year in settled.years.items():
        if mentions[index].role is Role.MEETING and settled.rules[index] == "written":
            known.setdefault(mentions[index].key, set()).add(year)
    for index, mention in enumerate(mentions):
        years = known.get(mention.key, set())
        if index not in settled.years and len(years) == 1 and mention.role is Role.MEETING:
            settled.put(index, next(iter(years)), "same-day")


def _published(mentions: Sequence[Mention], meetings: Sequence[int], settled: Settled) -> None:
    """The next such day after the document was published; after a mere update only with the weekday's consent."""
    notes = [
        (m, settled.years[i])
        for i, m in enumerate(mentions)
        if m.role in (Role.PUBLISHED, Role.UPDATED) and i in settled.years
    ]
    if not notes or any(i in settled.years for i in meetings):
        return
    note, year = notes[0]
    since = note.first.in_year(year)
    if since is None:
        return
    for index in meetings:
        day = mentions[index].first
        there = day.in_year(year + ((day.month, day.day) < (since.month, since.day)))
        sure = note.role is Role.PUBLISHED or day.weekday is not None
        if there and (there - since).days <= 250 and day.fits(there.year) and sure:
            settled.put(index, there.year, "published" if day.weekday is None else "weekday")


def _series(
    mentions: Sequence[Mention], meetings: Sequence[int], settled: Settled, *, today: date | None, hint: int | None
) -> None:
    """Meetings without a year, after the one before them in the document; the first from the hint, or from today."""
    previous: int | None = None
    for index in meetings:
        if index not in settled.years:
            year, rule = _next_in_series(mentions, previous, index, settled, today, hint)
            if year is not None:
                settled.put(index, year, rule)
        if index in settled.years:
            previous = index


def _next_in_series(
    mentions: Sequence[Mention],
    previous: int | None,
    index: int,
    settled: Settled,
    today: date | None,
    hint: int | None,
) -> tuple[int | None, str]:
    mention = mentions[index]
    if previous is None:
        later = [i for i, m in enumerate(mentions) if i in settled.years and m.role is Role.MEETING and i > index]
        if later:  # an undated line above dated ones: the same series
            return _before(mention, mentions[later[0]], settled.years[later[0]])
        return _first_year(mention, today, hint)
    before, year = mentions[previous], settled.years[previous]
    if _restarts(before, mention) and settled.rules[previous] in ("hint", "series-hint", "today", "weekday-today"):
        return _first_year(mention, today, hint)
    falls = mention.first.month - before.first.month
    year += falls <= -5
    rule = (
        "series"
        if settled.rules[previous] in ("written", "stated", "series", "same-day", "published", "weekday")
        else "series-hint"
    )
    if mention.first.weekday is not None and not mention.first.fits(year):
        fitting = [y for y in (year + 1, year - 1) if mention.first.fits(y)]
        if rule == "series" and fitting and abs(falls) >= 3:
            return fitting[0], "weekday"
    return year, rule


def _before(mention: Mention, later: Mention, year: int) -> tuple[int | None, str]:
    year -= later.first.month - mention.first.month <= -5
    return (year, "series") if mention.first.fits(year) else (None, "")


def _restarts(before: Mention, mention: Mention) -> bool:
    """Whether a new list begins: under another heading that does not count the meetings of one series."""
    if mention.entry.heading_at == before.entry.heading_at or is_numbered(mention.entry.heading):
        return False
    return mention.key < before.key and before.entry.line.bullet and mention.entry.line.bullet


def _first_year(mention: Mention, today: date | None, hint: int | None) -> tuple[int | None, str]:
    day = mention.first
    if hint is not None:
        return hint, "hint"
    if today is None:
        return None, ""
    years = sorted(range(today.year - 1, today.year + 2), key=lambda y: _distance(day, y, today))
    if day.weekday is not None:
        fitting = [y for y in years if day.fits(y)]
        return (fitting[0], "weekday-today") if fitting else (None, "")
    ahead = [y for y in (today.year, today.year + 1) if (there := day.in_year(y)) and there >= today]
    return (ahead[0], "today") if ahead else (None, "")


def _distance(day: WrittenDay, year: int, today: date) -> tuple[bool, int]:
    there = day.in_year(year)
    return (there is None or there < today, abs((there - today).days) if there else 10_000)


def _deadlines(
    mentions: Sequence[Mention], meetings: Sequence[int], settled: Settled, *, today: date | None, hint: int | None
) -> None:
    """A last day of registration lies before its meeting: that of its line, else the first one."""
    for index, mention in enumerate(mentions):
        if mention.role is not Role.DEADLINE or index in settled.years:
            continue
        near = [i for i in meetings if mentions[i].entry.index == mention.entry.index and i in settled.years]
        pool = near or [i for i in meetings if i in settled.years]
        if pool:
            first = min(pool, key=lambda i: (settled.years[i], mentions[i].key))
            due = (mention.last.month, mention.last.day)
            year = settled.years[first] - (due > mentions[first].key)
            if not mention.first.fits(year):
                continue
            rule = settled.rules[first]
            settled.put(index, year, rule if rule in ("hint", "today", "weekday-today") else "meeting")
        elif hint is not None:
            settled.put(index, hint, "hint")
        elif today is not None and not meetings:
            year, rule = _first_year(mention, today, None)  # type: ignore[assignment]
            if year is not None:
                settled.put(index, year, rule)
