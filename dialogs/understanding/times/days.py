"""Calendar days as written ("onsdag 8 mars 2023", "10–11 maj", "8/3"), weekdays, "den 20 nästa månad"."""

from dataclasses import replace
from datetime import date, time, timedelta

from dialogs.understanding.times.grammar import Part, Rule, rule
from dialogs.understanding.times.moment import Moment
from dialogs.understanding.times.tokens import Kind
from dialogs.understanding.times.values import Flag, Grain, TimeValue, Window, WrittenDay
from dialogs.understanding.times.windows import add_months, month, week, week_of


def day_value(
    days: tuple[WrittenDay, ...], moment: Moment, *, rule_name: str, begin: int, stop: int
) -> TimeValue | None:
    """A day, or the first and last day in a row, with their years concluded. None when there is no such day."""
    if any(d.in_year(d.year or 2024) is None for d in days):
        return None
    first, last = days[0], days[-1]
    year, flags = moment.year_for(first)
    start = first.in_year(year) if year else None
    end = start
    if len(days) > 1 and year is not None:
        later = last.year or year + ((last.month, last.day) < (first.month, first.day))
        end = last.in_year(later)
        if not last.fits(later):
            flags |= {Flag.CONFLICT}
        if start and end and end < start:
            return None
    alternatives: tuple[Window, ...] = ()
    if flags & {Flag.YEAR_ASSUMED, Flag.YEAR_FROM_WEEKDAY} and len(days) == 1:
        alternatives = moment.other_year(first, year)
    return TimeValue(
        grain=Grain.DAY if len(days) == 1 else Grain.DAYS, start=start, end=end, days=days, flags=flags,
        alternatives=alternatives, rule=rule_name, begin=begin, stop=stop,
    )  # fmt: skip


def _day(part: Part, days: tuple[WrittenDay, ...], name: str) -> TimeValue | None:
    begin, stop = part.span
    value = day_value(days, part.moment, rule_name=name, begin=begin, stop=stop)
    return replace(value, flags=value.flags | {Flag.REPAIRED}) if value and part.repaired else value


def _day_month(part: Part) -> TimeValue | None:
    day, number = part.number("d"), part.number("m")
    if day is None or number is None:
        return None
    return _day(
        part, (WrittenDay(day=day, month=number, year=part.number("y"), weekday=part.number("w")),), "day-month"
    )


def _english_order(part: Part) -> bool:
    """Whether "May 2" is meant as a day: in Swedish "i maj 2 träffar" is none."""
    token = part.token("m")
    if token and token.lexeme and token.lexeme.language == "en":
        return True
    return part.moment.language != "sv" and (part.has("y") or part.has("w") or part.kind("d") == Kind.ORDINAL)


def _month_day(part: Part) -> TimeValue | None:
    return _day_month(part) if _english_order(part) else None


def _month_day_range(part: Part) -> TimeValue | None:
    return _day_range(part) if _english_order(part) else None


def _numeric(part: Part) -> TimeValue | None:
    value = part.pair("s")
    weekday = part.number("w")
    if part.kind("s") == Kind.DATE:
        year, number, day = value[:3]
        found = _day(part, (WrittenDay(day=day, month=number, year=year, weekday=weekday),), "numeric")
        if found and len(value) == 5:
            return TimeValue(
                grain=Grain.DAY, start=found.start, end=found.end, days=found.days, flags=found.flags,
                time_start=time(*value[3:]), rule="timestamp", begin=found.begin, stop=found.stop,
            )  # fmt: skip
        return found
    day, number = value
    return _day(part, (WrittenDay(day=day, month=number, year=part.number("y"), weekday=weekday),), "slash")


