"""From a file to its text: kind by content, size, and a child process for everything but plain text."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from dialogs.documents import quarantine
from dialogs.documents.extractors import markdown, plain
from dialogs.documents.extractors.tables import typed
from dialogs.documents.extractors.unbroken import broken
from dialogs.documents.kinds import kind_of
from dialogs.incoming import Attachment
from dialogs.texts import Kind, Reason, Text, Unreadable

#: bytes of a file
MAX_BYTES = 10_000_000


def text_of(name: str, content: bytes, *, zone: ZoneInfo | None = None) -> Text:
    """The text of a file (.txt .md .docx .pdf .html .eml .ics); a calendar's hours in `zone`, Stockholm when None.

    Takes up to 20 seconds for a hostile file: call it outside a unit of work. Raises Unreadable.
    """
    if len(content) > MAX_BYTES:
        raise Unreadable(Reason.TOO_LARGE, limit=MAX_BYTES // 1_000_000)
    kind = kind_of(name, content)
    if kind is Kind.PLAIN:
        text = quarantine.checked(typed(plain.lines(content)))
    elif kind is Kind.MARKDOWN:
        text = quarantine.checked(markdown.lines(content))
    else:
        kind, text = quarantine.extract(kind, content, zone or ZoneInfo("Europe/Stockholm"))
    return Text(name=name.replace("\\", "/").rpartition("/")[2], kind=kind, text=text)


def pasted(text: str) -> Text:
    """Text that a person pasted, treated as a plain text file, with lost line breaks. Raises Unreadable."""
    return Text(name="", kind=Kind.PLAIN, text=quarantine.checked(typed(broken(text[: quarantine.MAX_CHARACTERS + 1]))))


def opened(attachment: Attachment) -> Attachment:
    """The attachment with its document read, or with the reason why it cannot be. Never raises."""
    if attachment.document is not None:
        return attachment
    try:
        return replace(attachment, document=text_of(attachment.name, attachment.content))
    except Unreadable as refused:
        return replace(attachment, document=refused)
