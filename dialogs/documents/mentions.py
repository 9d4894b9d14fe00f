"""The days that a document names, each in its sentence, with what it is for and how much speaks for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dialogs.documents.cues import begins, has, is_only
from dialogs.documents.outline import Entry, Field, sentence_around
from dialogs.documents.roles import Role, Weight, role_of, weight_of
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import TimeValue, WrittenDay

_MOST = 600
"""Days that are looked at; a text with more is a register, no invitation."""
_TOP = 4
"""The last line that a date of publication may stand in."""
_FEW = 5
"""Words behind a day that may be a name rather than a sentence."""
_LITTLE = 12
"""Characters between two days of a list."""
_MOSTLY = 0.8
"""Of the days in a list, the part that stand close upon each other."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A day in its place."""

    entry: Entry
    field: Field
    value: TimeValue
    role: Role
    weight: Weight
    #: what stands before it in its clause
    before: str
    #: what stands behind it, to the next day
    after: str
    #: leads its line, as in a list
    leads: bool
    rule: str

    @property
    def first(self) -> WrittenDay:
        """The (first) day as written."""
        return self.value.days[0]

    @property
    def last(self) -> WrittenDay:
        """The last day as written."""
        return self.value.days[-1]

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        start, end = sentence_around(self.field.text, self.value.begin, self.value.stop)
        return self.field.text[start:end]

    @property
    def key(self) -> tuple[int, int]:
        """Month and day."""
        return self.first.month, self.first.day


def mentions_in(entries: Sequence[Entry], title_at: int) -> list[Mention]:
    """The days of a document, in order."""
    found: list[Mention] = []
    for entry in entries:
        for part in entry.fields:
            found += _in_field(entry, part, title_at)
        if len(found) > _MOST:
            break
    return [_as_news(m, found, entries) for m in found[:_MOST]]


def _in_field(entry: Entry, part: Field, title_at: int) -> Iterator[Mention]:
    days = part.days
    close = [_beside(part, a, b) for a, b in pairwise(days)]
    listed = len(days) >= 3 and sum(close) >= _MOSTLY * len(close)
    earlier: tuple[Role, str] = Role.MEETING, ""
    for number, value in enumerate(days):
        start, end = sentence_around(part.text, value.begin, value.stop)
        previous = days[number - 1].stop if number else 0
        following = days[number + 1].begin if number + 1 < len(days) else len(part.text)
        before = part.text[max(start, previous) : value.begin]
        after = part.text[value.stop : min(end, following)]
        sentence = fold(part.text[start:end])
        role, rule = role_of(entry, part, value, before=fold(before), after=fold(after), sentence=sentence)
        listed_on = number and (not re.search(r"[\w(]", before) or is_only("conjunction", before))
        if listed_on and role is Role.MEETING and not value.time_start:
            role, rule = earlier  # "senast 9/1, 20/2 och 2/4"
        if number + 1 < len(days) and following < end and begins("moved_away", after):
            role, rule = Role.GONE, "moved-away"  # "Träffen 8 oktober flyttas till 15 oktober"
        earlier = role, rule
        follows = number > 0 and close[number - 1]
        followed = number < len(close) and close[number] and has("meeting", before)
        told = not entry.line.bullet and not value.time_start and _tells(after) and not has("meeting", sentence)
        opens = start >= previous and _leads(part, value, start, after) and not told
        leads = listed or follows or followed or opens
        weight = weight_of(
            entry,
            part,
            sentence=sentence,
            passage=fold(part.text) if len(days) > 1 else sentence,
            before=fold(before),
            after=fold(after),
            leads=leads or entry.index == title_at,
            timed=value.time_start is not None,
        )
        yield Mention(entry, part, value, role, weight, before.strip(), after.strip(), leads, rule)


def _tells(after: str) -> bool:
    """Whether words in lower case go on behind a day, as in a sentence about it: " träder lagen om … i kraft"."""
    return re.match(r"\s[^\W\d_A-ZÅÄÖÆØ]+\s", after) is not None and len(after.split()) > _FEW


def _beside(part: Field, value: TimeValue, following: TimeValue) -> bool:
    """Whether little stands between two days, apart from what is bracketed: "19/3 (Tranemo) och 15/10"."""
    return len(_BRACKETED.sub("", part.text[value.stop : following.begin])) <= _LITTLE


#: the number of a page, above the head of the next one
_PAGE = re.compile(r"(?:sida?\s)?\d{1,3}\s?(?:\(\d{1,3}\)|av \d{1,3}|/\s?\d{1,3})", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^)]*\)")
_WEEK = re.compile(r"(?:v|vecka|uke|week)\.?\s*\d{1,2}\b[\s|:,-]*", re.IGNORECASE)


def _leads(part: Field, value: TimeValue, start: int, after: str) -> bool:
    """Whether a day stands at the head of its sentence, behind a few words of naming at most."""
    if begins("tells", after):
        return False
    text = part.text
    prefix = _WEEK.sub("", text[start : value.begin].strip(), count=1)
    named = len(prefix.split())
    if named == 0 or (value.time_start and named <= 3 and len(text) < 100):
        return True
    if named <= 5 and len(text.split()) <= 14 and prefix[:1].isupper() and not text.endswith("."):
        return True
    return named <= 9 and prefix[-1] in ":,-–—(|/"


def _as_news(mention: Mention, found: Sequence[Mention], entries: Sequence[Entry]) -> Mention:
    """A bare date at the top is when the text was published, where it goes on to name a later day of meeting."""
    entry, value = mention.entry, mention.value
    top = entry.index <= _TOP or (entry.index and _PAGE.fullmatch(entries[entry.index - 1].text))
    if not top or entry.line.bullet or mention.field.label or value.time_end:
        return mention
    if mention.role is not Role.MEETING:
        return mention
    day = re.sub(r"\W", "", mention.field.text[value.begin : value.stop])
    alone = day in (re.sub(r"\W", "", entry.text), *(re.sub(r"\W", "", cell) for cell in entry.line.cells[-1:]))
    if not alone or mention.first.year is None or len(value.days) > 1 or _timed(entries, entry.index + 1):
        return mention
    others = [m for m in found if m.role is Role.MEETING and m.entry.index != entry.index]
    later = any(m.weight is Weight.SURE and m.key != mention.key for m in others)
    if later and all(m.key != mention.key for m in others):
        return replace(mention, role=Role.PUBLISHED, rule="news")
    return mention


def _timed(entries: Sequence[Entry], index: int) -> bool:
    """Whether a line begins with hours."""
    return index < len(entries) and bool(entries[index].fields) and bool(entries[index].fields[0].clocks)
