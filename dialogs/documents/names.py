"""Names of people in running text."""

import re
from collections.abc import Iterator

from dialogs.documents.cues import cue, is_only
from dialogs.understanding.times.folding import fold

#: letters of a first word in its definite form, longer than given names
LONG = 10
_UPPER, _LOWER = "A-ZÅÄÖÉÜØÆ", "a-zåäöéüøæáíó"
_GIVEN = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)?"
_FAMILY = rf"(?:af|von|de|van|el|al|da|[{_UPPER}]\.|[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}]?[{_LOWER}]+)*)"
_NAME = re.compile(rf"(?<![\w@.-]){_GIVEN}(?:\s{_FAMILY}){{1,3}}(?!\w)")
_STREET = re.compile(r"\s(?:väg|gata|gränd|torg|plats|plan|allé)\b")


def names(text: str) -> Iterator[tuple[str, int, int]]:
    """Two to four capitalised words, none of which makes it an organisation or a house: name, start, end."""
    for match in _NAME.finditer(text):
        if _STREET.match(text, match.end()):
            continue
        words = match[0].split()
        while len(words) > 2 and _is_common(words[0]):
            words = words[1:]
        if len(words) > 1 and not _is_common(words[0]) and not _is_no_person(words):
            name = " ".join(words)
            yield name, match.end() - len(name), match.end()


def _is_common(word: str) -> bool:
    """Whether a word begins sentences rather than names."""
    return is_only("no_given_name", word)


def _is_no_person(words: list[str]) -> bool:
    folded = [fold(w) for w in words]
    if any(cue("organisation").fullmatch(w) for w in folded):
        return True
    if len(folded[0]) >= LONG and folded[0].endswith(("et", "en", "an")):
        return True  # "Klimatnavet Kalmar", "Arkivsamverkan Värmland"
    return any(cue(c).fullmatch(w) for c in ("meeting", "venue") for w in folded[:-1])
