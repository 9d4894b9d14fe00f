"""Which documents a new one is a revised version of: what they said is no longer quoted."""

from collections.abc import Collection, Iterable, Iterator

from meetings.differences import Difference
from meetings.drafts import Reading
from meetings.matching import words
from meetings.schedule import Schedule

#: passages that are compared word by word; longer documents are known by what is the same to the letter
MOST_COMPARED = 200


def earlier_versions(schedule: Schedule, difference: Difference, reading: Reading) -> Iterator[str]:
    """The ids of documents of the same series of which the reading has most meetings, and says most of it again."""
    if difference.series_before is None:
        return
    kept = {p.before.id for p in difference.proposals if p.before and p.draft}
    now = [p.text for p in reading.passages]
    for document in schedule.documents:
        before = [p.text for p in schedule.passages if p.document == document.id]
        own = [m for m in schedule.meetings if m.document == document.id and not m.cancelled]
        same = [m for m in own if m.id in kept and m.series == difference.series_before.id]
        if before and own and 2 * len(same) >= len(own) and _said_again(before, now):
            yield document.id


def _said_again(before: Iterable[str], now: Iterable[str]) -> bool:
    """Whether half of some passages, or more, come again, changed a little at most."""
    known = {words(text) for text in now}
    said = [words(text) for text in before]
    again = [text for text in said if text in known or _is_changed(text, known)]
    return 2 * len(again) >= len(said)


def _is_changed(text: frozenset[str], known: Collection[frozenset[str]]) -> bool:
    """Whether a text is one of the known ones in other words: a row whose day or place is another."""
    if not text or len(known) > MOST_COMPARED:
        return False
    return any(2 * len(text & other) >= len(text | other) for other in known)
