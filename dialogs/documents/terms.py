"""How one registers: whether, where, and until when."""

import re
from collections.abc import Iterator, Sequence

from dialogs.documents.addresses import emails
from dialogs.documents.cues import cue, has
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold

Found = tuple[str, int] | None
"""A text and the index of its line."""
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:!?]")


def contact_email(entries: Sequence[Entry]) -> Found:
    """The address to register at."""
    return next(((address, e.index) for e in _registering(entries) for address in emails(e.text)), None)


def registration_url(entries: Sequence[Entry]) -> Found:
    """The page to register on."""
    return next(((m[0], e.index) for e in _registering(entries) if (m := _URL.search(e.text))), None)


def _registering(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The lines that speak of registering."""
    for entry in entries:
        registers = cue("registers").search(fold(entry.text)) is not None
        reached = any(f.label == "contact" for f in entry.fields)
        if entry.section in ("contact", "past", "papers") or (reached and not registers):
            continue
        if has("other_business", entry.text) and not registers:
            continue
        if (
            registers
            or entry.section == "registration"
            or any(f.label in ("registration", "deadline") for f in entry.fields)
        ):
            yield entry


def required(entries: Sequence[Entry], *, dated: bool) -> bool | None:
    """Whether one has to register, as far as the text says. `dated`: it gives a last day."""
    if any(has("not_required", e.text) for e in entries):
        return False
    return True if dated or any(has("registers", e.text) for e in entries) else None
