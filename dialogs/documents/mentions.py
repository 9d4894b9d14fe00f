"""The days that a document names, and what each is for: a meeting, the end of registration, or something else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from dialogs.documents.cues import cue
from dialogs.documents.outline import Field, Entry, is_numbered, sentence_around
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import Modifier, TimeValue, WrittenDay


class Role(StrEnum):
    """What a day is for."""

    MEETING = "meeting"
    DEADLINE = "deadline"
    PUBLISHED = "published"
    UPDATED = "updated"
    #: the day that a meeting was moved from
    GONE = "gone"
    #: of earlier meetings, decisions and laws
    HISTORY = "history"
    #: by which something other than registration is due
    OTHER = "other"


class Weight(StrEnum):
    """How much speaks for a day of meeting."""

    #: in a title, a list or behind a label
    SURE = "sure"
    #: in a sentence about meetings
    LIKELY = "likely"
    #: in other prose
    WEAK = "weak"


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
    """All days of a document, in order."""
    found = [m for entry in entries for field in entry.fields for m in _in_field(entry, field, title_at)]
    return [_as_news(m, found, entries) for m in found]


def _as_news(mention: Mention, found: Sequence[Mention], entries: Sequence[Entry]) -> Mention:
    """A bare date at the top is when the text was published, where it goes on to name a later day of meeting."""
    entry = mention.entry
    if entry.index > 4 or mention.role is not Role.MEETING or mention.field.label or mention.value.time_start:
        return mention
    alone = re.sub(r"\W", "", entry.text) == re.sub(
        r"\W", "", mention.field.text[mention.value.begin : mention.value.stop]
    )
    following = entries[entry.index + 1] if entry.index + 1 < len(entries) else None
    if (
        not alone
        or mention.first.year is None
        or len(mention.value.days) > 1
        or (following and following.fields and following.fields[0].clocks)
    ):
        return mention
    later = [m for m in found if m.role is Role.MEETING and m.weight is Weight.SURE and m.key != mention.key]
    same = any(m.key == mention.key and m.entry.index != entry.index for m in found)
    return replace(mention, role=Role.PUBLISHED, rule="news") if later and not same else mention


def _in_field(entry: Entry, field: Field, title_at: int) -> Iterator[Mention]:
    days = field.days
    for number, value in enumerate(days):
        start, end = sentence_around(field.text, value.begin, value.stop)
        previous = days[number - 1].stop if number else 0
        following = days[number + 1].begin if number + 1 < len(days) else len(field.text)
        before = field.text[max(start, previous) : value.begin]
        after = field.text[value.stop : min(end, following)]
        sentence = field.text[start:end]
        role, rule = _role(entry, field, value, fold(before), fold(after), fold(sentence))
        listed = len(days) >= 3 and all(b.begin - a.stop <= 12 for a, b in pairwise(days))
        leads = listed or _leads(field, value, previous, after) or (number > 0 and value.begin - previous <= 12)
        weight = _weight(entry, field, leads, fold(sentence), fold(field.text), title_at)
        yield Mention(entry, field, value, role, weight, before.strip(), after.strip(), leads, rule)


def _role(entry: Entry, field: Field, value: TimeValue, before: str, after: str, sentence: str) -> tuple[Role, str]:
    if entry.index <= 4 and re.match(
        r"\W*(?:minnesanteckning|motesanteckning|protokoll|referat|minutes)", fold(entry.text)
    ):
        return Role.PUBLISHED, "minutes"
    noted = re.match(
        r"\W*(?:\w+ )?(publicera|pressmeddelande|pressrelease|publisert|published|offentliggjort|uppdatera|updated|oppdatert|opdateret|andra[dt])",
        before,
    )
    if noted:
        return (Role.UPDATED if noted[1].startswith(("up", "op", "andra")) else Role.PUBLISHED), "note"
    if field.label in ("published", "updated"):
        return Role(field.label), f"label-{field.label}"
    if entry.section in ("past", "papers"):
        return Role.HISTORY, f"section-{entry.section}"
    due = _due(entry, field, value, before, after, sentence)
    if due:
        return due
    if field.label in ("when", "time", "end"):
        return Role.MEETING, f"label-{field.label}"
    if cue("moved").search(sentence) and re.search(rf"(?:{cue('moved_from').pattern})\s*$", before):
        return Role.GONE, "moved-from"
    if cue("history").search(before[-60:]) or re.match(r"\s*(?:beslut|antog|hölls|holls)", after):
        return Role.HISTORY, "history"
    if cue("other_business").search(before[-60:]):
        return Role.OTHER, "other-business"
    if _long(value):
        return Role.OTHER, "period"
    if (
        value.modifier is Modifier.FROM
        and not value.time_start
        and len(value.days) == 1
        and not cue("meeting").search(sentence)
    ):
        return Role.OTHER, "from"
    return Role.MEETING, "day"


def _long(value: TimeValue) -> bool:
    """Whether a range is longer than people meet: a project, an exhibition, a period of application."""
    first, last = value.days[0].in_year(2024), value.days[-1].in_year(2024)
    years = (value.days[-1].year or 0) - (value.days[0].year or value.days[-1].year or 0)
    return bool(first and last) and (years > 1 or (last - first).days % 366 > 14 or (years == 1 and last > first))


def _narrates(sentence: str) -> bool:
    """Whether a folded sentence tells of what has been."""
    return re.search(r"\b(?:var|hade|blev|kunde|fick|was|were|had)\s|\b\w{3,}ades?\b", sentence) is not None


def _due(
    entry: Entry, field: Field, value: TimeValue, before: str, after: str, sentence: str
) -> tuple[Role, str] | None:
    """Whether the day is the last one for something, and for what."""
    if field.label == "deadline":
        return Role.DEADLINE, "label-deadline"
    ends = value.modifier in (Modifier.UNTIL, Modifier.BEFORE)
    behind = cue("deadline").search(after) and "anmaln" in after
    if not (ends or cue("deadline").search(before[-80:]) or behind):
        return None
    if ends and value.modifier is Modifier.BEFORE and not cue("registration").search(sentence):
        return Role.OTHER, "before"
    if cue("other_business").search(before) and not cue("registration").search(before):
        return Role.OTHER, "due"
    if (
        cue("registration").search(sentence)
        or "registration" in (entry.section, field.label)
        or entry.section == "deadline"
    ):
        return Role.DEADLINE, "sentence-deadline"
    return Role.OTHER, "due"


def _leads(field: Field, value: TimeValue, previous: int, after: str) -> bool:
    """Whether a day stands at the head of its field, behind a few words of naming at most."""
    if previous or re.match(r"\s*(?:är|var|blir|firas|infaller|is|was|er|möttes|\w{3,}ades)\b", after):
        return False
    start = sentence_around(field.text, value.begin, value.stop)[0]
    prefix = re.sub(
        r"^(?:v|vecka|uke|week)\.?\s*\d{1,2}\b[\s|:,-]*",
        "",
        field.text[start : value.begin].strip(),
        flags=re.IGNORECASE,
    )
    if not prefix or (value.time_start and len(prefix.split()) <= 3 and len(field.text) < 100):
        return True
    words = len(field.text.split())
    if len(prefix.split()) <= 5 and words <= 14 and prefix[:1].isupper() and not field.text.endswith("."):
        return True
    return len(prefix.split()) <= 9 and prefix[-1] in ":,-–—(|/" and not re.search(r"[.!?]\s", prefix)


def _weight(entry: Entry, field: Field, leads: bool, sentence: str, whole: str, title_at: int) -> Weight:
    if field.label in ("when", "time", "end") or entry.section == "when" or entry.index == title_at:
        return Weight.SURE
    if entry.is_heading or leads or (is_numbered(entry.text) and len(whole) < 160):
        return Weight.SURE
    meets, invites = cue("meeting").search(sentence), cue("invite").search(sentence)
    if entry.line.bullet and meets and len(whole) < 120 and not _narrates(sentence):
        return Weight.SURE
    if _narrates(sentence) and not re.search(r"valkom|welcome|velkom|bjuder in|inbjud", sentence):
        return Weight.WEAK
    if meets and invites:
        return Weight.SURE if len(sentence) < 400 else Weight.LIKELY
    return Weight.LIKELY if meets or invites else Weight.WEAK
