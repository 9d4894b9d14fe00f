"""The years that headings state for the lines under them: "Mötesdagar våren 2020", "Verksamhetsplan 2023"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.documents.cues import cue, ends
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import WrittenDay

_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?:\s?[-/]\s?((?:20)?\d\d)(?![\d-]))?(?![.:]?\d|-\d|\s?kr)")
_TARGET_YEARS = range(2030, 2100)
"""Years that plans aim at, not plans of the year, unless a whole date says so."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The year, or the two of a working year, that a heading states for what stands under it."""

    first: int
    last: int
    line: int

    def year_of(self, day: WrittenDay) -> int:
        """The year of a day under it; a working year turns in July."""
        if self.first == self.last:
            return self.first
        return self.first if day.month >= 7 else self.last


#: words of a line that is nothing but what it is called, and its year: "Mötesplan 2025"
MOST_WORDS_ALONE = 3


def stated(entries: Sequence[Entry], title_at: int) -> list[Scope | None]:
    """For each line the year that the headings above it, or its own beginning, state."""
    scope: Scope | None = None
    result: list[Scope | None] = []
    for entry in entries:
        own = _scope(entry, titled=entry.index == title_at)
        if own and (_carries(entry, title_at) or (_announces(entry) and not (scope and own.last < scope.first))):
            scope = own
        result.append(own if own and entry.days and _heads_days(entry) else scope)
    return result


def _carries(entry: Entry, title_at: int) -> bool:
    """Whether a year in the line holds for what follows: a heading, or a sentence that opens a list."""
    alone = len(entry.text.split()) <= MOST_WORDS_ALONE and not entry.days and entry.text[-1:].isdecimal()
    if (entry.line.bullet and not alone) or entry.section in ("past", "contact"):
        return False
    if entry.section == "papers" and not alone:
        return False
    heads = entry.is_heading or entry.index == title_at or entry.text.endswith(":")
    below_title = entry.index == title_at + 1
    return heads or alone or (entry.line.short and (entry.line.apart or below_title))


def _heads_days(entry: Entry) -> bool:
    """Whether a year stands before the days of its own line, as a heading would: "Möten 2024: 12/2, 15/5"."""
    part = next(f for f in entry.fields if f.days)
    before = entry.text[: entry.text.find(part.text) + part.days[0].begin]
    return len(before) <= 80 and _YEAR.search(fold(before)) is not None


def _announces(entry: Entry) -> bool:
    """Whether a sentence says in which year several meetings lie: "tre webbinarier under hösten 2021"."""
    for sentence in map(fold, entry.line.sentences):
        if cue("several").search(sentence) and not _tells(sentence) and _YEAR.search(sentence):
            return entry.section not in ("papers", "past", "contact")
    return False


def _tells(sentence: str) -> bool:
    """Whether a folded sentence tells of what has been."""
    return any(cue(name).search(sentence) for name in ("history", "narrates"))


def _scope(entry: Entry, *, titled: bool) -> Scope | None:
    folded = _undated(entry)
    if len(folded) > 300:
        return None
    for match in _YEAR.finditer(folded):
        first = int(match[1])
        before = folded[: match.start()].rstrip(" -:,")
        if first in _TARGET_YEARS or ends("not_a_year", before):
            continue
        if not (cue("plan_words").search(folded) or titled or _YEAR.fullmatch(folded.strip(" :"))):
            continue
        last = _last_year(match, folded)
        if last - first in (0, 1):
            return Scope(first, last, entry.line.number)
    return None


def _undated(entry: Entry) -> str:
    """The folded line without its whole dates: "Mötestider 2026 (beslutade 2025-11-26)" states 2026."""
    text = entry.text
    for part in entry.fields:
        for value in (d for d in part.days if d.days[0].year):
            text = text.replace(part.text[value.begin : value.stop], "")
    return fold(text)


def _last_year(match: re.Match[str], folded: str) -> int:
    """The second year of "2023/2024", "2023/24" and "from December 2020 through February 2021"; else the first."""
    first = int(match[1])
    if match[2]:
        return int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    behind = _YEAR.search(folded, match.end())
    between = folded[match.end() : behind.start()] if behind else ""
    joined = re.fullmatch(r"\W*(?:-|till|to|through|och|and|til|og)\s(?:\w+\s)?", between)
    return int(behind[1]) if behind and joined else first
