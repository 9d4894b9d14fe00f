"""The trail of a reading: what was seen where, by which rule, and what lost. For `ask --json` and tests."""

from collections.abc import Sequence
from typing import Any

from dialogs.understanding.interpretation import Interpretation, Span
from dialogs.understanding.lexicon import split_name
from dialogs.understanding.patterns import Hit
from dialogs.understanding.rules import LEAST, Reading
from dialogs.understanding.signs import Signs

#: readings that are worth telling
MOST_REJECTED = 5


def spans_of(text: str, signs: Signs) -> tuple[Span, ...]:
    """Everything that was recognised, in order of the message."""
    spans = [
        Span(
            start=d.start,
            end=d.end,
            text=text[d.start : d.end],
            kind="time",
            value=f"{d.first or ''}/{d.last or ''}",
            rule=d.rule,
        )
        for d in signs.times.days
    ]
    for hit in signs.names:
        name_kind, identity = split_name(hit.name)
        spans.append(_span(text, signs, hit, name_kind.value, identity, "name"))
    spans += [_span(text, signs, hit, "concept", name, "pattern") for name, hits in signs.hits.items() for hit in hits]
    spans += [_span(text, signs, hit, "ordinal", hit.name, "number") for hit in signs.ordinals]
    spans += [
        Span(
            start=w.start,
            end=w.end,
            text=text[w.start : w.end],
            kind="spelling",
            value=w.form,
            rule="typo or chat spelling",
        )
        for w in signs.words
        if w.repaired
    ]
    for kind, numbers in (("topic", signs.topical), ("unknown", signs.foreign)):
        for number in numbers:
            word = signs.words[number]
            spans.append(
                Span(start=word.start, end=word.end, text=text[word.start : word.end], kind=kind, value=word.form)
            )
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.kind, span.value)))


def _span(text: str, signs: Signs, hit: Hit, kind: str, value: str, rule: str) -> Span:
    start, end = signs.words[hit.first].start, signs.words[hit.last].end
    return Span(start=start, end=end, text=text[start:end], kind=kind, value=value, rule=rule)


def rejected_readings(found: Sequence[Reading], kept: str) -> tuple[str, ...]:
    """The readings that lost, and why."""
    told = [_why(reading) for reading in found if reading.rule.name != kept]
    return tuple(dict.fromkeys(told))[:MOST_REJECTED]


def _why(reading: Reading) -> str:
    if reading.worth < LEAST:
        return f"{reading.rule.name}: {reading.worth:g}, unknown words beside it"
    return f"{reading.rule.name}: {reading.worth:g}, another was stronger"


def trail(interpretation: Interpretation) -> dict[str, Any]:
    """The whole trail as JSON primitives."""
    return {
        "act": interpretation.act.value,
        "certainty": interpretation.certainty.value,
        "facet": interpretation.facet,
        "command": interpretation.command.value if interpretation.command else None,
        "response": interpretation.response.value if interpretation.response else None,
        "language": interpretation.language,
        "meetings": list(interpretation.meetings),
        "groups": list(interpretation.groups),
        "window": list(interpretation.window) if interpretation.window else None,
        "slots": interpretation.slots,
        "spans": [_told(span) for span in interpretation.spans],
        "rejected": list(interpretation.rejected),
    }


def _told(span: Span) -> dict[str, Any]:
    return {"at": [span.start, span.end], "text": span.text, "kind": span.kind, "value": span.value, "rule": span.rule}
