"""The years of days written without one: stated > published > weekday > series > hint > open; conclusions flagged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dialogs.documents.mentions import Mention
from dialogs.documents.outline import is_numbered
from dialogs.documents.roles import Role, Weight
from dialogs.documents.scopes import Scope
from dialogs.understanding.times.values import WrittenDay

#: rules that rest on the document; the others rest on the hint or on today
_FROM_TEXT = frozenset({"written", "stated", "same-day", "published", "deadline", "weekday", "series"})
#: months from the end of registration to a meeting
_LONGEST_NOTICE = 4
#: months from one meeting back to the next in a list, over New Year
_FALL = 5
Found = tuple[int, str] | None
"""A year and the rule that gave it."""


@dataclass(slots=True)
class Settled:
    """The year of each mention, by its place in the list, and how it was found."""

    years: dict[int, int] = field(default_factory=dict)
    rules: dict[int, str] = field(default_factory=dict)
    #: mentions whose weekday contradicts the date
    conflicts: set[int] = field(default_factory=set)

    def put(self, index: int, found: Found) -> None:
        """Notes a year."""
        if found is not None:
            self.years[index], self.rules[index] = found


@dataclass(frozen=True, slots=True)
class _Outside:
    """What is known from outside the document."""

    today: date | None
    hint: int | None


def settle(
    mentions: Sequence[Mention], scopes: Sequence[Scope | None], *, today: date | None = None, hint: int | None = None
) -> Settled:
    """The years of all mentions that the document, or the hint or today, settles."""
    settled = Settled()
    for index, mention in enumerate(mentions):
        scope = scopes[mention.entry.index]
        if mention.first.year is not None:
            settled.put(index, (mention.first.year, "written"))
        elif scope and mention.role in (Role.MEETING, Role.GONE):
            settled.put(index, (_rising(scope, index, mentions, settled), "stated"))
    meetings = [i for i, m in enumerate(mentions) if m.role is Role.MEETING]
    _same_day(mentions, meetings, settled)
    _published(mentions, meetings, settled)
    _after_deadline(mentions, meetings, settled)
    turns = hint is not None and _registers_the_year_before(mentions, meetings)
    _series(mentions, meetings, settled, _Outside(today, hint + 1 if hint is not None and turns else hint))
    _deadlines(mentions, meetings, settled, _Outside(today, hint))
    settled.conflicts |= {i for i, year in settled.years.items() if not _fits(mentions[i], year)}
    return settled


def _rising(scope: Scope, index: int, mentions: Sequence[Mention], settled: Settled) -> int:
    """The year that a scope states: of a working year the last one, once the list has come to it."""
    mention = mentions[index]
    before = mentions[index - 1] if index else None
    goes_on = before and before.entry.heading_at == mention.entry.heading_at and before.key < mention.key
    if goes_on and settled.years.get(index - 1) == scope.last:
        return scope.last
    return scope.year_of(mention.first)


def _fits(mention: Mention, year: int) -> bool:
    last = mention.last.year or year + ((mention.last.month, mention.last.day) < mention.key)
    return mention.first.fits(year) and mention.last.fits(last)


def _registers_the_year_before(mentions: Sequence[Mention], meetings: Sequence[int]) -> bool:
    """Whether registration ends in the year before the first meeting: in December for January."""
    due = next((m for m in mentions if m.role is Role.DEADLINE), None)
    return bool(due and meetings) and due.first.month - mentions[meetings[0]].first.month >= 6  # type: ignore[union-attr]


def _same_day(mentions: Sequence[Mention], meetings: Sequence[int], settled: Settled) -> None:
    """A day that stands elsewhere in the document with its year."""
    known: dict[tuple[int, int], set[int]] = {}
    for index in meetings:
        if settled.rules.get(index) == "written":
            known.setdefault(mentions[index].key, set()).add(settled.years[index])
    for index in meetings:
        years = known.get(mentions[index].key, set())
        if index not in settled.years and len(years) == 1:
            settled.put(index, (next(iter(years)), "same-day"))


def _published(mentions: Sequence[Mention], meetings: Sequence[int], settled: Settled) -> None:
    """The next such day after the text was published; after a mere update only with the weekday's consent."""
    notes = [i for i, m in enumerate(mentions) if m.role in (Role.PUBLISHED, Role.UPDATED) and i in settled.years]
    if not notes or any(i in settled.years for i in meetings):
        return
    note, year = mentions[notes[0]], settled.years[notes[0]]
    since = note.first.in_year(year)
    for index in meetings:
        day = mentions[index].first
        there = day.in_year(year + ((day.month, day.day) < note.key))
        sure = note.role is Role.PUBLISHED or day.weekday is not None
        if since and there and (there - since).days <= 250 and day.fits(there.year) and sure:
            settled.put(index, (there.year, "published" if day.weekday is None else "weekday"))


