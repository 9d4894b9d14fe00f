"""Longer than a day: weeks, months, quarters, seasons, half-years, years, feasts."""

from dataclasses import replace
from datetime import date, timedelta

from dialogs.understanding.times import windows
from dialogs.understanding.times.grammar import Part, Rule, rule
from dialogs.understanding.times.lexicon import lexicon
from dialogs.understanding.times.tokens import Kind
from dialogs.understanding.times.values import Flag, Grain, Modifier, TimeValue
from dialogs.understanding.times.windows import Days


def period(
    part: Part, name: str, grain: Grain, days: Days | None, *, number: int | None = None, approximate: bool = False
) -> TimeValue:
    """The value of a rule whose match stands for days in a row."""
    begin, stop = part.span
    flags = {Flag.APPROXIMATE} if approximate else set()
    start, end = days or (None, None)
    return TimeValue(
        grain=grain, start=start, end=end, number=number, flags=frozenset(flags), rule=name, begin=begin, stop=stop
    )


def _week(part: Part) -> TimeValue | None:
    """Reads "v. 16", "vecka 16–18", "v 16 2023"."""
    first, last = part.number("a") or 0, part.number("b") or part.number("a") or 0
    if not 1 <= first <= last <= 53:
        return None
    if part.kind("c") == "&" and last != first + 1:
        return None
    if part.moment.today is None and not part.has("y") and part.moment.plan_year is None:
        return period(part, "week", Grain.WEEK, None, number=first)

    def weeks(year: int) -> Days:
        opening, closing = windows.week(year, first), windows.week(year, last)
        if opening is None or closing is None:
            return windows.week_of(date(year, 12, 31))
        return opening[0], closing[1]

    days = part.moment.year_of(weeks, part.number("y"))
    if days is None or windows.week(days[0].isocalendar().year, last) is None:
        return None
    return period(part, "week", Grain.WEEK, days, number=first)


def unit_days(unit: str, today: date, shift: int) -> tuple[Grain, Days] | None:
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
    """Reads "nästa vecka", "den här månaden", "i veckan", "förra året"."""
    today, unit = part.moment.today, part.word("u")
    shift = part.number("s") or 0
    if today is None or not unit:
        return None
    found = unit_days(unit, today, shift)
    return period(part, "unit", *found) if found else None


def _this_unit(part: Part) -> TimeValue | None:
    """Reads "i veckan", "i helgen", "under året"."""
    return _unit(part) if part.word("u") in ("week", "weekend", "month", "year") else None


def _this_year(part: Part) -> TimeValue | None:
    today = part.moment.today
    if today is None:
        return None
    return period(part, "year-word", Grain.YEAR, windows.year(today.year + (part.number("g") or 0)))


def _month(part: Part) -> TimeValue | None:
    """Reads "maj", "i maj 2023", "nästa maj", "maj–juni"."""
    first = part.number("m")
    last = part.number("n") or first
    if first is None or last is None:
        return None
    year = part.number("y")
    if year is None and part.moment.today and part.has("s"):
        year = part.moment.today.year + (part.number("s") or 0)
    days = part.moment.year_of(lambda y: windows.months(y, first, last), year)
    found = period(part, "month", Grain.MONTH if first == last else Grain.SPAN, days, number=first)
    return replace(found, flags=found.flags | {Flag.REPAIRED}) if part.repaired else found


def _edge(part: Part) -> TimeValue | None:
    """Reads "i början av maj", "slutet av nästa månad", "mitten av hösten"."""
    days: Days | None = None
    today, moment = part.moment.today, part.moment
    if (number := part.number("m") or part.number("m2")) is not None:
        days = moment.year_of(lambda y: windows.month(y, number), part.number("y"))
    elif season := part.word("z") or part.word("z2"):
        days = moment.year_of(lambda y: windows.season(y, season), part.number("y"))
    elif part.has("u") and today:
        found = unit_days(part.word("u"), today, part.number("s") or 0)
        days = found[1] if found else None
    elif (year := part.number("y")) is not None:
        days = windows.year(year)
    if days is None:
        return None
    return period(part, "edge", Grain.SPAN, windows.edge(days, part.word("e")), approximate=True)


