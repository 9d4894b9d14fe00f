"""The outline of a document: lines cut into labelled fields, with the section and heading that each stands under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dialogs.documents.cues import begins, cue, has, inline_labels, is_only, label_of
from dialogs.documents.line import Line
from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import Grain, TimeValue

#: labels that open a section when they stand alone on a line
_SECTIONS = frozenset({
    "contact", "registration", "audience", "programme", "participants", "past", "papers", "purpose", "organiser",
    "cost", "when", "place", "theme", "seats", "deadline", "time", "form",
})  # fmt: skip
#: sections that give their label to the lines under them
_TOP = 2
_LABELLING = frozenset({"place", "when", "time", "deadline", "cost", "organiser", "form"})


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a line, with the label before it ("Plats: …"), or with none."""

    label: str
    text: str
    times: tuple[TimeValue, ...] = ()

    @property
    def days(self) -> tuple[TimeValue, ...]:
        """The calendar days in it."""
        return tuple(t for t in self.times if t.days)

    @property
    def clocks(self) -> tuple[TimeValue, ...]:
        """The values that hold a clock time."""
        return tuple(t for t in self.times if t.time_start and t.grain is not Grain.PART_OF_DAY)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in its place in the document."""

    index: int
    line: Line
    fields: tuple[Field, ...]
    #: label of the section that it stands in
    section: str = ""
    #: the heading above it
    heading: str = ""
    #: the index of that heading's line, -1 at the top
    heading_at: int = -1
    #: whether the line is itself a heading
    is_heading: bool = False

    @property
    def text(self) -> str:
        """The line's text."""
        return self.line.text

    @property
    def days(self) -> tuple[TimeValue, ...]:
        """The calendar days in the line."""
        return tuple(d for f in self.fields for d in f.days)

    def labelled(self, name: str) -> Iterator[Field]:
        """The fields with a label."""
        return (f for f in self.fields if f.label == name)


def outline(lines: Sequence[Line]) -> list[Entry]:
    """Every line with its fields and what it stands under."""
    entries: list[Entry] = []
    section, heading, heading_at = "", "", -1
    for index, line in enumerate(lines):
        fields = fields_of(line.text)
        alone = label_of(line.text)
        opens = bool(alone and alone[2] and alone[0] in _SECTIONS)
        heads = opens or _heads(lines, index, fields, section)
        if is_only("closing_words", line.text) and not has("welcome", line.text):
            section = ""
        if heads:
            section = alone[0] if opens and alone else _named_section(line.text)
            if section == "past" and index <= _TOP and is_only("minutes", line.text):
                section = ""  # the document itself is minutes
        if opens and alone:
            fields = (Field("", "", ()),)
        entries.append(Entry(index, line, _under(fields, section), section, heading, heading_at, is_heading=heads))
        if heads:
            heading, heading_at = line.text.rstrip(":"), index
    return entries


def fields_of(text: str) -> tuple[Field, ...]:
    """A text cut into its labelled fields."""
    return tuple(_fields(text))


def _name_like(text: str) -> bool:
    """Two to four capitalised words."""
    return 2 <= len(text.split()) <= 4 and all(w[:1].isupper() for w in text.split())


def _heads(lines: Sequence[Line], index: int, fields: Sequence[Field], section: str) -> bool:
    """Whether a line is a heading where it stands: not a name under contacts, nor an item among papers."""
    line = lines[index]
    if line.marked:
        return True
    if section in ("papers", "participants") or (section == "contact" and _name_like(line.text)):
        return False
    if section == "past" and any(f.days for f in fields):
        return False
    above = label_of(lines[index - 1].text) if index else None
    if above and above[2] and above[0] in _LABELLING and section == above[0]:
        return False
    opens = line.text.endswith(":") and not line.bullet and line.short and not line.label
    return (opens and not any(f.clocks for f in fields)) or _is_heading(lines, index, fields)


def _named_section(text: str) -> str:
    """The section of a heading that only begins with its word: "Program Skövde 14 mars", "Dokumentation från …"."""
    if begins("section_programme", text):
        return "programme"
    return "past" if begins("section_past", text) else ""


