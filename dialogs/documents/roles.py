"""What a day is for (a meeting, the end of registration, something else), and how much speaks for a meeting."""

from enum import StrEnum

from dialogs.documents.cues import begins, cue, ends, has
from dialogs.documents.outline import Entry, Field, is_numbered
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import Modifier, TimeValue


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
    #: by which something other than registration is due; a period
    OTHER = "other"


class Weight(StrEnum):
    """How much speaks for a day of meeting."""

    #: in a title, a list, behind a label, or in a sentence that invites
    SURE = "sure"
    #: in a sentence about meetings
    LIKELY = "likely"
    #: in other prose
    WEAK = "weak"


Ruled = tuple[Role, str]
_SAID_BEFORE = 60
"""Characters before a day in which it is said what for."""


def role_of(entry: Entry, part: Field, value: TimeValue, *, before: str, after: str, sentence: str) -> Ruled:
    """The role of a day and the rule that gave it; `before`, `after` (in its clause) and `sentence` are folded."""
    return (
        _of_the_text(entry, part, before)
        or _due(entry, part, value, before, after, sentence)
        or ((Role.OTHER, "no-meeting") if cue("no_meeting").search(after) else None)
        or _labelled(part)
        or _of_other_things(value, before, after if _goes_on(part, value) else "", sentence)
        or (Role.MEETING, "day")
    )


def _of_the_text(entry: Entry, part: Field, before: str) -> Ruled | None:
    """A day about the text itself, or about what has been."""
    if entry.index <= 4 and begins("minutes", entry.text):
        return Role.PUBLISHED, "minutes"
    for role, note in ((Role.UPDATED, "updated_note"), (Role.PUBLISHED, "published_note")):
        if begins(note, before, behind=1):
            return role, "note"
    if part.label in ("published", "updated"):
        return Role(part.label), f"label-{part.label}"
    if part.label == "when" and begins("coming", entry.text):
        return None  # "Nästa möte: 3 mars", also at the end of minutes
    return (Role.HISTORY, f"section-{entry.section}") if entry.section in ("past", "papers") else None


def _due(entry: Entry, part: Field, value: TimeValue, before: str, after: str, sentence: str) -> Ruled | None:
    """Whether the day is the last one for something, and for what."""
    if part.label == "deadline":
        return Role.DEADLINE, "label-deadline"
    if ends("extended", before):
        return Role.DEADLINE, "extended"
    if begins("last_day", after):
        return (Role.DEADLINE, "last-day") if cue("registration").search(after) else (Role.OTHER, "last-day")
    limits = value.modifier in (Modifier.UNTIL, Modifier.BEFORE)
    behind = cue("deadline").search(after) and cue("registration").search(after)
    if not (limits or cue("deadline").search(before[-80:]) or behind):
        return None
    asked = fold(entry.heading) if entry.heading.endswith("?") else ""
    registers = cue("registration").search(sentence) or cue("registration").search(asked)
    if _of_other_business(part, value, before, sentence, registers=bool(registers)):
        return Role.OTHER, "due"
    if registers or "registration" in (entry.section, part.label) or entry.section == "deadline":
        return Role.DEADLINE, "sentence-deadline"
    return Role.OTHER, "due"


def _of_other_business(part: Field, value: TimeValue, before: str, sentence: str, *, registers: bool) -> bool:
    """Whether something else than registration is due: comments, a lower price, to say that one cannot come."""
    if value.modifier is Modifier.BEFORE and (not registers or cue("price").search(sentence)):
        return True
    if has("prevented", part.text[max(0, value.begin - _SAID_BEFORE) : value.begin]):
        return True
    return bool(cue("other_business").search(before)) and not cue("registration").search(before)


def _labelled(part: Field) -> Ruled | None:
    return (Role.MEETING, f"label-{part.label}") if part.label in ("when", "time", "end") else None


def _of_other_things(value: TimeValue, before: str, after: str, sentence: str) -> Ruled | None:
    """A day that something was moved from, that was decided on, or that a project starts."""
    leaves = ends("moved_from", before) or value.modifier is Modifier.FROM
    if cue("moved").search(sentence) and leaves:
        return Role.GONE, "moved-from"
    if cue("history").search(before[-60:]) or begins("past_verb", after):
        return Role.HISTORY, "history"
    if cue("other_business").search(before[-60:]):
        return Role.OTHER, "other-business"
    starts = value.modifier is Modifier.FROM and not value.time_start and len(value.days) == 1
    if _long(value) or (starts and not cue("meeting").search(sentence)):
        return Role.OTHER, "period"
    return None


def _goes_on(part: Field, value: TimeValue) -> bool:
    """Whether a sentence goes on behind a day, in lower case; a title does not: "5/12 Naturbaserade lösningar"."""
    letters = (c for c in part.text[value.stop :] if c.isalpha())
    return next(letters, "").islower()


def _long(value: TimeValue) -> bool:
    """Whether a range is longer than people meet: a project, an exhibition, a period of application."""
    first, last = value.days[0].in_year(2024), value.days[-1].in_year(2024)
    if first is None or last is None:
        return False
    years = (value.days[-1].year or 0) - (value.days[0].year or value.days[-1].year or 0)
    return years > 1 or (last - first).days % 366 > 14 or (years == 1 and last > first)


def weight_of(
    entry: Entry, part: Field, *, sentence: str, passage: str, before: str, after: str, leads: bool, timed: bool
) -> Weight:
    """How much speaks for a day of meeting; `sentence`, and what stands `before` and `after` in it, are folded.

    `passage`: all that is told with several days; `leads`: it opens its line, or stands in the title; `timed`: it has
    hours.
    """
    whole = len(part.text)
    if part.label in ("when", "time", "end") or entry.section == "when":
        return Weight.SURE
    if entry.is_heading or leads or ends("is_on", before) or (is_numbered(entry.text) and whole < 160):
        return Weight.SURE
    meets, invites = cue("meeting").search(sentence), cue("invite").search(sentence)
    if cue("narrates").search(f"{before} {after}") and not cue("welcome").search(sentence):
        return Weight.WEAK
    if (entry.line.bullet and timed) or (cue("group").search(passage) and cue("gathers").search(passage)):
        return Weight.SURE
    if meets and ((entry.line.bullet and whole < 120) or (invites and len(sentence) < 400)):
        return Weight.SURE
    return Weight.LIKELY if meets or invites else Weight.WEAK
