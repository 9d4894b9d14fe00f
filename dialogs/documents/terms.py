"""How one registers: the last day, the address, and how many may come. A ceiling is not a wish."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dialogs.documents.cues import cue
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.lexicon import lexicon

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:!?]")
_PATTERN_ADDRESS = re.compile(r"f(?:o|ö)r-?namn|efternamn|fornavn|etternavn|first\.?name|last\.?name|namn@")


def emails(text: str) -> list[str]:
    """The addresses in a text; "fornamn.efternamn@" is a pattern, no address."""
    return [e.rstrip(".") for e in EMAIL.findall(text) if not _PATTERN_ADDRESS.search(e.lower())]


def _registers(entry: Entry) -> bool:
    text = fold(entry.text)
    if cue("other_business").search(text) and not re.search(r"anmal|o\.?s\.?a|pameld|tilmeld|regist|sign up", text):
        return False
    labels = {f.label for f in entry.fields} & {"registration", "deadline"}
    return (
        bool(labels)
        or entry.section == "registration"
        or re.search(r"anmal|o\.? ?s\.? ?a\b|pameld|tilmeld|regist|sign up|rsvp", text) is not None
    )


def contact_email(entries: Sequence[Entry]) -> tuple[str, int] | None:
    """The address to register at, and its line."""
    for entry in entries:
        if _registers(entry) and entry.section not in ("contact", "past", "papers"):
            for address in emails(entry.text):
                return address, entry.index
    return None


def registration_url(entries: Sequence[Entry]) -> tuple[str, int] | None:
    """The page to register on, and its line."""
    for entry in entries:
        if (
            _registers(entry)
            and entry.section not in ("contact", "past", "papers")
            and (match := URL.search(entry.text))
        ):
            return match[0], entry.index
    return None


def required(entries: Sequence[Entry], *, dated: bool) -> bool | None:
    """Whether one has to register, as far as the text says."""
    texts = [fold(p.text) for p in entries]
    if any(cue("not_required").search(t) for t in texts):
        return False
    asks = any(
        re.search(r"\banmal dig|\banmalan\b|pamelding|tilmeld|\bregister\b|registration|sign up|\bo\.? ?s\.? ?a\b", t)
        for t in texts
    )
    return True if dated or asks else None


def _words() -> list[str]:
    """The number words."""
    return [w for w, lexeme in lexicon().words.items() if lexeme.kind == "w" and w.isalpha()]


@cache
def _people() -> re.Pattern[str]:
    """A number of people: "1-2 personer", "tre representanter"."""
    words = "|".join(_words())
    people = cue("person").pattern.removeprefix(r"(?<![\w-])")
    number = rf"(?P<low>\d{{1,4}}|{words})(?:\s?(?:-|till|eller|to|og|och|or)\s?(?P<high>\d{{1,4}}|{words}))?"
    return re.compile(rf"(?<![\w.-]){number}\s+(?:\w+\s+)?{people}")


def _number(word: str | None) -> int | None:
    if not word:
        return None
    if word.isdigit():
        return int(word)
    lexeme = lexicon().words.get(word)
    return lexeme.value if lexeme and lexeme.kind == "w" and isinstance(lexeme.value, int) else None


def _counts(text: str) -> Iterator[tuple[int, int, int]]:
    """Numbers of people in a folded text: the (highest) number, where it begins and ends."""
    for match in _people().finditer(text):
        number = _number(match["high"]) or _number(match["low"])
        if number:
            yield number, match.start(), match.end()


def per_organisation(entries: Sequence[Entry]) -> tuple[int, int] | None:
    """The most people from one organisation, and the line."""
    for entry in entries:
        if entry.section in ("past", "papers"):
            continue
        for sentence in entry.line.sentences:
            folded = fold(sentence)
            each = cue("per_organisation").search(folded)
            if not each or cue("per_other").search(folded):
                continue
            if entry.line.label == "seats" and (
                match := re.search(r"\b(\d{1,2}|" + "|".join(_words()) + r")\b", fold(entry.line.body))
            ):
                return _number(match[1]) or 0, entry.index
            for number, start, stop in _counts(folded):
                before = folded[max(0, start - 40) : start]
                wished = cue("wish").search(folded[max(0, start - 60) : start])
                capped = cue("ceiling").search(before)
                near = min(abs(each.start() - stop), abs(start - each.end())) < 60
                if near and number <= 50 and (capped or not wished) and not re.search(r"minst|at least|mindst", before):
                    return number, entry.index
    return None


def total(entries: Sequence[Entry]) -> tuple[int, int] | None:
    """The most people in all, and the line."""
    for entry in entries:
        for part in entry.fields:
            if cue("per_organisation").search(fold(part.text)):
                continue
            if part.label == "seats" and (match := re.search(r"\b(\d{1,4})\b", part.text)) and len(part.text) < 60:
                return int(match[1]), entry.index
        if entry.section in ("past", "papers", "programme"):
            continue
        for sentence in entry.line.sentences:
            folded = fold(sentence)
            if cue("per_organisation").search(folded) or cue("per_other").search(folded):
                continue
            for number, start, stop in _counts(folded):
                before = folded[max(0, start - 35) : start]
                capped = cue("ceiling").search(before) or re.search(r"antal(?:et)? (?:platser|deltagare)\D*$", before)
                if capped and 5 <= number <= 5000 and not re.match(r"\s*i (?:varje|grupp)", folded[stop:]):
                    return number, entry.index
            match = re.search(r"antal(?:et)? (?:platser|deltagare|plasser|pladser)(?: \w+){0,4} (\d{1,4})\b", folded)
            if match and not cue("wish").search(folded):
                return int(match[1]), entry.index
    return None
