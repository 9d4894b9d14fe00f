"""The lines that speak of each meeting: its own, and those it shares. Nothing is taken from a neighbour."""

from collections.abc import Sequence
from itertools import accumulate, takewhile

from dialogs.documents.cues import cue
from dialogs.documents.events import Event
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry, heads_list
from dialogs.documents.programme import row_of
from dialogs.documents.roles import Role
from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.values import Grain

#: sections that end what is said of the meeting above them
_ENDS = frozenset({
    "registration", "contact", "audience", "purpose", "organiser", "participants", "cost", "past", "papers", "seats",
})  # fmt: skip
#: labels above all meetings that may hold for each
_GENERAL = frozenset({"time", "place", "form", "cost", "coffee", "when"})
_MOST_SHARED = 40
_MOST_READ = 8_000
"""Characters of one of several meetings' own lines; without a limit many days in one line would cost a square."""


def assign(
    entries: Sequence[Entry], events: Sequence[Event], mentions: Sequence[Mention], headed: Sequence[str]
) -> None:
    """Gives each event its lines, and those it shares; `headed`: the group heading that each line stands under."""
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
        mine = [n for n in common if not (headed[n] and event.groups) or headed[n] in event.groups]
        event.shared += [n for n in mine if n not in event.shared]
        event.lines += [n for n in _elsewhere(entries, event, mentions, mains) if n not in event.lines]
        others = _of_others(event, mentions)
        event.lines = [n for n in event.lines if n not in others]
        event.shared = [n for n in event.shared if n not in others][:_MOST_SHARED]


def _own(entries: Sequence[Entry], ordered: Sequence[Event], mains: set[int], mentions: Sequence[Mention]) -> None:
    """From the short lines above a meeting's day to the next meeting, or to a section of the document's.

    A joint meeting stands under several groups: each of its lines ends the meeting above.
    """
    first = entries[ordered[0].main - 1] if ordered[0].main else None
    labels_above = first is not None and bool(_label(first))
    starts = [_upward(entries, e.main, mains, labels_above=labels_above) for e in ordered]
    if starts[0] == ordered[0].main:  # where nothing stands above the first day, lines stand below theirs
        starts = [e.main for e in ordered]
    joint = {mentions[i].entry.index: e for e in ordered for i in e.mentions if mentions[i].entry.line.bullet}
    for number, event in enumerate(ordered):
        following = next((s for s in starts[number + 1 :] if s > event.main), len(entries))
        behind = range(event.main + 1, following)
        end = next((i for i in behind if joint.get(i, event) is not event or _closes(entries[i])), following)
        lengths = accumulate(len(entries[n].text) for n in range(starts[number], end))
        event.lines = [
            n
            for n, read in zip(range(starts[number], end), lengths, strict=True)
            if read <= _MOST_READ or n <= event.main
        ]


def _upward(entries: Sequence[Entry], main: int, mains: set[int], *, labels_above: bool) -> int:
    """Where the lines of a meeting begin: with the short lines (name, place) right above its day.

    Labels above a day are the meeting's own where the first meeting has them there; else they end the one before.
    """
    start = main
    while start > 0 and main - start < 3 and start - 1 not in mains and _introduces(entries[start - 1]):
        if _label(entries[start - 1]) and not labels_above:
            break
        if entries[start].line.apart and not entries[start - 1].line.apart:
            break  # a line right under the meeting above, and apart from this one
        start -= 1
    return start


def _introduces(entry: Entry) -> bool:
    """Whether a line may be the name or place of the meeting below it."""
    if entry.days or entry.line.bullet or not entry.line.short or len(entry.text) > 70 or entry.text.endswith(":"):
        return False
    named = _label(entry) in ("", "place", "theme") and not heads_list(entry.text)
    return named and not (entry.is_heading and entry.section in _ENDS)


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
    """What stands under a list, to the next heading, speaks of all its rows; hours right below the last are its own."""
    last = run[-1]
    below = [n for n in last.lines if n > last.main]
    own = list(takewhile(lambda n: row_of(entries[n]) is not None, below))
    tail = [n for n in takewhile(lambda n: not entries[n].is_heading, below[len(own) :]) if _of_all(entries[n], run)]
    lead = [n for n in (run[0].main - 1,) if n >= 0 and _opens_list(entries[n])]
    for event in run:
        event.shared += [*lead, *tail]
    last.lines = [*(n for n in last.lines if n <= last.main), *own]


def _common(entries: Sequence[Entry], ordered: Sequence[Event]) -> list[int]:
    """Lines outside all meetings that speak of each: labels at the top, sentences about "alla träffar"."""
    own = {n for e in ordered for n in e.lines}
    head = min(e.lines[0] for e in ordered)
    mains = {e.main for e in ordered}
    general = [e.index for e in entries if e.index not in own and e.index < head and _general(e)]
    plural = [e.index for e in entries if e.index not in mains and cue("plural").search(fold(e.text))]
    plural = [n for n in plural if _of_all(entries[n], ordered)]
    return [*general, *plural][:_MOST_SHARED]


def _opens_list(entry: Entry) -> bool:
    """Whether a line leads on to a list: "Rådet sammanträder kl. 13.30–16.00 följande dagar:"."""
    return entry.text.endswith(":") and not entry.line.label and bool(entry.fields)


def _of_all(entry: Entry, events: Sequence[Event]) -> bool:
    """Whether a line leaves none of the meetings out: "alla utom den första", "mötena i mars och maj"."""
    spoken = [s for s in entry.line.sentences if cue("plural").search(fold(s))]
    months = {
        v.number for s in spoken for v in entry.line.times(s) if v.number and v.grain in (Grain.MONTH, Grain.SPAN)
    }
    left_out = months and any(event.first.month not in months for event in events)
    return not left_out and not any(cue("except").search(fold(s)) for s in spoken)


def _general(entry: Entry) -> bool:
    return entry.section != "programme" and any(f.label in _GENERAL for f in entry.fields)


def _of_others(event: Event, mentions: Sequence[Mention]) -> set[int]:
    """The lines that name days of other meetings, and none of this one's."""
    mine = {mentions[i].entry.index for i in event.mentions}
    return {m.entry.index for m in mentions if m.role is Role.MEETING} - mine


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
