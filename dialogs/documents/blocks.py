"""The lines that speak of each meeting: its own, and those it shares. Nothing is taken from a neighbour."""

from collections.abc import Sequence
from itertools import takewhile

from dialogs.documents.cues import cue
from dialogs.documents.events import Event
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry
from dialogs.documents.roles import Role
from dialogs.understanding.times.folding import fold

#: sections that end what is said of the meeting above them
_ENDS = frozenset({
    "registration", "contact", "audience", "purpose", "organiser", "participants", "cost", "past", "papers", "seats",
})  # fmt: skip
#: labels above all meetings that may hold for each
_GENERAL = frozenset({"time", "place", "form", "cost", "coffee", "when"})
_MOST_SHARED = 40


def assign(entries: Sequence[Entry], events: Sequence[Event], mentions: Sequence[Mention]) -> None:
    """Gives each event its lines, and those it shares."""
    if len(events) == 1:
        minutes = any(m.rule == "minutes" for m in mentions)
        events[0].lines = [events[0].main] if minutes else list(range(len(entries)))
    if len(events) < 2:
        return
    ordered = sorted(events, key=lambda e: e.main)
    mains = {e.main for e in events}
    _own(entries, ordered, mains, mentions)
    for run in _runs(ordered):
        _share_tail(entries, run)
    common = _common(entries, ordered)
    for event in events:
        event.shared += [n for n in common if n not in event.shared]
        event.lines += [n for n in _elsewhere(entries, event, mentions, mains) if n not in event.lines]


def _own(entries: Sequence[Entry], ordered: Sequence[Event], mains: set[int], mentions: Sequence[Mention]) -> None:
    """From the short lines above a meeting's day to the next meeting, or to a section of the document's.

    A joint meeting stands under several groups: each of its lines ends the meeting above.
    """
    first = entries[ordered[0].main - 1] if ordered[0].main else None
    labels_above = first is not None and bool(_label(first))
    starts = [_upward(entries, e.main, mains, labels_above=labels_above) for e in ordered]
    joint = {mentions[i].entry.index: e for e in ordered for i in e.mentions if mentions[i].entry.line.bullet}
    for number, event in enumerate(ordered):
        following = next((s for s in starts[number + 1 :] if s > event.main), len(entries))
        behind = range(event.main + 1, following)
        end = next((i for i in behind if joint.get(i, event) is not event or _closes(entries[i])), following)
        event.lines = list(range(starts[number], end))


def _upward(entries: Sequence[Entry], main: int, mains: set[int], *, labels_above: bool) -> int:
    """Where the lines of a meeting begin: with the short lines (name, place) right above its day.

    Labels above a day are the meeting's own where the first meeting has them there; else they end the one before.
    """
    start = main
    while start > 0 and main - start < 3 and start - 1 not in mains and _introduces(entries[start - 1]):
        if _label(entries[start - 1]) and not labels_above:
            break
        start -= 1
    return start


def _introduces(entry: Entry) -> bool:
    """Whether a line may be the name or place of the meeting below it."""
    if entry.days or entry.line.bullet or not entry.line.short or len(entry.text) > 70 or entry.text.endswith(":"):
        return False
    return _label(entry) in ("", "place", "theme") and not (entry.is_heading and entry.section in _ENDS)


def _label(entry: Entry) -> str:
    return next((f.label for f in entry.fields if f.label), "")


def _runs(ordered: Sequence[Event]) -> list[list[Event]]:
    """Rows of a list that follow each other without anything between."""
    runs: list[list[Event]] = []
    for event in ordered:
        if runs and event.main - runs[-1][-1].main <= 1:
            runs[-1].append(event)
        else:
            runs.append([event])
    return [run for run in runs if len(run) > 1]


def _share_tail(entries: Sequence[Entry], run: Sequence[Event]) -> None:
    """What stands under a list, to the next heading, speaks of all its rows."""
    last = run[-1]
    tail = list(takewhile(lambda n: not entries[n].is_heading, (n for n in last.lines if n > last.main)))
    for event in run:
        event.shared += tail
    last.lines = [n for n in last.lines if n <= last.main]


def _common(entries: Sequence[Entry], ordered: Sequence[Event]) -> list[int]:
    """Lines outside all meetings that speak of each: labels at the top, sentences about "alla träffar"."""
    own = {n for e in ordered for n in e.lines}
    head = min(e.lines[0] for e in ordered)
    mains = {e.main for e in ordered}
    general = [e.index for e in entries if e.index not in own and e.index < head and _general(e)]
    plural = [e.index for e in entries if e.index not in mains and cue("plural").search(fold(e.text))]
    return [*general, *plural][:_MOST_SHARED]


def _general(entry: Entry) -> bool:
    return entry.section != "programme" and any(f.label in _GENERAL for f in entry.fields)


def _elsewhere(entries: Sequence[Entry], event: Event, mentions: Sequence[Mention], mains: set[int]) -> list[int]:
    """Other lines that name the meeting's day; with what stands under them when they are headings."""
    stops = mains | {m.entry.index for m in mentions if m.role is Role.MEETING}
    found: list[int] = []
    for entry in (mentions[i].entry for i in event.mentions):
        if entry.index == event.main:
            continue
        found.append(entry.index)
        if entry.is_heading:  # "Program Skövde 14 mars"
            behind = takewhile(lambda e: e.index not in stops and not _closes(e), entries[entry.index + 1 :])
            found += [e.index for e in behind]
    return found


def _closes(entry: Entry) -> bool:
    return entry.is_heading and entry.section in _ENDS