def _after_deadline(mentions: Sequence[Mention], meetings: Sequence[int], settled: Settled) -> None:
    """The next such day after a last day of registration that is written with its year."""
    due = next((i for i, m in enumerate(mentions) if m.role is Role.DEADLINE and i in settled.years), None)
    if due is None or any(i in settled.years for i in meetings):
        return
    last, year = mentions[due].last, settled.years[due]
    for index in meetings:
        day = mentions[index].first
        there = year + ((day.month, day.day) < (last.month, last.day))
        if day.fits(there):
            settled.put(index, (there, "deadline"))


def _series(mentions: Sequence[Mention], meetings: Sequence[int], settled: Settled, outside: _Outside) -> None:
    """Meetings without a year, after the one before them in the document; the first from the hint, or from today."""
    previous: int | None = None
    for index in meetings:
        if index not in settled.years:
            first = previous is None or _restarts(mentions[previous], mentions[index], settled.rules[previous])
            if first:
                settled.put(index, _of_first(mentions, index, settled, outside))
            elif previous is not None:
                settled.put(index, _after(mentions[previous], mentions[index], settled, previous))
        if index in settled.years:
            previous = index


def _of_first(mentions: Sequence[Mention], index: int, settled: Settled, outside: _Outside) -> Found:
    """The year of the first in a series: from a later one whose year is known, else from outside."""
    mention = mentions[index]
    later = next((i for i in settled.years if i > index and mentions[i].role is Role.MEETING), None)
    if later is None:
        return _from_outside(mention.first, outside)
    year = settled.years[later] - (mentions[later].first.month - mention.first.month <= -_FALL)
    return (year, "series") if mention.first.fits(year) else None


def _after(before: Mention, mention: Mention, settled: Settled, previous: int) -> Found:
    """The year of one that follows another: the same, or the next when the months fall over New Year."""
    falls = mention.first.month - before.first.month
    if (
        falls <= -_FALL
        and mention.entry.heading_at != before.entry.heading_at
        and not is_numbered(mention.entry.heading)
    ):
        return None  # another list, which may begin the same year again
    year = settled.years[previous] + (falls <= -_FALL)
    from_text = settled.rules[previous] in _FROM_TEXT
    if from_text and abs(falls) >= 3 and not mention.first.fits(year):
        fitting = [y for y in (year + 1, year - 1) if mention.first.fits(y)]
        if fitting:
            return fitting[0], "weekday"
    return year, "series" if from_text else "series-hint"


def _restarts(before: Mention, mention: Mention, rule: str) -> bool:
    """Whether a new list begins: under another heading that does not count the meetings of one series."""
    if rule in _FROM_TEXT or mention.entry.heading_at == before.entry.heading_at or is_numbered(mention.entry.heading):
        return False
    return mention.key < before.key and before.entry.line.bullet and mention.entry.line.bullet


def _from_outside(day: WrittenDay, outside: _Outside) -> Found:
    """The year that the hint gives, else where the weekday fits around today, else of the next such day."""
    today = outside.today
    if outside.hint is not None:
        return outside.hint, "hint"
    if today is None:
        return None
    real = [there for y in range(today.year - 1, today.year + 2) if (there := day.in_year(y))]
    if day.weekday is None:
        ahead = [d.year for d in real if d >= today]
        return (ahead[0], "today") if ahead else None
    fitting = [d for d in real if day.fits(d.year)]
    nearest = min(fitting, key=lambda d: (d < today, abs((d - today).days)), default=None)
    return (nearest.year, "weekday-today") if nearest else None


def _deadlines(mentions: Sequence[Mention], meetings: Sequence[int], settled: Settled, outside: _Outside) -> None:
    """A last day of registration lies before its meeting: that of its line, else the first one."""
    for index, mention in enumerate(mentions):
        if mention.role is not Role.DEADLINE or index in settled.years:
            continue
        known = [i for i in meetings if i in settled.years]
        sure = [i for i in known if mentions[i].weight is Weight.SURE]
        known = sure or [i for i in known if mentions[i].weight is Weight.LIKELY]
        near = [i for i in known if mentions[i].entry.index == mention.entry.index]
        if known:
            settled.put(index, _before(mention, mentions, near or known, settled))
        elif outside.hint is not None or not meetings:
            settled.put(index, _from_outside(mention.first, outside))


def _before(mention: Mention, mentions: Sequence[Mention], pool: Sequence[int], settled: Settled) -> Found:
    """The last such day before the first of some meetings; if that is long before it, before the next one."""
    there, ahead = (
        (mention.last.month, mention.last.day),
        sorted(pool, key=lambda i: (settled.years[i], mentions[i].key)),
    )
    first = ahead[0]
    year = settled.years[first] - (there > mentions[first].key)
    if there > mentions[first].key and _months_to(mentions[first], mention) > _LONGEST_NOTICE:
        later = (i for i in ahead if settled.years[i] == year + 1 and mentions[i].key >= there)
        first = next(later, first)
        year = settled.years[first]
    rule = settled.rules[first]
    return (year, rule if rule not in _FROM_TEXT else "meeting") if mention.first.fits(year) else None


def _months_to(meeting: Mention, due: Mention) -> int:
    """Months from a last day to a meeting in the year after it."""
    return meeting.first.month + 12 - due.last.month
