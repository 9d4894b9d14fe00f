"""Distances and lengths: "om tre veckor", "två dagar sedan", "inom en månad", "kvar i år", "2 dagar innan"."""

from datetime import UTC, date, timedelta

from dialogs.understanding.times import windows
from dialogs.understanding.times.grammar import Part, Rule, rule
from dialogs.understanding.times.periods import period, unit_days
from dialogs.understanding.times.tokens import Kind
from dialogs.understanding.times.values import Flag, Grain, Modifier, TimeValue
from dialogs.understanding.times.windows import Days

_FAR = 1200
"""More months, weeks or days than this are no plan."""


def _amount(part: Part) -> int:
    return part.number("n") or 1


def _distance(part: Part) -> TimeValue | None:
    """Reads "om tre veckor", "in 2 hours", "två dagar sedan", "en månad från nu": the day; hours are elapsed time."""
    now, unit, amount = part.moment.now, part.word("u"), _amount(part)
    if now is None or amount > _FAR or (part.kind("a") == Kind.IN and not part.english("a")):
        return None
    amount = -amount if part.has("g") else amount
    approximate = part.written("n").lower().endswith(("par", "några", "nagra", "of", "few"))
    name, today = "distance", now.date()
    if unit in ("minute", "hour"):
        there = (now.astimezone(UTC) + timedelta(**{f"{unit}s": amount})).astimezone(now.tzinfo)
        begin, stop = part.span
        return TimeValue(
            grain=Grain.DAY, start=there.date(), end=there.date(), number=amount, unit=unit,
            time_start=there.time().replace(second=0, microsecond=0), rule=name, begin=begin, stop=stop,
        )  # fmt: skip
    day = _shift(today, unit, amount)
    if day is None:
        return None
    around = unit_days(unit, day, 0) if unit in ("week", "month") else None
    begin, stop = part.span
    return TimeValue(
        grain=Grain.DAY, start=day, end=day, number=amount, unit=unit, rule=name, begin=begin, stop=stop,
        flags=frozenset({Flag.APPROXIMATE}) if approximate else frozenset(),
        alternatives=(around[1],) if around else (),
    )  # fmt: skip


def _shift(today: date, unit: str, amount: int) -> date | None:
    try:
        if unit in ("day", "week"):
            return today + timedelta(**{f"{unit}s": amount})
        if unit in ("month", "quarter", "year"):
            return windows.add_months(today, amount * {"month": 1, "quarter": 3, "year": 12}[unit])
    except OverflowError:
        return None
    return None


def _within(part: Part) -> TimeValue | None:
    """Reads "inom två veckor", "de närmaste tre veckorna": from today."""
    today, amount = part.moment.today, _amount(part)
    if today is None or amount > _FAR:
        return None
    end = _shift(today, part.word("u"), amount)
    return period(part, "within", Grain.SPAN, (today, end)) if end else None


def _remaining(part: Part) -> TimeValue | None:
    """Reads "kvar i år", "resten av månaden": from today to the end."""
    today, moment = part.moment.today, part.moment
    if today is None:
        return None
    days: Days | None = None
    if part.has("g"):
        days = windows.year(today.year)
    elif (number := part.number("m")) is not None:
        days = moment.year_of(lambda y: windows.month(y, number))
    elif season := part.word("z"):
        days = moment.year_of(lambda y: windows.season(y, season))
    elif found := unit_days(part.word("u"), today, 0):
        days = found[1]
    return period(part, "remaining", Grain.SPAN, (max(today, days[0]), days[1])) if days else None


def _duration(part: Part) -> TimeValue | None:
    """Reads "två dagar", with "innan" or "före": how long before."""
    unit = part.word("u")
    if not unit or unit == "term" or (part.kind("n") == Kind.NUMBER_WORD and _amount(part) == 1 and not part.has("b")):
        return None
    begin, stop = part.span
    modifier = {"b": Modifier.BEFORE, "a": Modifier.AFTER}.get(part.kind("b"))
    number = _amount(part)
    return TimeValue(
        grain=Grain.DURATION, number=number, unit=unit, modifier=modifier, rule="duration", begin=begin, stop=stop
    )


_N = r"(?P<n>[wDN])"
_UV = r"(?P<u>[UVQ])"
RULES: tuple[Rule, ...] = (
    rule("ahead", rf"(?P<a>[ij]) {_N} {_UV}", _distance),
    rule("hence", rf"{_N} {_UV} c", _distance),
    rule("ago", rf"{_N} {_UV} (?P<g>g)", _distance),
    rule("within", rf"(?: e | i? T? [qnl] ) T? {_N} {_UV}", _within),
    rule("remaining", r"(?: L [ip]? | r ) T? (?: (?P<g>G) | (?P<m>M) | (?P<z>Z) | (?P<u>[UV]) )", _remaining),
    rule("duration", rf"{_N} {_UV} (?P<b>[ba])?", _duration),
    rule("one-before", rf"T? {_UV} (?P<b>b)", _duration),
)