def _under(fields: tuple[Field, ...], section: str) -> tuple[Field, ...]:
    """Fields without a label take that of a section made of such lines: "Plats" alone, the place under it."""
    if section not in _LABELLING or len(fields) != 1 or fields[0].label or _is_row(fields[0]):
        return fields
    return (replace(fields[0], label=section),)


def _is_row(part: Field) -> bool:
    """Whether a field is a row of a programme: hours, and words behind them."""
    clocks = part.clocks
    return bool(clocks) and not part.days and clocks[0].begin == 0 and part.text[clocks[0].stop :][:1] == " "


def _is_heading(lines: Sequence[Line], index: int, fields: Sequence[Field]) -> bool:
    """A short line without hours that stands apart from what follows it."""
    line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if line.bullet or line.cells or line.label or not line.short or not line.text[:1].isupper() or "@" in line.text:
        return False
    if following is None or any(f.clocks for f in fields) or is_only("closing_words", line.text):
        return False
    leads = following.bullet or following.apart or len(following.text) > len(line.text) + 20
    if not leads and not any(f.days for f in fields):
        leads = any(v.days for v in find_times(following.text[:200], now=None).values)
    return leads and (line.apart or index == 0 or len(following.text) > 90)


def _fields(text: str) -> Iterator[Field]:
    """The line cut where labels with a colon stand in it."""
    for start, stop in pairwise([0, *inline_labels(text), len(text)]):
        piece = text[start:stop].strip(" |,;•")
        if not piece:
            continue
        found = label_of(piece)
        label, body = ("", piece)
        if found and (not found[2] or found[0] in ("when", "place")):
            label, body = found[0], piece[found[1] :].strip(" |,;")
            if label == "place" and body[:1].isdecimal():
                label = "seats"  # "Platser: 25 stycken"
        if label or body:
            yield Field(label, body, _times(label, body))


def _times(label: str, body: str) -> tuple[TimeValue, ...]:
    """The time values of a field; behind "Tid:" bare numbers are hours."""
    if label in ("time", "coffee", "end") and re.match(r"\d{1,2}(?:[.:]?\d\d)?\s*(?:[-–—]|till?\b|$)", body):
        plain = find_times(body, now=None).values
        if any(v.days for v in plain):
            return plain
        values = find_times(f"kl {body}", now=None).values
        return tuple(replace(v, begin=max(0, v.begin - 3), stop=v.stop - 3) for v in values)
    return _with_shared_hours(body, find_times(body, now=None).values) if body else ()


def _with_shared_hours(body: str, values: tuple[TimeValue, ...]) -> tuple[TimeValue, ...]:
    """Days with the hours behind the last of their list: "13, 14 och 27 mars kl. 10–15"."""
    result = list(values)
    for number, (value, following) in reversed(list(enumerate(pairwise(values)))):
        last = result[number + 1]
        between = body[value.stop : following.begin]
        listed = not re.search(r"[\w(.;:|]", between) or is_only("conjunction", between)
        if listed and last.days and last.time_end and len(value.days) == 1 and not value.time_start:
            result[number] = replace(value, time_start=last.time_start, time_end=last.time_end)
    return tuple(result)


def sentence_around(text: str, begin: int, stop: int) -> tuple[int, int]:
    """The span of the sentence that holds a part of a text."""
    start = max((m.end() for m in re.finditer(r"[.!?]\s+(?=[A-ZÅÄÖÆØ])", text) if m.end() <= begin), default=0)
    end = next((m.start() + 1 for m in re.finditer(r"[.!?](?=\s+[A-ZÅÄÖÆØ]|$)", text) if m.start() >= stop), len(text))
    return start, end


def is_numbered(text: str) -> bool:
    """Whether a line names a meeting of a series: "Träff 2"."""
    return cue("numbered_meeting").match(fold(text)) is not None


def heads_list(text: str) -> bool:
    """Whether a line is a label, a time, or both, and no name: "Mötestider 2018", "Mars"."""
    values = find_times(text, now=None).values
    for value in reversed(values):
        text = text[: value.begin] + text[value.stop :]
    return not re.search(r"\w", text) or label_of(_ENDING.sub("", text).strip()) is not None


_ENDING = re.compile(r"(?:\s(?:för|for|i|in|under|år))?(?:\s(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?)?\s*$")
