"""Times of the day: "kl 9.15–12.00", "klockan tio", "halv tre", "9.30 am", "kl 1230-1500", "på eftermiddagen"."""

from datetime import time

from dialogs.understanding.times.grammar import Part, Rule, rule
from dialogs.understanding.times.lexicon import data
from dialogs.understanding.times.tokens import Kind
from dialogs.understanding.times.values import Flag, Grain, Modifier, TimeValue


def clock_value(
    start: time, end: time | None, *, begin: int, stop: int, rule_name: str, flags: frozenset[Flag] = frozenset()
) -> TimeValue | None:
    """A clock time or a span of them; None when the end is not after the start."""
    if end is not None and end <= start:
        return None
    return TimeValue(
        grain=Grain.CLOCK, time_start=start, time_end=end, flags=flags, rule=rule_name, begin=begin, stop=stop
    )


def hour(value: object) -> time | None:
    """A clock time from a token's value: (hour, minute), an hour, or 1230."""
    if isinstance(value, tuple):
        return time(value[0], value[1])
    if not isinstance(value, int):
        return None
    if value <= 24:
        return time(value % 24)
    return time(value // 100, value % 100) if 100 <= value < 2400 and value % 100 < 60 else None


def _shifted(found: time | None, half: str) -> time | None:
    """With "am", "pm", "fm", "em"."""
    if found is None or not half or found.hour > 12:
        return found
    return found.replace(hour=found.hour % 12 + (12 if half == "pm" else 0))


def _clock(part: Part) -> TimeValue | None:
    half = part.word("e") or part.word("f")
    start, end = hour(part.token("a").value), None  # type: ignore[union-attr]
    if last := part.token("b"):
        end = hour(last.value)
        if end is None:
            return None
    daytime = part.word("q")
    half = half or {"afternoon": "pm", "evening": "pm"}.get(daytime, "am" if daytime else "")
    start, end = _shifted(start, part.word("f") or half), _shifted(end, half)
    if start is None:
        return None
    flags: set[Flag] = set()
    if part.kind("a") == Kind.NUMBER_WORD and start.hour <= 6 and not half:
        start, end = start.replace(hour=start.hour + 12), end and end.replace(hour=end.hour + 12 * (end.hour <= 6))
        flags.add(Flag.AMBIGUOUS)
    elif part.kind("a") == Kind.NUMBER and 1 <= start.hour <= 6 and not half:
        flags.add(Flag.AMBIGUOUS)
    if part.has("c"):
        flags.add(Flag.APPROXIMATE)
    begin, stop = part.span
    return clock_value(start, end, begin=begin, stop=stop, rule_name="clock", flags=frozenset(flags))


def _spoken(part: Part) -> TimeValue | None:
    """Reads "halv tre" is half past two, in the afternoon unless said otherwise."""
    base = hour(part.token("a").value)  # type: ignore[union-attr]
    offset = part.number("o")
    if base is None or base.hour > 12 or offset is None:
        return None
    minutes = base.hour * 60 + offset
    half = part.word("e") or {"afternoon": "pm", "evening": "pm"}.get(part.word("q"), "am" if part.has("q") else "")
    if not half and minutes < 7 * 60:
        minutes += 12 * 60
    found = time(minutes // 60 % 24, minutes % 60)
    flags = frozenset() if half or 7 <= found.hour < 12 else frozenset({Flag.AMBIGUOUS})
    begin, stop = part.span
    return clock_value(_shifted(found, half) or found, None, begin=begin, stop=stop, rule_name="spoken", flags=flags)


def _part_of_day(part: Part) -> TimeValue | None:
    begin, stop = part.span
    first, last = (time.fromisoformat(t) for t in data("policy")["parts_of_day"][part.word("p")])
    return TimeValue(
        grain=Grain.PART_OF_DAY, time_start=first, time_end=last, rule="part-of-day", begin=begin, stop=stop,
        modifier=Modifier.BEFORE if part.has("b") else None,
    )  # fmt: skip


_LABEL = r"(?: K \.? :? ~? | k [:;/]? K? ~? )"
_TO = r"[-t] ~? K? ~?"
RULES: tuple[Rule, ...] = (
    rule("clock", r"(?P<a>C) (?P<e>A)?", _clock),
    rule("clock-marked", rf"{_LABEL} (?P<a>[CDwNY]) (?P<e>A)? (?:[ip] T? (?P<q>P))? (?!\.?f?M|S)", _clock),
    rule(
        "clock-range",
        rf"(?:{_LABEL})? (?P<a>C) (?P<f>A)? -? (?P<c>~)? {_TO} (?P<b>[CD]) (?P<e>A)? (?!\.?f?M|S)",
        _clock,
    ),
    rule("clock-range-late", rf"(?:{_LABEL})? (?P<a>D) (?P<f>A)? {_TO} (?P<b>C) (?P<e>A)?", _clock),
    rule("clock-range-marked", rf"{_LABEL} (?P<a>[DwNY]) (?P<f>A)? {_TO} (?P<b>[DwNY]) (?P<e>A)? (?!\.?f?M|S)", _clock),
    rule("clock-between", rf"m ~? (?:{_LABEL})? (?P<a>[CD]) & (?:{_LABEL})? (?P<b>[CD]) (?!\.?f?M|S)", _clock),
    rule("clock-half", r"(?P<a>[Dw]) (?P<e>A) (?: [-t] (?P<b>[Dw]) (?P<e2>A) )?", _clock),
    rule("spoken", rf"(?:{_LABEL})? p? (?P<o>o) (?P<a>[wD]) (?P<e>A)? (?:[ip] T? (?P<q>P))?", _spoken),
    rule("part-of-day", r"[ip]? T? (?P<p>P) (?P<b>b)?", _part_of_day),
)
