"""A document, taken apart: its lines where they stand, its days and their years, its groups and meetings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.documents import blocks, circles, titles
from dialogs.documents.cues import begins
from dialogs.documents.events import Event, events_in
from dialogs.documents.lines import lines_of
from dialogs.documents.mentions import Mention, mentions_in
from dialogs.documents.outline import Entry, outline
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
    events = [] if reports else events_in(mentions, headed)
    blocks.assign(entries, events, mentions)
    return Page(
        entries=entries,
        mentions=mentions,
        settled=settle(mentions, stated(entries, title_at), today=today, hint=year),
        events=events,
        groups=_groups(entries, title, [*listed, *(g for e in events for g in e.groups)]),
        headed=headed,
        title=title,
        title_at=title_at,
    )


def _groups(entries: Sequence[Entry], title: str, named: Sequence[str]) -> tuple[str, ...]:
    """The groups that are listed or head meetings, else the network of the title, else those invited."""
    network = circles.in_title(title)
    return tuple(dict.fromkeys(named)) or ((network,) if network else tuple(circles.invited(entries)))