def _turn(part: Part) -> TimeValue | None:
    """Reads "månadsskiftet maj/juni": the last and the first week."""
    first, last = part.number("m"), part.number("n")
    if first is None:
        return None
    following = last or first % 12 + 1

    def around(year: int) -> Days:
        end = windows.month(year, first)[1]
        return end - timedelta(days=6), windows.month(year + (following < first), following)[0] + timedelta(days=6)

    return period(part, "turn", Grain.SPAN, part.moment.year_of(around, part.number("y")), approximate=True)


def _season(part: Part) -> TimeValue | None:
    """Reads "i höst", "våren 2023", "nästa sommar", "vt 24"."""
    name, today = part.word("z"), part.moment.today
    year = part.number("y")
    days = part.moment.year_of(lambda y: windows.season(y, name), year)
    if year is None and today and days and (shift := part.number("s")):
        ahead = days[0] > today
        later = shift - 1 if ahead and shift > 0 else shift
        days = windows.season(days[0].year + later, name)
    return period(part, "season", Grain.SEASON, days)


def _term(part: Part) -> TimeValue | None:
    """Reads "vt 24"."""
    name, year = part.word("z"), part.number("d")
    if year is None or part.written("z").lower() not in ("vt", "ht"):
        return None
    return period(part, "term", Grain.SEASON, windows.season(2000 + year, name))


def _season_edge(part: Part) -> TimeValue | None:
    """Reads "före/efter sommaren": counted from the season's edges."""
    name = part.word("z")
    days = part.moment.year_of(lambda y: windows.season_edges(y, name), part.number("y"))
    modifier = Modifier.BEFORE if part.kind("k") == Kind.BEFORE else Modifier.AFTER
    return replace(period(part, "season-edge", Grain.SEASON, days), modifier=modifier)


def _past_season(part: Part) -> TimeValue | None:
    name, today = part.word("z"), part.moment.today
    if today is None:
        return None
    days = max(d for d in (windows.season(today.year + s, name) for s in (-2, -1, 0)) if d[0] <= today)
    if days[1] >= today:
        days = windows.season(days[0].year - 1, name)
    return period(part, "past-season", Grain.SEASON, days)


def _quarter(part: Part) -> TimeValue | None:
    number = part.number("o") or part.number("d") or part.number("q") or 0
    if not 1 <= number <= 4:
        return None
    days = part.moment.year_of(lambda y: windows.months(y, 3 * number - 2, 3 * number), part.number("y"))
    return period(part, "quarter", Grain.QUARTER, days, number=number)


def _half_year(part: Part) -> TimeValue | None:
    number = part.number("o") or part.number("h") or 0
    if not 1 <= number <= 2:
        return None
    days = part.moment.year_of(lambda y: windows.months(y, 6 * number - 5, 6 * number), part.number("y"))
    return period(part, "half-year", Grain.HALF_YEAR, days, number=number)


def _year(part: Part) -> TimeValue | None:
    """A bare year counts only behind a word that speaks of time or plans, never "Agenda 2030"."""
    year, before = part.number("y"), part.before
    if year is None or not (before.kind in "isabumtU" or part.text_of(before) in lexicon().sets["year_after"]):
        return None
    return period(part, "year", Grain.YEAR, windows.year(year), number=year)


def _years(part: Part) -> TimeValue | None:
    pair = part.pair("y")
    if len(pair) != 2:
        return None
    return period(part, "years", Grain.SPAN, (date(pair[0], 1, 1), date(pair[1], 12, 31)))


def _feast(part: Part) -> TimeValue | None:
    name = part.word("f")
    days = part.moment.year_of(lambda y: windows.feast(y, name), part.number("y"))
    return period(part, "feast", Grain.SPAN, days)


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
)
