"""The words of a line that speak of one meeting: its clause beside other meetings, the sentences about its kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dialogs.documents.cues import cue, has
from dialogs.documents.forms import Form
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry, fields_of, sentence_around
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import TimeValue

_SENTENCE = re.compile(r"[.;!?]\s(?=[A-ZÅÄÖÆØ])")
_JOINED = re.compile(r"\s(?=(?:och|samt|eller|and|or|og)\s(?!\d))")
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_LITTLE = re.compile(r"(?:\W|\b(?:och|samt|and|og|den)\b|\([^)]*\))*")
"""What stands between the days of a list, beside the towns in brackets."""


def own_words(entry: Entry, meetings: Sequence[Mention], mine: Sequence[Mention]) -> Entry:
    """Of a line with days of several meetings, as `meetings` tells, what speaks of those that are `mine`."""
    here = [m for m in meetings if m.entry.index == entry.index]
    wanted = [m.value for m in here if m in mine]
    if not wanted or len(wanted) == len(here):
        return entry
    texts = [
        text
        for part in entry.fields
        for text in _clauses(part.text, [m.value for m in here if m.field == part], wanted)
    ]
    text = " ".join(texts)
    return replace(entry, line=replace(entry.line, text=text), fields=fields_of(text))


def _clauses(text: str, days: Sequence[TimeValue], wanted: Sequence[TimeValue]) -> Iterator[str]:
    """The clauses of the wanted days, each with what opens and ends the list that it stands in."""
    cuts = [0, *(_cut(text, a, b) for a, b in pairwise(days)), len(text)]
    listed = [_LITTLE.fullmatch(fold(text[a.stop : b.begin])) is not None for a, b in pairwise(days)]
    for number, day in enumerate(days):
        if day not in wanted:
            continue
        first = last = number
        while first and listed[first - 1]:
            first -= 1
        while last < len(listed) and listed[last]:
            last += 1
        opening, end = sentence_around(text, days[first].begin, days[last].stop)
        behind = text[
            max(d.stop for d in days if d.begin < end) : min((d.begin for d in days if d.begin >= end), default=None)
        ]
        ending = " ".join(s for s in _SENTENCE.split(behind) if has("each_of", s))
        run = text[days[last].stop : cuts[last + 1]] if last > number else ""
        words = [
            text[max(cuts[first], opening) : days[first].begin],
            text[day.begin : day.stop] + _given_later(day),
            text[day.stop : cuts[number + 1]],
            run[found.end() :] if (found := _BRACKETED.match(run)) else run,
            "" if ending in run else ending,
        ]
        yield "".join(words)


def _given_later(day: TimeValue) -> str:
    """The hours of a day that stand behind the last of its list."""
    if day.time_start is None or day.time_end is None or day.rule not in ("day-month", "slash", "day-list", "numeric"):
        return ""
    return f" kl. {day.time_start:%H.%M}–{day.time_end:%H.%M}"


def _cut(text: str, day: TimeValue, following: TimeValue) -> int:
    """Where the words about a day end and those about the next one begin."""
    between = text[day.stop : following.begin]
    found = _SENTENCE.search(between) or _JOINED.search(between)
    if found and not _LITTLE.fullmatch(fold(between)):
        return day.stop + found.start() + 1
    comma = between.rfind(",")
    return day.stop + comma + 1 if comma >= 0 else following.begin


def of_kind(entries: Sequence[Entry], form: Form) -> list[Entry]:
    """Shared lines without the sentences about the other kind of meetings; those about its own kind first.

    "De digitala mötena börjar kl. 9" says nothing of a meeting whose form is not known.
    """
    first: list[Entry] = []
    others: list[Entry] = []
    for entry in entries:
        kinds = [_kind(s) for s in entry.line.sentences]
        if not any(kinds):
            others.append(entry)
            continue
        told = [k for k in kinds if _fits(k, form)]
        for sentence, kind in zip(entry.line.sentences, kinds, strict=True):
            words = replace(entry, line=replace(entry.line, text=sentence), fields=fields_of(sentence))
            if kind in told:
                first.append(words)
            elif kind is None and not told:
                others.append(words)
    return first + others


def _fits(kind: str | None, form: Form) -> bool:
    return bool(kind == "online" and form.online and not form.onsite) or bool(kind == "onsite" and form.onsite)


def _kind(sentence: str) -> str | None:
    """Which kind of meetings a sentence speaks of; None for all, or both."""
    folded = fold(sentence)
    online, onsite = cue("kind_online").search(folded), cue("kind_onsite").search(folded)
    if bool(online) == bool(onsite):
        return None
    return "online" if online else "onsite"
