"""Longer than a day: weeks, months, quarters, seasons, half-years, years, feasts; distances ("om tre veckor") and lengths."""

from dataclasses import replace
from datetime import UTC, date, timedelta

from dialogs.understanding.times import windows
from dialogs.understanding.times.grammar import Part, Rule, rule
from dialogs.understanding.times.lexicon import lexicon
from dialogs.understanding.times.tokens import Kind
from dialogs.understanding.times.values import Flag, Grain, Modifier, TimeValue
from dialogs.understanding.times.windows import Days

_FAR = 1200
"""More months, weeks or days than this are no plan."""


def _value(
    part: Part, name: str, grain: Grain, days: Days | None, *, number: int | None = None, approximate: bool = False
) -> TimeValue:
    begin, stop = part.span
    flags = {Flag.APPROXIMATE} if approximate else set()
    start, end = days or (None, None)
    return TimeValue(
        grain=grain, start=start, end=end, number=number, flags=frozenset(flags), rule=name, begin=begin, stop=stop
    )


def _week(part: Part) -> TimeValue | None:
    """"v. 16", "vecka 16–18", "v 16 2023"."""
    first, last = part.number("a") or 0, part.number("b") or part.number("a") or 0
    if not 1 <= first <= last <= 53:
        return None
    if part.kind("c") == "&" and last != first + 1:
        return None
    if part.moment.today is None and not part.has("y") and part.moment.plan_year is None:
        return _value(part, "week", Grain.WEEK, None, number=first)

    def weeks(year: int) -> Days:
        opening, closing = windows.week(year, first), windows.week(year, last)
        if opening is None or closing is None:
            return windows.week_of(date(year, 12, 31))
        return opening[0], closing[1]

    days = part.moment.year_of(weeks, part.number("y"))
    if days is None or windows.week(days[0].isocalendar().year, last) is None:
        return None
    return _value(part, "week", Grain.WEEK, days, number=first)


def _unit_days(unit: str, today: date, shift: int) -> tuple[Grain, Days] | None:
    """The calendar week, month … that lies some steps from today's."""
    if unit == "week":
        return Grain.WEEK, windows.week_of(today + timedelta(weeks=shift))
    if unit == "weekend":
        saturday = windows.week_of(today)[0] + timedelta(days=5 + 7 * shift)
        return Grain.DAYS, (saturday, saturday + timedelta(days=1))
    if unit == "month":
        there = windows.add_months(today, shift)
        return Grain.MONTH, windows.month(there.year, there.month)
    if unit == "quarter":
        there = windows.add_months(today, 3 * shift)
        first = (there.month - 1) // 3 * 3 + 1
        return Grain.QUARTER, windows.months(there.year, first, first + 2)
    if unit == "term":
        there = windows.add_months(today, 6 * shift)
        return Grain.SEASON, windows.season(there.year, "spring" if there.month <= 6 else "autumn")
    if unit == "year":
        return Grain.YEAR, windows.year(today.year + shift)
    return None


def _unit(part: Part) -> TimeValue | None:
    """"nästa vecka", "den här månaden", "i veckan", "förra året"."""
    today, unit = part.moment.today, part.word("u")
    shift = part.number("s") or 0
    if today is None or not unit:
        return None
    found = _unit_days(unit, today, shift)
    return _value(part, "unit", *found) if found else None


def _this_unit(part: Part) -> TimeValue | None:
    """"i veckan", "i helgen", "under året"."""
    return _unit(part) if part.word("u") in ("week", "weekend", "month", "year") else None


def _this_year(part: Part) -> TimeValue | None:
    today = part.moment.today
    if today is None:
        return None
    return _value(part, "year-word", Grain.YEAR, windows.year(today.year + (part.number("g") or 0)))


def _month(part: Part) -> TimeValue | None:
    """"maj", "i maj 2023", "nästa maj", "maj–juni"; a month already named as a person's name does not come here."""
    first = part.number("m")
    last = part.number("n") or first
    if first is None or last is None:
        return None
    year = part.number("y")
    if year is None and part.moment.today and part.has("s"):
        year = part.moment.today.year + (part.number("s") or 0)
    days = part.moment.year_of(lambda y: windows.months(y, first, last), year)
    value = _value(part, "month", Grain.MONTH if first == last else Grain.SPAN, days, number=first)
    return _flag(value, Flag.REPAIRED) if part.repaired else value


