"""What a document says, as text, and why one cannot be read."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """A sort of document that the bot reads. The value names the extractor."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    WORD = "word"
    PDF = "pdf"
    HTML = "html"
    MAIL = "mail"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What a file says: lines in reading order, one list item or table row a line."""

    #: the file's own name, without folders; empty for pasted text
    name: str
    kind: Kind
    text: str

    @property
    def sha256(self) -> str:
        """The hash of the text: the same words in another file give the same."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class Reason(StrEnum):
    """Why a file cannot be read. Each has a sentence that says what to do."""

    EMPTY = "empty"
    #: bytes
    TOO_LARGE = "too_large"
    #: characters
    TOO_LONG = "too_long"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_EVENTS = "too_many_events"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    PICTURE = "picture"
    OLD_WORD = "old_word"
    OUTLOOK = "outlook"
    OFFICE = "office"
    MACROS = "macros"
    NOT_A_DOCUMENT = "not_a_document"
    DAMAGED = "damaged"
    #: swells or nests out of proportion
    BOMB = "bomb"
    TIMEOUT = "timeout"


class Unreadable(Exception):
    """A file that cannot be read: the reason, and figures for the sentence (JSON primitives)."""

    def __init__(self, reason: Reason, **data: Any) -> None:
        super().__init__(reason.value, data)
        self.reason = reason
        self.data = data
