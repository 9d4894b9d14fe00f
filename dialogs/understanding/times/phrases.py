"""Values joined: a day with its hours, ranges of days, lists that share a month or year, before and after."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dialogs.understanding.times.clocks import clock_value, hour
from dialogs.understanding.times.days import day_value
from dialogs.understanding.times.grammar import Found
from dialogs.understanding.times.lexicon import Lexeme, lexicon
from dialogs.understanding.times.moment import Moment
from dialogs.understanding.times.tokens import Kind, Token
from dialogs.understanding.times.values import Flag, Grain, Modifier, TimeValue, WrittenDay

_MODIFIERS = {
    Kind.BEFORE: Modifier.BEFORE, Kind.AFTER: Modifier.AFTER, Kind.UNTIL: Modifier.UNTIL,
    Kind.FROM: Modifier.FROM, Kind.AGO: Modifier.FROM,
}  # fmt: skip
_DAYS = (Grain.DAY, Grain.DAYS)
_CLOCKS = (Grain.CLOCK, Grain.PART_OF_DAY)


def join(found: Sequence[Found], tokens: Sequence[Token], moment: Moment) -> list[Found]:
    """The values with their neighbours joined, in order."""
    spans = _clock_spans(_shared(list(found), tokens, moment), tokens)
    joined = [_late_year(f, tokens, moment) for f in _with_hours(spans, tokens)]
    joined = _ranges(joined, tokens, moment)
    ends = [0, *(f.end for f in joined)]
    return [_modified(f, tokens, behind) for f, behind in zip(joined, ends, strict=False)]


def _gap(tokens: Sequence[Token], left: Found, right: Found) -> str:
    """The kinds of the tokens between two values."""
    return "".join(t.kind for t in tokens[left.end : right.first])


def _shared(found: list[Found], tokens: Sequence[Token], moment: Moment) -> list[Found]:
    """Reads "3, 10 och 17 maj", "12/2, 15/5 och 4/9 2024": month and year of the last one, given to those before it."""
    result: list[Found] = []
    for item in reversed(found):
        last = result[-1] if result else None
        result.append(_with_year(item, last, tokens, moment))
        result += _bare_days(result[-1], tokens, moment)
    return result[::-1]


def _with_year(item: Found, following: Found | None, tokens: Sequence[Token], moment: Moment) -> Found:
    """A day without a year, linked to a later one of the same list that has one."""
    value = item.value
    if following is None or not value.days or not following.value.days:
        return item
    year = following.value.days[0].year
    linked = _gap(tokens, item, following).replace(";", "") in ("", ",", "&", ",&", "-", "t", "v")
    if year is None or any(d.year for d in value.days) or not linked:
        return item
    if (value.days[-1].month, value.days[-1].day) > (following.value.days[0].month, following.value.days[0].day):
        return item
    days = tuple(replace(d, year=year) for d in value.days)
    better = day_value(days, moment, rule_name=value.rule, begin=value.begin, stop=value.stop)
    return replace(item, value=better) if better else item


def _bare_days(item: Found, tokens: Sequence[Token], moment: Moment) -> list[Found]:
    """The numbers before a day that take its month: "3, 10 och" before "17 maj"; the latest first."""
    result: list[Found] = []
    first, known = item.first, item.value.days
    if not known or (len(known) > 1 and item.value.rule != "day-range"):
        return result
    month, year, below = known[0].month, known[0].year, known[0].day
    while first >= 2 and tokens[first - 1].kind in ",&v" and tokens[first - 2].kind == Kind.NUMBER:
        token = tokens[first - 2]
        if not isinstance(token.value, int) or token.value >= below:
            break
        first, below = first - 2, token.value
        weekday = tokens[first - 1] if first and tokens[first - 1].kind == Kind.WEEKDAY else None
        day = WrittenDay(day=below, month=month, year=year, weekday=weekday.value if weekday else None)  # type: ignore[arg-type]
        first -= bool(weekday)
        begin = tokens[first].begin
        value = day_value((day,), moment, rule_name="day-list", begin=begin, stop=token.stop)
        if value:
            result.append(Found(value, first, first + 1 + bool(weekday)))
    return result


def _clock_spans(found: list[Found], tokens: Sequence[Token]) -> list[Found]:
    """Reads "från klockan nio till halv fyra": two clock times, of which the later one is read as after the first."""
    result: list[Found] = []
    for item in found:
        last = result[-1] if result else None
        spoken = "spoken" in (item.value.rule, last.value.rule if last else "")
        if last and spoken and _gap(tokens, last, item) == "t" and (value := _clock_span(last.value, item.value)):
            result[-1] = Found(value, last.first, item.end)
        else:
            result.append(item)
    return result


def _clock_span(first: TimeValue, last: TimeValue) -> TimeValue | None:
    clocks = first.grain is last.grain is Grain.CLOCK and not first.time_end and not last.time_end
    if not clocks or first.time_start is None or last.time_start is None:
        return None
    found = clock_value(first.time_start, last.time_start, begin=first.begin, stop=last.stop, rule_name="clock-span")
    return found and replace(found, flags=first.flags)


def _with_hours(found: list[Found], tokens: Sequence[Token]) -> list[Found]:
    """Days with the hours that stand beside them; "10-15" is hours only right behind a day."""
    result: list[Found] = []
    for item in _bare_hours(found, tokens):
        last = result[-1] if result else None
        if last and (merged := _day_and_hours(last, item, tokens)):
            result[-1] = merged
        else:
            result.append(item)
    return result


def _late_year(item: Found, tokens: Sequence[Token], moment: Moment) -> Found:
    """A day whose year stands behind its hours: "19 november kl. 13.00 2021"."""
    value, at = item.value, item.end
    if not value.days or not value.time_start or at >= len(tokens) or tokens[at].kind != Kind.YEAR:
        return item
    year = tokens[at].value
    if not isinstance(year, int) or any(d.year for d in value.days):
        return item
    dated = day_value(
        tuple(replace(d, year=year) for d in value.days),
        moment,
        rule_name=value.rule,
        begin=value.begin,
        stop=tokens[at].stop,
    )
    if dated is None:
        return item
    return Found(replace(dated, time_start=value.time_start, time_end=value.time_end), item.first, at + 1)


def _bare_hours(found: list[Found], tokens: Sequence[Token]) -> list[Found]:
    """The values, and between them spans such as "10-15" that follow a day at once."""
    result: list[Found] = []
    for index, item in enumerate(found):
        result.append(item)
        if item.value.grain not in _DAYS or item.value.time_start:
            continue
        stop = found[index + 1].first if index + 1 < len(found) else len(tokens)
        at = item.end
        if at < stop and tokens[at].kind == ",":
            at += 1
        kinds = "".join(t.kind for t in tokens[at : min(at + 4, stop)])
        if kinds[:3] in ("D-D", "DtD") and kinds[3:] not in ("M", "/", ":") and not _counted(tokens, at + 3):
            value = _span(tokens[at], tokens[at + 2])
            if value:
                result.append(Found(value, at, at + 3))
    return result


def _counted(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind in "UVMx@"


def _span(first: Token, last: Token) -> TimeValue | None:
    start, end = hour(first.value), hour(last.value)
    if start is None or end is None or start.hour < 5:
        return None
    return clock_value(start, end, begin=first.begin, stop=last.stop, rule_name="hours-behind-day")


def _day_and_hours(left: Found, right: Found, tokens: Sequence[Token]) -> Found | None:
    """One value of a day and hours in either order, when nothing but a comma or bracket lies between."""
    gap = _gap(tokens, left, right)
    for day, hours in ((left, right), (right, left)):
        if day.value.grain not in _DAYS or hours.value.grain not in _CLOCKS or day.value.time_start:
            continue
        if hours.value.modifier or hours.value.time_start is None:
            return None
        if gap not in (("", ",", ":", ",:", ";", ".", "p", "i") if day is left else ("", "T", ",", "p", "pT", "(")):
            return None
        value = replace(
            day.value, time_start=hours.value.time_start, time_end=hours.value.time_end,
            flags=day.value.flags | hours.value.flags, begin=left.value.begin, stop=right.value.stop,
            rule=f"{day.value.rule}+{hours.value.rule}",
        )  # fmt: skip
        return Found(value, left.first, right.end)
    return None


def _ranges(found: list[Found], tokens: Sequence[Token], moment: Moment) -> list[Found]:
    """Reads "onsdag 31 maj – torsdag 1 juni", "mellan 1 mars och 5 april", "20 aug 13.00 – 21 aug 12.00"."""
    result: list[Found] = []
    for item in found:
        last = result[-1] if result else None
        merged = (_hours_of_range(last, item, tokens) or _range(last, item, tokens, moment)) if last else None
        if merged:
            result[-1] = merged
        else:
            result.append(item)
    return [_without_half(item) for item in result]


#: a range of days behind whose last day an hour stands: of the first day when another one follows, else of nobody knows
_HALF = "range with an hour"


def _hours_of_range(left: Found, right: Found, tokens: Sequence[Token]) -> Found | None:
    """Reads "4 april till 5 april kl. 13.00-12.00": from one on the first day to twelve on the last."""
    hours = right.value
    whole = hours.grain is Grain.CLOCK and hours.time_end is None and _gap(tokens, left, right) == "-"
    if left.value.rule != _HALF or not whole:
        return None
    return Found(replace(left.value, time_end=hours.time_start, stop=hours.stop, rule="range"), left.first, right.end)


def _without_half(item: Found) -> Found:
    if item.value.rule != _HALF:
        return item
    return replace(item, value=replace(item.value, time_start=None, rule="range"))


def _range(left: Found, right: Found, tokens: Sequence[Token], moment: Moment) -> Found | None:
    gap = _gap(tokens, left, right)
    between = left.first > 0 and tokens[left.first - 1].kind == Kind.BETWEEN
    through = gap == "u" and tokens[left.end].lexeme in _through()
    if gap not in ("-", "t", "-p", "-t") and not (between and gap == "&") and not through:
        return None
    if gap == "t" and _moves(tokens[: left.first]):
        return None
    first, last = left.value, right.value
    start_token = left.first - 1 if between else left.first
    if first.days and last.days:
        days = (_year_from(first.days[0], last.days[-1]), last.days[-1])
        value = day_value(days, moment, rule_name="range", begin=first.begin, stop=last.stop)
        if value is None or len(first.days) > 1 or len(last.days) > 1 or days[0] == days[1]:
            return None
        half = first.time_start is None and last.time_start is not None and last.time_end is None
        value = replace(
            value,
            rule=_HALF if half else value.rule,
            # not of "natten 30/9-1/10"
            time_start=last.time_start if half else None if "part-of-day" in first.rule else first.time_start,
            time_end=last.time_end or (None if half else last.time_start),
            flags=value.flags | first.flags & {Flag.CONFLICT},
        )
        return Found(value, start_token, right.end)
    if first.start and last.end and first.start <= last.end and Grain.DURATION not in (first.grain, last.grain):
        value = replace(first, grain=Grain.SPAN, end=last.end, stop=last.stop, rule="span", number=None)
        return Found(value, start_token, right.end)
    return None


def _spans(value: TimeValue) -> bool:
    """Whether the value has an end of its own: "från 9 till 12"."""
    return value.rule in ("range", "span") or (value.grain is Grain.CLOCK and value.time_end is not None)


@cache
def _through() -> tuple[Lexeme, ...]:
    """The words that end a range: "till och med", not "senast"."""
    words = lexicon()
    return tuple(words.words[w] for w in words.sets["through"] if w in words.words)


def _moves(tokens: Sequence[Token]) -> bool:
    """Whether something is moved: "flytta mötet den 8 mars till 20 april" is no range."""
    moving = lexicon().sets["moving"]
    return any(t.kind == Kind.WORD and t.value in moving for t in tokens)


def _year_from(first: WrittenDay, last: WrittenDay) -> WrittenDay:
    """The first day of a range with the last one's year, where it has none: the one before when it would come after."""
    if first.year is not None or last.year is None:
        return first
    return replace(first, year=last.year - ((last.month, last.day) < (first.month, first.day)))


def _modified(item: Found, tokens: Sequence[Token], behind: int) -> Found:
    """The value with the "före", "efter", "senast" or "från" before it; `behind` is the end of the value before."""
    if item.value.modifier or item.value.grain is Grain.DURATION or item.first <= behind:
        return item
    at = item.first - 1
    while at > behind and tokens[at].kind in (Kind.THE, Kind.ON, Kind.CLOCK, Kind.IN, ":"):
        at -= 1
    modifier = _MODIFIERS.get(Kind(tokens[at].kind)) if tokens[at].kind in "baus" else None
    if modifier is None:
        return item
    if modifier is Modifier.FROM and _spans(item.value):
        return Found(replace(item.value, begin=tokens[at].begin), at, item.end)
    value = replace(item.value, modifier=modifier, begin=tokens[at].begin)
    return Found(value, at, item.end)
