"""A document, taken apart: its lines where they stand, its days and their years, its groups and meetings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.documents import blocks, circles, titles
from dialogs.documents.cues import begins
from dialogs.documents.events import Event, events_in
from dialogs.documents.lines import lines_of
from dialogs.documents.mentions import Mention, mentions_in
from dialogs.documents.outline import Entry, outline
from dialogs.documents.roles import Role
from dialogs.documents.scopes import stated
from dialogs.documents.years import Settled, settle


@dataclass(frozen=True, slots=True)
class Page:
    """Everything known of a document before its meetings are put into words."""

    entries: Sequence[Entry]
    mentions: Sequence[Mention]
    settled: Settled
    events: Sequence[Event]
    #: names of the document's groups
    groups: tuple[str, ...]
    #: for each line the group whose heading it stands under, empty for none
    headed: Sequence[str]
    title: str
    #: index of the title's line, -1 for none
    title_at: int

    #: for each line the days of meetings that it names
    meetings: Mapping[int, Sequence[Mention]]
    #: whether words beside the days tell which of the groups meets
    told_apart: bool

    @property
    def title_line(self) -> Entry | None:
        """The line of the title."""
        return self.entries[self.title_at] if self.title_at >= 0 else None

    @property
    def single(self) -> bool:
        """Whether the document is about one meeting."""
        return len(self.events) == 1


def page_of(document: str | Iterable[str], *, today: date | None, year: int | None) -> Page:
    """Takes a text, or its lines, apart; `today` and `year` as for `reader.read`."""
    entries = outline(lines_of(document))
    title_at = titles.title_line(entries)
    title = titles.title_of(entries, title_at)
    mentions = mentions_in(entries, title_at)
    listed = circles.declared(entries)
    headed = circles.under_headings(entries, listed)
    reports = any(begins("report", e.text) for e in entries[:6])
    settled = settle(mentions, stated(entries, title_at), today=today, hint=year)
    events = [] if reports else events_in(mentions, settled.years, headed, title)
    for event in events:
        event.groups += [g for g in circles.labelled(entries[event.main]) if g not in event.groups]
    blocks.assign(entries, events, mentions, headed)
    meetings: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.role is Role.MEETING:
            meetings.setdefault(mention.entry.index, []).append(mention)
    spoken = [entry.text for n in meetings for entry in entries[n : n + 2]]
    headed_or_listed = [*listed, *(g for e in events for g in e.groups)]
    groups = _groups(entries, title, headed_or_listed or circles.in_rows(spoken))
    return Page(
        entries=entries,
        mentions=mentions,
        settled=settled,
        events=events,
        groups=groups,
        headed=headed,
        title=title,
        title_at=title_at,
        meetings=meetings,
        told_apart=len(groups) > 1 and any(group in text for group in groups for text in spoken),
    )


def _groups(entries: Sequence[Entry], title: str, named: Sequence[str]) -> tuple[str, ...]:
    """The groups that are listed or head meetings, else the network of the title, else those invited."""
    return tuple(dict.fromkeys(named)) or tuple(circles.in_title(title) or circles.invited(entries))
