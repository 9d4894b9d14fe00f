"""Mail (.eml) and web archives (.mht): subject, body and the first attachment that can be read."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from zoneinfo import ZoneInfo

from dialogs.documents.extractors import calendar, html, pdf, word
from dialogs.documents.extractors.plain import decoded
from dialogs.documents.kinds import kind_of
from dialogs.texts import Kind, Unreadable

_EXTRACTORS = {Kind.WORD: word.extract, Kind.PDF: pdf.extract, Kind.HTML: html.extract}


def extract(content: bytes, zone: ZoneInfo) -> tuple[Kind, list[str]]:
    """The lines of a mail; of its invitation when a calendar sent it. Raises Unreadable."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/calendar" and (payload := _payload(part)):
            return calendar.extract(payload, zone)
    return Kind.MAIL, [*_subject(message), *_body(message), *_attachment(message, zone)]


def _subject(message: EmailMessage) -> Iterator[str]:
    subject = str(message.get("subject") or "")
    while len(prefix := subject.partition(":")[0]) <= 3 and ":" in subject:  # Re: Sv: Fwd: VB: Fw:
        subject = subject[len(prefix) + 1 :].strip()
    yield from (subject, "")


def _body(message: EmailMessage) -> Iterator[str]:
    body = message.get_body(preferencelist=("html", "plain"))
    if body is None:
        return
    text = _text(body)
    if body.get_content_subtype() == "html":
        yield from html.lines_of(text)
    else:
        yield from (line.lstrip("> ") if line.startswith(">") else line for line in text.splitlines())


def _attachment(message: EmailMessage, zone: ZoneInfo) -> Iterator[str]:
    for part in message.iter_attachments():
        payload = _payload(part)
        try:
            kind = kind_of(part.get_filename() or "", payload)
            if kind in _EXTRACTORS:
                lines = _EXTRACTORS[kind](payload, zone)[1]
                yield from ("", part.get_filename() or "", "", *lines)
                return
        except Unreadable:
            continue


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    payload = _payload(part)
    try:
        return payload.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decoded(payload)
