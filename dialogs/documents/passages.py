"""The paragraphs and list items of a document with the headings they stand under, kept for answers."""

from collections.abc import Sequence

from dialogs.documents.outline import Entry
from meetings.drafts import PassageRead


def passages_in(entries: Sequence[Entry]) -> tuple[PassageRead, ...]:
    """Every line that is no heading, with its heading."""
    return tuple(
        PassageRead(line=p.line.number, heading=p.heading, text=p.text)
        for p in entries
        if not p.is_heading or len(p.text.split()) > 6
    )