def _day_range(part: Part) -> TimeValue | None:
    """Days of one month: "10–11 maj", "10 och 11 maj" when they follow each other, "30-31/3 2017"."""
    last, number, year = _last_day(part)
    first = part.number("d")
    if first is None or last is None or number is None or last <= first:
        return None
    if part.kind("c") in "&v" and last != first + 1 and not part.has("b"):
        return None
    days = (
        WrittenDay(day=first, month=number, year=year, weekday=part.number("w")),
        WrittenDay(day=last, month=number, year=year, weekday=part.number("x")),
    )
    return _day(part, days, "day-range")


def _last_day(part: Part) -> tuple[int | None, int | None, int | None]:
    """Day, month and year of the end of a range, in whichever notation."""
    if part.kind("s") == Kind.DATE:
        year, number, last = part.pair("s")[:3]
        return last, number, year
    if slash := part.pair("s"):
        return slash[0], slash[1], part.number("y")
    return part.number("e"), part.number("m"), part.number("y")


def _weekday(part: Part) -> TimeValue | None:
    """Reads "på torsdag", "nästa torsdag", "i torsdags", "torsdag nästa vecka", "torsdag v. 16"."""
    weekday, today, begin_stop = part.number("w"), part.moment.today, part.span
    if weekday is None:
        return None
    flags: frozenset[Flag] = frozenset()
    alternatives: tuple[Window, ...] = ()
    start: date | None = None
    shift = part.number("y")
    if part.has("v"):
        number = part.number("v")
        days = part.moment.year_of(lambda y: week(y, number or 0) or (date(y, 12, 31), date(y, 12, 31)))
        start = days[0] + timedelta(days=weekday) if days else None
    elif today is None:
        return None
    elif shift is not None:
        start = week_of(today)[0] + timedelta(days=weekday + 7 * shift)
    else:
        ahead = (weekday - today.weekday() - 1) % 7 + 1
        start = today + timedelta(days=ahead)
        if part.has("l"):
            start = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
        elif part.has("h"):
            start = week_of(today)[0] + timedelta(days=weekday)
        elif part.has("n"):
            following = start + timedelta(days=7)
            flags, alternatives = frozenset({Flag.AMBIGUOUS}), ((following, following),)
        elif part.moment.past:
            start -= timedelta(days=7)
    if start is None:
        return None
    return TimeValue(
        grain=Grain.DAY, start=start, end=start, flags=flags, alternatives=alternatives, rule="weekday",
        begin=begin_stop[0], stop=begin_stop[1],
    )  # fmt: skip


def _past_weekday(part: Part) -> TimeValue | None:
    today, weekday = part.moment.today, part.number("w")
    if today is None or weekday is None:
        return None
    day = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return TimeValue(grain=Grain.DAY, start=day, end=day, rule="past-weekday", begin=part.span[0], stop=part.span[1])


def _relative_day(part: Part) -> TimeValue | None:
    if part.moment.today is None:
        return None
    day = part.moment.today + timedelta(days=part.number("r") or 0)
    return TimeValue(grain=Grain.DAY, start=day, end=day, rule="relative-day", begin=part.span[0], stop=part.span[1])


def _target_month(part: Part) -> tuple[int, int] | None:
    """(year, month) that a day is counted in: a named month, or this, next or last month."""
    number = part.number("m")
    if number is not None:
        days = part.moment.year_of(lambda y: month(y, number), part.number("y"))
        return (days[0].year, number) if days else None
    if part.word("u") not in ("", "month") or part.moment.today is None:
        return None
    there = add_months(part.moment.today, part.number("s") or 0)
    return there.year, there.month


def _day_of_month(part: Part) -> TimeValue | None:
    """Reads "den 20 nästa månad"."""
    target, day = _target_month(part), part.number("d")
    if target is None or day is None or part.word("u") != "month":
        return None
    return _day(part, (WrittenDay(day=day, month=target[1], year=target[0]),), "day-of-month")


