"""A document that somebody gives: a file, or lines pasted into a message."""

from dialogs.documents.extractors.unbroken import broken
from dialogs.documents.files import opened, pasted
from dialogs.incoming import Incoming
from dialogs.texts import Text, Unreadable
from dialogs.understanding.times.finder import find_times

#: how many lines of a message are looked at to tell a document
MOST_LINES = 60
#: how many characters
MOST_LOOKED_AT = 20_000


def offers_document(incoming: Incoming) -> bool:
    """Whether somebody gives a document: a file, or pasted lines with days in several of them."""
    if incoming.files:
        return True
    lines = [line for line in broken(incoming.text[:MOST_LOOKED_AT]) if line.strip()]
    if len(lines) < 3:
        return False
    return sum(any(v.days for v in find_times(line, now=None).values) for line in lines[:MOST_LINES]) >= 2


def offered(incoming: Incoming) -> Text | Unreadable:
    """The text of the first file, else of the message; or why it cannot be read. Never raises."""
    try:
        return (incoming.files and opened(incoming.files[0]).document) or pasted(incoming.text)
    except Unreadable as refused:
        return refused
