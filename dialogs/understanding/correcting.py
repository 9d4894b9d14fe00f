"""What a coordinator wants changed in what was read, in words: which meetings, which field, which value."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from dialogs.understanding.interpretation import Command

#: commands that, while a list is open, are about it: "flytta träff 3 till 12 maj", "ta bort 5", "publicera"
CORRECTING = frozenset(
    {Command.MOVE_MEETING, Command.CANCEL_MEETING, Command.WITHDRAW, Command.ANNOUNCE, Command.IMPORT_DOCUMENT}
)
#: the words of both languages count whatever language is spoken
_FILES = ("correcting_sv.toml", "correcting_en.toml")
#: more meetings than any document has
_MOST = 500
#: characters between what is corrected and "to"
_NEAR = 40


class DraftField(StrEnum):
    """A field that can be corrected."""

    TITLE = "title"
    DAYS = "days"
    HOURS = "hours"
    PLACE = "place"
    FORM = "form"
    THEME = "theme"
    GROUPS = "groups"
    DEADLINE = "deadline"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A new value for a field of some meetings."""

    #: as the list counts them; empty when none was named
    numbers: tuple[int, ...] = ()
    #: None: the value alone was given
    field: DraftField | None = None
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which meetings to publish, or to leave out."""

    numbers: tuple[int, ...]
    #: True: these alone; False: all but these
    publish: bool
    #: publish at once
    at_once: bool = False


def understand_correction(text: str) -> Correction | Selection | None:
    """What is to be changed; None when the text speaks of nothing that can be."""
    line = " ".join(text.split())
    if found := _pattern("remove").match(line):
        numbers = numbers_in(line[found.end() :])
        return Selection(numbers=numbers, publish=False) if numbers else None
    if found := _pattern("publish").match(line):
        rest = line[found.end() :]
        excepted = _pattern("except", anywhere=True).search(rest)
        numbers = numbers_in(rest[excepted.end() :] if excepted else rest)
        return Selection(numbers=numbers, publish=bool(numbers) and not excepted, at_once=True)
    return _correction(line)


def passes_over(text: str) -> bool:
    """Whether an answer says that it is not known, or to go on."""
    return _pattern("pass", anywhere=True).search(text) is not None


def asks_for_list(text: str) -> bool:
    """Whether a text asks to see what was read, and nothing else."""
    return _pattern("show").fullmatch(text.strip(" .!?")) is not None


def form_in(text: str) -> str | None:
    """The form of meeting that a value names: online, onsite or hybrid."""
    return next((form for form, pattern in _forms() if pattern.search(text)), None)


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers of a list such as "1, 3 och 5-7"."""
    result: list[int] = []
    for first, last in re.findall(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?", text):
        result += range(int(first), min(int(last or first), _MOST) + 1)
    return tuple(dict.fromkeys(result))


def _correction(line: str) -> Correction | None:
    named = _numbered().search(line)
    head = line[: named.end()] if named else ""
    field, place = _field(line[: _value_begins(line, len(head))])
    if line.endswith("?") or not (named or field):
        return None
    begin = max(len(head), place)
    separator = _pattern("to", anywhere=True).search(line, begin)
    value = line[separator.end() :] if separator and separator.start() - begin < _NEAR else line[begin:]
    if field is None and (begun := next((f for f in _fields() if f[1].match(value.strip())), None)):
        field, value = begun[0], begun[1].sub("", value.strip(), count=1)
    value = value.strip(" :=,.")
    return Correction(numbers=numbers_in(head), field=field, value=value) if value else None


def _value_begins(line: str, begin: int) -> int:
    """Where the value begins: words of a field in the value name no field."""
    separator = _pattern("to", anywhere=True).search(line, begin)
    return separator.start() if separator else len(line)


def _field(text: str) -> tuple[DraftField | None, int]:
    """The first field named, and where its word ends."""
    found = [(m.start(), m.end(), name) for name, pattern in _fields() if (m := pattern.search(text))]
    if not found:
        return None, 0
    _, end, name = min(found)
    return name, end


@cache
def _words(section: str, key: str) -> tuple[str, ...]:
    source = resources.files("dialogs.understanding")
    tables = (tomllib.loads((source / name).read_text(encoding="utf-8")) for name in _FILES)
    return tuple(word for table in tables for word in table[section][key])


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def _pattern(cue: str, *, anywhere: bool = False) -> re.Pattern[str]:
    words = _any_of(_words("cues", cue))
    if cue == "to":
        words = rf"(?:[:=]|(?<!\w){words}(?!\w))"
    elif anywhere:
        words = rf"(?<!\w){words}(?!\w)"
    else:
        words = rf"(?:\w+ )?{words}(?!\w)"
    return re.compile(words, re.IGNORECASE)


@cache
def _numbered() -> re.Pattern[str]:
    meeting = _any_of(_words("cues", "meeting"))
    joint = _any_of(_words("cues", "and"))
    numbers = rf"#?\d{{1,3}}(?!\d)(?:\s*(?:,|-|–|{joint})\s*\d{{1,3}}(?!\d))*"
    return re.compile(rf"(?<!\w){meeting}\s*{numbers}(?![.:]\d)|^{numbers}(?=\s*[:=)])(?![:]\d)", re.IGNORECASE)


@cache
def _fields() -> tuple[tuple[DraftField, re.Pattern[str]], ...]:
    return tuple(
        (f, re.compile(rf"(?<!\w){_any_of(_words('fields', f.value))}(?!\w)", re.IGNORECASE)) for f in DraftField
    )


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (form, re.compile(rf"(?<!\w){_any_of(_words('forms', form))}(?!\w)", re.IGNORECASE))
        for form in ("hybrid", "online", "onsite")
    )