def _day_alone(part: Part) -> TimeValue | None:
    """Reads "den 20" at the end of a phrase: the next twentieth, open to others."""
    today, day = part.moment.today, part.number("d")
    if today is None or day is None or (part.kind("d") == Kind.ORDINAL and not part.written("d")[:1].isdigit()):
        return None
    for ahead in range(12):
        there = add_months(today.replace(day=1), ahead)
        if day <= month(there.year, there.month)[1].day and there.replace(day=day) >= today:
            found = there.replace(day=day)
            return TimeValue(
                grain=Grain.DAY, start=found, end=found, flags=frozenset({Flag.AMBIGUOUS}), number=day,
                rule="day-alone", begin=part.span[0], stop=part.span[1],
            )  # fmt: skip
    return None


def _nth_weekday(part: Part) -> TimeValue | None:
    """Reads "första fredagen i maj", "sista måndagen i nästa månad"."""
    target, weekday = _target_month(part), part.number("w")
    count = part.number("o")
    if target is None or weekday is None or count is None or (part.has("s") and part.word("u") != "month"):
        return None
    first, last = month(*target)
    if count < 0:
        day = last - timedelta(days=(last.weekday() - weekday) % 7)
    else:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    if day.month != target[1]:
        return None
    return TimeValue(grain=Grain.DAY, start=day, end=day, rule="nth-weekday", begin=part.span[0], stop=part.span[1])


_W = r"p? (?:(?P<w>W),?)? T?"
_MONTH = r"\.? f? (?P<m>M) (?:,? (?P<y>Y))?"
_YEAR = r"(?:,? (?P<y>Y))?"
RULES: tuple[Rule, ...] = (
    rule("day-month", rf"{_W} (?P<d>[DO]) {_MONTH}", _day_month),
    rule("month-day", rf"(?:(?P<w>W),?)? (?P<m>M) T? (?P<d>[DO]) {_YEAR} (?!\.?f?[MUV])", _month_day),
    rule("numeric", rf"{_W} (?P<s>[IS]) {_YEAR}", _numeric),
    rule(
        "day-range",
        rf"p? (?P<w>W) [-t&] (?P<x>W),? T? (?P<d>[DO]) \.? (?P<c>[-t&]) T? (?P<e>[DO]) {_MONTH}",
        _day_range,
    ),
    rule(
        "day-range",
        rf"(?P<b>m)? {_W} (?P<d>[DO]) \.? (?P<c>[-t&v]) (?:(?P<x>W),?)? T? (?P<e>[DO]) {_MONTH}",
        _day_range,
    ),
    rule("day-range-slash", r"p? (?P<w>W) [-t&] (?P<x>W),? T? (?P<d>D) (?P<c>[-t&]) (?P<s>[SI])" + _YEAR, _day_range),
    rule("day-range-slash", rf"{_W} (?P<d>D) (?P<c>[-t&]) (?P<s>[SI]) {_YEAR}", _day_range),
    rule("month-day-range", rf"(?P<m>M) (?P<d>[DO]) (?P<c>[-t]) (?P<e>[DO]) {_YEAR} (?!\.?f?M)", _month_day_range),
    rule(
        "weekday",
        r"p? T? (?:(?P<n>n)|(?P<l>l)|(?P<h>h)|q)? (?P<w>W) (?: i? T? (?P<y>[nlh]) V | i? V (?P<v>[DN]))?",
        _weekday,
    ),
    rule("past-weekday", r"i? (?P<w>J)", _past_weekday),
    rule("relative-day", r"(?P<r>R)", _relative_day),
    rule("day-of-month", r"T? (?P<d>[DO]) i? (?P<s>[nlh]) (?P<u>U)", _day_of_month),
    rule("day-alone", r"p? T (?P<d>[DO]) (?=$|[;.,?)Kv&_L])", _day_alone),
    rule(
        "nth-weekday",
        r"T? (?P<o>[Ol]) (?P<w>W) [if] T? (?: (?P<m>M) (?P<y>Y)? | (?P<s>[nlh]) (?P<u>U) )",
        _nth_weekday,
    ),
)