def _flag(value: TimeValue, flag: Flag) -> TimeValue:
    return replace(value, flags=value.flags | {flag})


def _edge(part: Part) -> TimeValue | None:
    """"i början av maj", "slutet av nästa månad", "mitten av hösten"."""
    days: Days | None = None
    today, moment = part.moment.today, part.moment
    if (number := part.number("m") or part.number("m2")) is not None:
        days = moment.year_of(lambda y: windows.month(y, number), part.number("y"))
    elif season := part.word("z") or part.word("z2"):
        days = moment.year_of(lambda y: windows.season(y, season), part.number("y"))
    elif part.has("u") and today:
        found = _unit_days(part.word("u"), today, part.number("s") or 0)
        days = found[1] if found else None
    elif (year := part.number("y")) is not None:
        days = windows.year(year)
    if days is None:
        return None
    return _value(part, "edge", Grain.SPAN, windows.edge(days, part.word("e")), approximate=True)


def _turn(part: Part) -> TimeValue | None:
    """"månadsskiftet maj/juni": the last and the first week."""
    first, last = part.number("m"), part.number("n")
    if first is None:
        return None
    following = last or first % 12 + 1

    def around(year: int) -> Days:
        end = windows.month(year, first)[1]
        return end - timedelta(days=6), windows.month(year + (following < first), following)[0] + timedelta(days=6)

    return _value(part, "turn", Grain.SPAN, part.moment.year_of(around, part.number("y")), approximate=True)


def _season(part: Part) -> TimeValue | None:
    """"i höst", "våren 2023", "nästa sommar", "vt 24"."""
    name, today = part.word("z"), part.moment.today
    year = part.number("y")
    days = part.moment.year_of(lambda y: windows.season(y, name), year)
    if year is None and today and days and (shift := part.number("s")):
        ahead = days[0] > today
        later = shift - 1 if ahead and shift > 0 else shift
        days = windows.season(days[0].year + later, name)
    return _value(part, "season", Grain.SEASON, days)


def _term(part: Part) -> TimeValue | None:
    """"vt 24"."""
    name, year = part.word("z"), part.number("d")
    if year is None or part.written("z").lower() not in ("vt", "ht"):
        return None
    return _value(part, "term", Grain.SEASON, windows.season(2000 + year, name))


def _season_edge(part: Part) -> TimeValue | None:
    """"före/efter sommaren": counted from the season's edges."""
    name = part.word("z")
    days = part.moment.year_of(lambda y: windows.season_edges(y, name), part.number("y"))
    value = _value(part, "season-edge", Grain.SEASON, days)
    return _modified(value, Modifier.BEFORE if part.kind("k") == "b" else Modifier.AFTER)


def _modified(value: TimeValue, modifier: Modifier) -> TimeValue:
    return replace(value, modifier=modifier)


def _past_season(part: Part) -> TimeValue | None:
    name, today = part.word("z"), part.moment.today
    if today is None:
        return None
    days = max(d for d in (windows.season(today.year + s, name) for s in (-2, -1, 0)) if d[0] <= today)
    if days[1] >= today:
        days = windows.season(days[0].year - 1, name)
    return _value(part, "past-season", Grain.SEASON, days)


def _quarter(part: Part) -> TimeValue | None:
    number = part.number("o") or part.number("d") or part.number("q") or 0
    if not 1 <= number <= 4:
        return None
    days = part.moment.year_of(lambda y: windows.months(y, 3 * number - 2, 3 * number), part.number("y"))
    return _value(part, "quarter", Grain.QUARTER, days, number=number)


def _half_year(part: Part) -> TimeValue | None:
    number = part.number("o") or part.number("h") or 0
    if not 1 <= number <= 2:
        return None
    days = part.moment.year_of(lambda y: windows.months(y, 6 * number - 5, 6 * number), part.number("y"))
    return _value(part, "half-year", Grain.HALF_YEAR, days, number=number)


def _year(part: Part) -> TimeValue | None:
    """A bare year counts only behind a word that speaks of time or plans, never "Agenda 2030"."""
    year, before = part.number("y"), part.before
    if year is None or not (before.kind in "isabumtU" or part.text_of(before) in lexicon().sets["year_after"]):
        return None
    return _value(part, "year", Grain.YEAR, windows.year(year), number=year)


def _years(part: Part) -> TimeValue | None:
    pair = part.pair("y")
    if len(pair) != 2:
        return None
    return _value(part, "years", Grain.SPAN, (date(pair[0], 1, 1), date(pair[1], 12, 31)))


