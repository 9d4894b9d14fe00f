"""Names of places in running text: behind a preposition, with the town, house or room that makes them places."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dialogs.documents.cues import begins, cue, has, is_only, regions, towns
from dialogs.understanding.times.folding import fold

_WORD = re.compile(r"[^\s,;:!?()|\"”]*[^\s,;:!?()|\"”.]")
_BETWEEN = re.compile(r"\s*,?\s+|\s*$")
_MOST_WORDS = 12


def places_in(sentence: str) -> Iterator[str]:
    """Places behind a preposition: a town, a house in one, or wherever it says that people gather."""
    folded = fold(sentence)
    gathered = {m.end() for m in cue("gathered").finditer(folded)}
    stop = 0
    for start in sorted(gathered | {m.end() for m in cue("place_preposition").finditer(folded)}):
        text = _name_at(sentence, start) if start >= stop else ""
        behind = sentence[sentence.find(text, start) + len(text) :][:24]
        if not text or has("town_not", text) or begins("town_not", behind):
            continue
        if _holds_town(text) or is_house(text) or (start in gathered and _is_name(text)):
            yield text
            stop = sentence.find(text, start) + len(text)


def is_house(text: str) -> bool:
    """Whether a name is that of a house: several words, or one that says so."""
    folded = fold(text)
    if not text[:1].isupper() and not re.search("[A-ZÅÄÖÆØ]", text):
        return is_only("town_hall", text)
    named = cue("house").search(folded) is not None
    return named or (cue("venue").search(folded) is not None and len(folded.split()) > 1)


def is_place_name(text: str) -> bool:
    """Whether a text is a town, or a house by its name, and nothing else."""
    if fold(text) in towns():
        return True
    words = text.split()
    plain = all(word[:1].isupper() or cue("house").fullmatch(fold(word)) for word in words)
    return plain and 1 < len(words) <= 4 and is_house(text) and not has("meeting", text)


def _holds_town(text: str) -> bool:
    pieces = re.split(r",\s|\s", fold(text))
    pairs = (" ".join(pair) for pair in pairwise(pieces))
    return any(piece in towns() for piece in (*pieces, *pairs))


def _is_name(text: str) -> bool:
    """Whether a name without a town or house may be a place: no tool, region, group or organisation."""
    words = fold(text).split()
    if not text[:1].isupper() or words[0].strip(",") in regions() or is_only("group", text) or has("meeting", text):
        return False
    return not any(cue("organisation").fullmatch(word.strip(",")) for word in words)


def _name_at(sentence: str, start: int) -> str:
    """The capitalised words and words for houses from there on, with what joins them and numbers behind a house."""
    end, at, last, words = start, start, "", 0
    while (word := _word(sentence, at)) and words < _MOST_WORDS:
        folded = fold(word[0])
        numbered = word[0][0].isdigit() and (has("street", f"{last} {word[0]}") or cue("room").fullmatch(last))
        if has("online", word[0]):
            break
        if numbered or word[0][0].isupper() or cue("house").fullmatch(folded) or cue("room").fullmatch(folded):
            end = word.end()
        elif not (cue("place_joiner").fullmatch(folded) and words and not cue("place_joiner").fullmatch(last)):
            break
        gap = _BETWEEN.match(sentence, word.end())
        if gap is None:
            break
        at, last, words = gap.end(), folded, words + 1
    return sentence[start:end].strip(" ,")


def _word(sentence: str, at: int) -> re.Match[str] | None:
    while at < len(sentence) and sentence[at] == " ":
        at += 1
    return _WORD.match(sentence, at)
