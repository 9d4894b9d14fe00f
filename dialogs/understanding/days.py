"""Which days a message names: the grammar's time values, their year settled by where the network has meetings."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.values import Flag, Grain, Modifier, TimeValue, Window
from dialogs.understanding.vocabulary import vocabulary
from dialogs.understanding.words import Word, bare
from meetings.schedule import Meeting, Schedule

#: the grammar's rule of a day without month
DAY_ALONE = "day-alone"
_EXACT = frozenset({Grain.DAY, Grain.DAYS})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDays:
    """Days or a window in a message. None is open."""

    first: date | None
    last: date | None
    #: single days were named, not a month or season
    exact: bool
    #: a whole year, so that what has been counts too
    whole_year: bool
    #: numbers of the words that name them
    words: frozenset[int]
    #: offsets in the message
    start: int
    end: int
    rule: str

    def holds(self, meeting: Meeting) -> bool:
        """Whether a meeting has a day in the window."""
        return (self.first is None or meeting.last_day >= self.first) and (
            self.last is None or meeting.first_day <= self.last
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Everything about time in a message."""

    days: tuple[NamedDays, ...] = ()
    clocks: tuple[tuple[time | None, time | None], ...] = ()
    #: "två dagar innan": amount and unit, before something
    lead: tuple[int, str] | None = None
    #: "kvällen innan"
    part_before: tuple[time | None, time | None] | None = None
    #: numbers of all words that belong to a time
    words: frozenset[int] = frozenset()
    #: time words that no value used: the reading is doubtful
    left_over: tuple[str, ...] = ()


def times_of(text: str, words: Sequence[Word], schedule: Schedule, now: datetime) -> Times:
    """The times in a message, read in its usual spelling, with offsets of the message."""
    spelt, origins = _spelt_out(text, words)
    local = now.astimezone(schedule.network.timezone)
    found = find_times(spelt, now=local)
    placed = [(value, _words_between(origins, value.begin, value.stop)) for value in found.values]
    dated = [(_attributive(value, inside, words), inside) for value, inside in placed if value.dated and inside]
    return Times(
        days=_narrowed([_named(value, inside, words, schedule) for value, inside in dated]),
        clocks=tuple(
            (v.time_start, v.time_end) for v, _ in placed if v.time_start and v.grain is not Grain.PART_OF_DAY
        ),
        lead=next(((v.number, v.unit) for v, _ in placed if _leads(v) and v.number is not None), None),
        part_before=next(((v.time_start, v.time_end) for v, _ in placed if v.grain is Grain.PART_OF_DAY), None),
        words=frozenset(number for _, inside in placed for number in inside),
        left_over=tuple(r.text for r in found.residue),
    )


def _attributive(value: TimeValue, inside: frozenset[int], words: Sequence[Word]) -> TimeValue:
    """The month alone in "avanmäl mig från majträffen": the meeting of that month is left, not all from then on."""
    following = max(inside) + 1
    if value.modifier is not Modifier.FROM or following == len(words):
        return value
    names_a_meeting = words[following].bare.startswith(tuple(map(bare, vocabulary().compound_heads)))
    return replace(value, modifier=None) if names_a_meeting else value


def _leads(value: TimeValue) -> bool:
    return value.grain is Grain.DURATION and value.modifier is Modifier.BEFORE


def _spelt_out(text: str, words: Sequence[Word]) -> tuple[str, list[tuple[int, int]]]:
    """The text with its words in usual spelling, and where each word stands in it."""
    pieces: list[str] = []
    origins: list[tuple[int, int]] = []
    at = length = 0
    for word in words:
        between = text[at : word.start]
        if pieces and not between:
            between = " "  # two words written as one
        form = word.form if word.repaired else text[word.start : word.end]
        pieces += [between, form]
        length += len(between)
        origins.append((length, length + len(form)))
        length += len(form)
        at = word.end
    return "".join(pieces) + text[at:], origins


def _words_between(origins: Sequence[tuple[int, int]], begin: int, stop: int) -> frozenset[int]:
    return frozenset(n for n, (start, end) in enumerate(origins) if start < stop and end > begin)


def _named(value: TimeValue, inside: frozenset[int], words: Sequence[Word], schedule: Schedule) -> NamedDays:
    written_year = any(word.form.isdecimal() and len(word.form) > 2 for n, word in enumerate(words) if n in inside)
    first, last = _in_a_year_with_meetings(value, schedule, written_year=written_year)
    return NamedDays(
        first=first,
        last=last,
        exact=value.grain in _EXACT and value.modifier is None,
        whole_year=value.grain is Grain.YEAR,
        words=inside,
        start=words[min(inside)].start,
        end=words[max(inside)].end,
        rule=value.rule,
    )


def _a_year_before(value: TimeValue) -> Window:
    first, after = value.start, value.end and value.end + timedelta(days=1)
    return (
        first and first.replace(year=first.year - 1),
        after and after.replace(year=after.year - 1) - timedelta(days=1),
    )


def _in_the_months_after(day: date) -> Iterator[Window]:
    """The same day of the eleven months to come, where they have it: "den 21:a" when nothing is on the next 21st."""
    for later in range(day.month, day.month + 11):
        year, month = day.year + later // 12, later % 12 + 1
        if day.day <= monthrange(year, month)[1]:
            other = date(year, month, day.day)
            yield other, other


def _in_a_year_with_meetings(value: TimeValue, schedule: Schedule, *, written_year: bool) -> Window:
    """The window; where the text left the year or the day open, the reading in which there is a meeting."""
    if value.modifier is not None:
        return value.window
    others = value.alternatives if value.flags & {Flag.YEAR_ASSUMED, Flag.AMBIGUOUS} else ()
    if value.grain is Grain.MONTH and not written_year:
        others = (*others, _a_year_before(value))
    if value.rule == DAY_ALONE and value.start:
        others = (*others, *_in_the_months_after(value.start))
    for first, last in (value.window, *others):
        if any(_touches(m, first, last) for m in schedule.meetings):
            return first, last
    return value.window


def _touches(meeting: Meeting, first: date | None, last: date | None) -> bool:
    return (first is None or meeting.last_day >= first) and (last is None or meeting.first_day <= last)


def _narrowed(named: list[NamedDays]) -> tuple[NamedDays, ...]:
    """The windows without those that only frame another: "onsdag 8 mars i vår" is the day."""
    return tuple(n for n in named if not any(o is not n and _frames(n, o) for o in named))


def _frames(outer: NamedDays, inner: NamedDays) -> bool:
    if inner.first is None or inner.last is None or (outer.first, outer.last) == (inner.first, inner.last):
        return False
    return (outer.first is None or outer.first <= inner.first) and (outer.last is None or outer.last >= inner.last)
