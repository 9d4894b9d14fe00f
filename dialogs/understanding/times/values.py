"""What the time grammar finds: time values with their place in the text, and what was left over."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

Window = tuple[date | None, date | None]
"""First and last day, both included; None is open."""


class Grain(StrEnum):
    """How fine a value is."""

    #: a time of the day, without a day
    CLOCK = "clock"
    #: "på eftermiddagen": `time_start` and `time_end` are the policy's
    PART_OF_DAY = "part-of-day"
    DAY = "day"
    #: several days in a row
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half-year"
    YEAR = "year"
    #: a window of another kind: "kvar i år", "mellan jul och nyår"
    SPAN = "span"
    #: a length of time: `number` and `unit`, no dates
    DURATION = "duration"


class Modifier(StrEnum):
    """How a value is used: the window before it, after it, up to its end, from its start."""

    BEFORE = "before"
    AFTER = "after"
    UNTIL = "until"
    FROM = "from"


class Flag(StrEnum):
    """What one should know about a value."""

    #: the year is that in which the weekday fits
    YEAR_FROM_WEEKDAY = "year-from-weekday"
    #: the text gives no year; the next occurrence (or the last, of something past) was taken
    YEAR_ASSUMED = "year-assumed"
    #: weekday and date contradict each other; never repaired
    CONFLICT = "conflict"
    #: `alternatives` holds the other readings
    AMBIGUOUS = "ambiguous"
    #: "ca", "några", "ett par"
    APPROXIMATE = "approximate"
    #: a misspelt word was read as a month or weekday
    REPAIRED = "repaired"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """A day as it is written, before anything is concluded."""

    day: int
    month: int
    year: int | None = None
    #: 0 is Monday
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day in a year; None for 29 February in a common year."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def fits(self, year: int) -> bool:
        """Whether the day exists in the year and falls on the weekday written with it."""
        there = self.in_year(year)
        return there is not None and self.weekday in (None, there.weekday())


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeValue:
    """Something in a text that stands for a time.

    `start` and `end` are what is named, without the modifier: "före jul" names Christmas. `window` applies it.
    """

    grain: Grain
    #: first and last day named, inclusive; None where open, or unknown without `now`
    start: date | None = None
    end: date | None = None
    #: wall clock, on the first and on the last day
    time_start: time | None = None
    time_end: time | None = None
    modifier: Modifier | None = None
    flags: frozenset[Flag] = frozenset()
    #: other readings of the days
    alternatives: tuple[Window, ...] = ()
    #: a calendar day, or the first and last one, as written
    days: tuple[WrittenDay, ...] = ()
    #: amount of a duration, number of a week, month, quarter or half-year
    number: int | None = None
    #: of a duration or distance: minute, hour, day, week, month, year
    unit: str = ""
    #: offsets in the text
    begin: int = 0
    stop: int = 0
    rule: str = ""

    @property
    def window(self) -> Window:
        """The days meant, with the modifier applied."""
        one = timedelta(days=1)
        match self.modifier:
            case Modifier.BEFORE:
                return None, self.start and self.start - one
            case Modifier.AFTER:
                return self.end and self.end + one, None
            case Modifier.UNTIL:
                return None, self.end
            case Modifier.FROM:
                return self.start, None
            case _:
                return self.start, self.end

    @property
    def dated(self) -> bool:
        """Whether the value names calendar days, known or as written."""
        return bool(self.days) or self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """A time word that no value used. Next to a value it makes the reading doubtful: ask."""

    begin: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesFound:
    """All time values of a text, in order, and what was left over."""

    values: tuple[TimeValue, ...] = ()
    residue: tuple[Residue, ...] = ()
    #: the text was longer than the grammar reads
    truncated: bool = False

    @property
    def complete(self) -> bool:
        """Whether every time word was used."""
        return not (self.residue or self.truncated)
