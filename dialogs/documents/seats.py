"""How many may come: a ceiling, not a wish, and not per project or table."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from dialogs.documents.cues import begins, cue
from dialogs.documents.outline import Entry, Field
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.lexicon import lexicon

Found = tuple[int, int] | None
"""A number and the index of its line."""
_MOST_EACH = 50
_CLOSE = 30
"""Characters from a number to the organisations that it holds for."""
_FEW = 2
"""Words between them."""
_LONGEST_LABELLED = 60
"""Characters behind a label."""
_CLAUSES = re.compile(r"[,;]\s|\s(?:och|men|samt|and|but|og)\s")
_TOTALS = range(5, 5001)


def per_organisation(entries: Sequence[Entry]) -> Found:
    """The most people from one organisation."""
    for entry in entries:
        if entry.section not in ("past", "papers"):
            for part in entry.fields:
                number = _labelled(part, each=True) or next(_in_clauses(entry, _each), None)
                if number:
                    return number, entry.index
    return None


def total(entries: Sequence[Entry]) -> Found:
    """The most people in all."""
    for entry in entries:
        if entry.section not in ("past", "papers"):
            for part in entry.fields:
                told = () if entry.section == "programme" else _in_clauses(entry, _all)
                number = _labelled(part, each=False) or next(iter(told), None)
                if number:
                    return number, entry.index
    return None


def _labelled(part: Field, *, each: bool) -> int | None:
    """The number behind "Antal platser:"; of "25, högst 2 per kommun" the one for each organisation, or the other."""
    if part.label != "seats" or len(part.text) >= _LONGEST_LABELLED:
        return None
    clauses = (
        c for c in re.split(_CLAUSES, fold(part.text)) if (cue("per_organisation").search(c) is not None) is each
    )
    found = (m for c in clauses if (m := _number_words().search(c)))
    return next((_value(m[0]) for m in found), None)


def _in_clauses(entry: Entry, find: Callable[[str], Iterator[int]]) -> Iterator[int]:
    """What is found in the clauses of an entry's sentences, else in the whole: "högst 24 i allt och en per kommun"."""
    for sentence in map(fold, entry.line.sentences):
        clauses = [c for c in re.split(_CLAUSES, sentence) if cue("ceiling").search(c)]
        found = [n for clause in clauses for n in find(clause)] if len(clauses) > 1 else []
        yield from found or find(sentence)


def _each(sentence: str) -> Iterator[int]:
    """Ceilings for each organisation in a folded sentence."""
    each = cue("per_organisation").search(sentence)
    if each is None or cue("per_other").search(sentence):
        return
    if cue("no_ceiling").search(sentence):
        return
    bare = _close_before(sentence[max(0, each.start() - _CLOSE) : each.start()])
    if bare and cue("ceiling").search(sentence) and not cue("wish").search(sentence) and (count := _value(bare)):
        yield count  # "högst en per kommun", "två rådgivare från varje kommun, inte fler"
    for number, start, stop in _counts(sentence):
        before = sentence[max(0, start - 60) : start]
        wished = cue("wish").search(before) and not cue("ceiling").search(before[-40:])
        near = min(abs(each.start() - stop), abs(start - each.end())) < 60
        if near and number <= _MOST_EACH and not wished and not cue("at_least").search(before[-40:]):
            yield number


def _all(sentence: str) -> Iterator[int]:
    """Ceilings for everyone together in a folded sentence."""
    if cue("per_organisation").search(sentence) or cue("per_other").search(sentence):
        return
    for number, start, stop in _counts(sentence):
        near = sentence[max(0, start - 35) : stop]
        capped = cue("ceiling").search(near) or cue("seat_count").search(near[: start - stop])
        if capped and number in _TOTALS and not begins("grouped", sentence[stop:]):
            yield number
    counted = cue("seat_count").search(sentence)
    if counted and not cue("wish").search(sentence):
        match = re.match(r"(?:\W+\w+){0,4}?\W+(\d{1,4})\b", sentence[counted.end() :])
        if match and int(match[1]) in _TOTALS:
            yield int(match[1])


def _counts(text: str) -> Iterator[tuple[int, int, int]]:
    """Numbers of people in a folded text: the (highest) number, where it begins and ends."""
    for match in _people().finditer(text):
        if number := _value(match["high"]) or _value(match["low"]):
            yield number, match.start(), match.end()


@cache
def _words() -> str:
    return "|".join(w for w, lexeme in lexicon().words.items() if lexeme.kind == "w" and w.isalpha())


@cache
def _number_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:\d{{1,4}}|{_words()})\b")


def _close_before(text: str) -> str | None:
    """The last number in a text, with two words behind it at most."""
    found = [m for m in _number_words().finditer(text) if len(text[m.end() :].split()) <= _FEW]
    return found[-1][0] if found else None


@cache
def _people() -> re.Pattern[str]:
    """A number of people: "1-2 personer", "tre representanter"."""
    number = rf"(?P<low>\d{{1,4}}|{_words()})(?:\s?(?:-|till|eller|to|og|och|or)\s?(?P<high>\d{{1,4}}|{_words()}))?"
    return re.compile(rf"(?<![\w.-]){number}\s+(?:\w+\s+)?{cue('person').pattern}")


def _value(word: str | None) -> int | None:
    if not word:
        return None
    if word.isdigit():
        return int(word)
    lexeme = lexicon().words.get(word)
    return lexeme.value if lexeme and isinstance(lexeme.value, int) else None
