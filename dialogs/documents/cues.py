"""What lines are known by: labels and cues from `words/*.toml`, in all languages at once, matched on folded text."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from dialogs.understanding.times.folding import fold

LANGUAGES = ("sv", "en", "nb")


@cache
def words(name: str) -> dict[str, Any]:
    """A file of `words/`, parsed."""
    source = resources.files("dialogs.documents") / "words" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _either(name: str, section: str) -> str:
    found = dict.fromkeys(fold(w) for language in LANGUAGES for w in words(language)[section][name])
    return "|".join(sorted(found, key=len, reverse=True))


@cache
def cue(name: str) -> re.Pattern[str]:
    """The pattern of a cue, as whole words, for folded text."""
    return re.compile(rf"(?<![\w-])(?:{_either(name, 'cues')})(?!\w)")


def has(name: str, text: str) -> bool:
    """Whether a cue occurs in a text (folded here)."""
    return cue(name).search(fold(text)) is not None


@cache
def _begins(name: str, behind: int) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+ ){{0,{behind}}}(?:{_either(name, 'cues')})(?!\w)")


def begins(name: str, text: str, *, behind: int = 0) -> bool:
    """Whether a text begins with a cue, behind that many words at most."""
    return _begins(name, behind).match(fold(text)) is not None


@cache
def _ends(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_either(name, 'cues')})\W*$")


def at_end(name: str, text: str) -> re.Match[str] | None:
    """The cue that a text ends with."""
    return _ends(name).search(fold(text))


def ends(name: str, text: str) -> bool:
    """Whether a text ends with a cue."""
    return at_end(name, text) is not None


@cache
def only(name: str) -> re.Pattern[str]:
    """The pattern of a text that is a cue and nothing else."""
    return re.compile(rf"\W*(?:{_either(name, 'cues')})\W*")


def is_only(name: str, text: str) -> bool:
    """Whether a text is a cue and nothing else."""
    return only(name).fullmatch(fold(text)) is not None


def split(name: str, text: str) -> list[str]:
    """A text cut where a cue stands between blanks, or a slash: "Länshuset eller Teams", "Länshuset / Teams"."""
    cuts = [(m.start(), m.end()) for m in cue(name).finditer(fold(text)) if text[m.end() : m.end() + 1] == " "]
    cuts += [m.span() for m in re.finditer(r"/(?!/)", text)]
    edges = [0, *(edge for cut in sorted(cuts) for edge in cut), len(text)]
    return [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]


@cache
def _labels() -> re.Pattern[str]:
    names = words(LANGUAGES[0])["labels"]
    groups = "|".join(f"(?P<{name}>{_either(name, 'labels')})" for name in names)
    return re.compile(rf"(?:{groups})(?P<mark>\s*[:?]\s*|\s+-\s+|\s*\.?\s*$)")


def label_of(text: str) -> tuple[str, int, bool] | None:
    """The label that a line begins with: its name, where its text begins, and whether it is the whole line.

    >>> label_of("Plats: Folkets hus")
    ('place', 7, False)
    """
    folded = fold(text)
    match = _longest(folded) or _bare_label(text, folded)
    if match is None:
        return None
    name = next(n for n, v in match.groupdict().items() if v is not None and n != "mark")
    return name, match.end(), match.end() == len(folded)


def _bare_label(text: str, folded: str) -> re.Match[str] | None:
    """A label without a mark, in a short line: "Plats Piteå Havsbad", "Start tisdag 7 november"."""
    if len(text) > 100 or text.endswith(".") or not text[:1].isupper():
        return None
    match = _bare().match(folded)
    if match is None or not (
        text[match.end()].isupper() or text[match.end()].isdigit() or re.match(r"\w+dag", folded[match.end() :])
    ):
        return None
    return match


@cache
def _bare() -> re.Pattern[str]:
    names = words(LANGUAGES[0])["bare_labels"]
    groups = "|".join(f"(?P<{name}>{_either(name, 'bare_labels')})" for name in names)
    return re.compile(rf"(?:{groups})(?P<mark>\s+)(?=\w)")


def _longest(folded: str) -> re.Match[str] | None:
    return _labels().match(folded) if len(folded) < 2000 else _labels().match(folded[:200])


@cache
def towns() -> dict[str, str]:
    """Towns, folded → as written."""
    lists = words("towns")
    return {fold(t): t for t in (*lists["sweden"], *lists["neighbours"])}


@cache
def regions() -> frozenset[str]:
    """Names behind "i" that are no place of a meeting, folded."""
    return frozenset(fold(r) for r in words("towns")["regions"])


@cache
def town_pattern() -> re.Pattern[str]:
    """Towns in folded text."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, towns()), key=len, reverse=True))})s?(?!\w)")


@cache
def _inline() -> re.Pattern[str]:
    names = "|".join(_either(n, "labels") for n in words(LANGUAGES[0])["labels"])
    return re.compile(rf"(?P<mark>[|,;.)]?)\s+(?P<label>(?:{names})\s*:\s*)(?=\S)")


def inline_labels(text: str) -> list[int]:
    """Where capitalised labels with a colon begin inside a line; behind a mere blank only in a line of labels."""
    first = label_of(text)
    inside = range(first[1]) if first else range(0)  # "ANTAL PLATSER:" is one label
    found = [m for m in _inline().finditer(fold(text)) if m.start("label") not in inside]
    return [m.start("label") for m in found if text[m.start("label")].isupper() and (first or m["mark"])]