def _feast(part: Part) -> TimeValue | None:
    name = part.word("f")
    days = part.moment.year_of(lambda y: windows.feast(y, name), part.number("y"))
    return _value(part, "feast", Grain.SPAN, days)


def _amount(part: Part) -> int:
    return part.number("n") or 1


def _distance(part: Part) -> TimeValue | None:
    """"om tre veckor", "in 2 hours", "två dagar sedan", "en månad från nu": the day; hours are elapsed time."""
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
            grain=Grain.DAY, start=there.date(), end=there.date(), time_start=there.time().replace(second=0, microsecond=0),
            number=amount, unit=unit, rule=name, begin=begin, stop=stop,
        )  # fmt: skip
    day = _shift(today, unit, amount)
    if day is None:
        return None
    around = _unit_days(unit, day, 0) if unit in ("week", "month") else None
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
    """"inom två veckor", "de närmaste tre veckorna": from today."""
    today, amount = part.moment.today, _amount(part)
    if today is None or amount > _FAR:
        return None
    end = _shift(today, part.word("u"), amount)
    return _value(part, "within", Grain.SPAN, (today, end)) if end else None


def _remaining(part: Part) -> TimeValue | None:
    """"kvar i år", "resten av månaden": from today to the end."""
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
    elif found := _unit_days(part.word("u"), today, 0):
        days = found[1]
    return _value(part, "remaining", Grain.SPAN, (max(today, days[0]), days[1])) if days else None


def _duration(part: Part) -> TimeValue | None:
    """"två dagar", with "innan" or "före": how long before."""
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
    rule("week", r"[ip]? V (?P<a>[DN]) (?: (?P<c>[-t&]) V? (?P<b>[DN]) )? (?:,? (?P<y>Y))?", _week),
    rule("unit", rf"[ip]? T? (?P<s>[nlhq]) {_UV}", _unit),
    rule("this-unit", rf"i {_UV} (?![DNY])", _this_unit),
    rule("year-word", r"(?P<g>G)", _this_year),
    rule("month", r"[ip]? T? (?P<s>[nlh])? (?P<m>M) (?:[-/&t] (?P<n>M))? U? (?:,? (?P<y>Y))?", _month),
    rule(
        "edge",
        r"[ip]? T? (?P<e>E) [fip]? -? T? (?: (?: (?P<m>M) | (?P<z>Z) )? (?P<y>Y) | (?P<m2>M) | (?P<z2>Z)"
        r" | (?P<s>[nlh])? (?P<u>[UVQ]) )",
        _edge,
    ),
    rule("turn", r"[ip]? X (?P<m>M) [-/&] (?P<n>M) (?P<y>Y)?", _turn),
    rule("season", r"[ip]? T? (?P<s>[nlh])? (?P<z>Z) (?P<y>Y)?", _season),
    rule("term", r"(?P<z>Z) (?P<d>D)", _term),
    rule("season-edge", r"(?P<k>[ba]) T? (?P<z>Z) (?P<y>Y)?", _season_edge),
    rule("past-season", r"(?P<z>z)", _past_season),
    rule("quarter", r"i? T? (?: (?P<o>O) Q | Q (?P<d>D) | (?P<q>Q) ) (?P<y>Y)?", _quarter),
    rule("half-year", r"i? T? (?: (?P<o>O) H | (?P<h>H) ) (?P<y>Y)?", _half_year),
    rule("year", r"(?P<y>Y)", _year),
    rule("years", r"(?P<y>y)", _years),
    rule("feast", r"[ip]? (?P<f>F) (?P<y>Y)?", _feast),
    rule("ahead", rf"(?P<a>[ij]) {_N} {_UV}", _distance),
    rule("hence", rf"{_N} {_UV} c", _distance),
    rule("ago", rf"{_N} {_UV} (?P<g>g)", _distance),
    rule("within", rf"(?: e | i? T? [qnl] ) T? {_N} {_UV}", _within),
    rule("remaining", r"(?: L [ip]? | r ) T? (?: (?P<g>G) | (?P<m>M) | (?P<z>Z) | (?P<u>[UV]) )", _remaining),
    rule("duration", rf"{_N} {_UV} (?P<b>[ba])?", _duration),
    rule("one-before", rf"T? {_UV} (?P<b>b)", _duration),
)
