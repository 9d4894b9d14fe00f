"""The way into the time grammar.

found = find_times("efter den 8 mars kl 9.15-12", now=datetime(2023, 2, 20, 9, tzinfo=ZoneInfo("Europe/Stockholm")))
found.values[0].window      # (2023-03-09, None)
found.values[0].start       # 2023-03-08, the day named
found.complete              # False when time words were left over: ask
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dialogs.understanding.times import clocks, days, distances, periods
from dialogs.understanding.times.folding import composed, fold
from dialogs.understanding.times.grammar import scan
from dialogs.understanding.times.lexer import tokenise
from dialogs.understanding.times.lexicon import lexicon
from dialogs.understanding.times.moment import Moment
from dialogs.understanding.times.phrases import join
from dialogs.understanding.times.residue import left_over
from dialogs.understanding.times.senses import settle
from dialogs.understanding.times.tokens import Token
from dialogs.understanding.times.values import TimesFound

LONGEST = 20_000
"""Characters that are read; a message or line that is longer is read so far and marked `truncated`."""

_RULES = (*days.RULES, *clocks.RULES, *periods.RULES, *distances.RULES)


def find_times(
    text: str,
    *,
    now: datetime | None,
    language: str | None = None,
    plan_year: int | None = None,
    past: bool | None = None,
) -> TimesFound:
    """All days, windows and clock times in a text. Never raises.

    `now` is aware, in the network's zone; None (a document of unknown age) leaves open what needs today: days keep
    what is written in `TimeValue.days`, "nästa vecka" is left over. `language` ("sv", "en" or unknown) only settles
    words that are times in one of them. `plan_year` is the year that a plan states. `past` None: seen from the words.
    """
    whole, origin = composed(text[:LONGEST])
    tokens = settle(tokenise(whole), whole)
    if past is None:
        past = _speaks_of_the_past(tokens, whole)
    moment = Moment(now=now, language=language, plan_year=plan_year, past=past)
    found = join(scan(_RULES, tokens, whole, moment), tokens, moment)
    return _placed(
        TimesFound(
            values=tuple(f.value for f in found), residue=left_over(tokens, found, whole), truncated=len(text) > LONGEST
        ),
        origin,
    )


def _speaks_of_the_past(tokens: Sequence[Token], text: str) -> bool:
    past = lexicon().sets["past_tense"]
    return any(t.kind in "x_" and fold(text[t.begin : t.stop]) in past for t in tokens)


def _placed(times: TimesFound, origin: list[int] | None) -> TimesFound:
    """The values with their offsets in the text as it was given."""
    if origin is None:
        return times
    return replace(
        times,
        values=tuple(replace(v, begin=origin[v.begin], stop=origin[v.stop]) for v in times.values),
        residue=tuple(replace(r, begin=origin[r.begin], stop=origin[r.stop]) for r in times.residue),
    )
