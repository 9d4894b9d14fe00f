"""Time words that no value used. A partial reading is the dangerous one: whoever asked is asked back."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dialogs.understanding.times.grammar import Found
from dialogs.understanding.times.tokens import Kind, Token
from dialogs.understanding.times.values import Grain, Residue

#: never left over in silence
_ALWAYS = frozenset({
    Kind.MONTH, Kind.WEEKDAY, Kind.PAST_WEEKDAY, Kind.DATE, Kind.DAY_MONTH, Kind.TIME, Kind.RELATIVE_DAY,
    Kind.FOREIGN_ZONE, Kind.EVERY, Kind.TURN,
})  # fmt: skip
#: left over when they touch a value
_TOUCHING = frozenset({
    Kind.NEXT, Kind.LAST, Kind.THIS, Kind.AGO, Kind.HENCE, Kind.BEFORE, Kind.UNIT, Kind.WEEK, Kind.NUMBER, Kind.ORDINAL,
    Kind.EDGE, Kind.SEASON, Kind.FEAST, Kind.YEAR, Kind.BETWEEN,
})  # fmt: skip
_PLAIN_EVERY = frozenset({"alla", "every", "each", "varje"})


def left_over(tokens: Sequence[Token], found: Sequence[Found], text: str) -> tuple[Residue, ...]:
    """The unused time words, and second days that stand beside a first without anything between."""
    return tuple(Residue(begin=t.begin, stop=t.stop, text=text[t.begin : t.stop]) for t in _unused(tokens, found, text))


def _unused(tokens: Sequence[Token], found: Sequence[Found], text: str) -> Iterator[Token]:
    used = {n for f in found for n in range(f.first, f.end)}
    real = [f for f in found if f.value.grain is not Grain.DURATION]
    edges = {f.first - 1 for f in real} | {f.end for f in real}
    for index, token in enumerate(tokens):
        if index in used:
            continue
        kind = token.kind
        if kind == Kind.EVERY and text[token.begin : token.stop].lower() in _PLAIN_EVERY:
            if index + 1 < len(tokens) and tokens[index + 1].kind in "WUV":
                yield token
        elif kind in _ALWAYS or (kind in _TOUCHING and index in edges):
            yield token
    for left, right in pairwise(real):
        if left.end == right.first and left.value.dated and right.value.dated:
            yield tokens[right.first]
