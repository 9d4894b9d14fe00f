"""What sort of document some bytes are, told by their content."""

import io
import re
import zipfile

from dialogs.texts import Kind, Reason, Unreadable

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_BODY = "word/document.xml"
_MARKUP = re.compile(rb"<!doctype html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_HEADER = re.compile(rb"([A-Za-z-]{2,40}):[ \t]?[^\r\n]*(\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_HEADERS = {b"mime-version", b"received", b"message-id", b"return-path", b"delivered-to", b"x-mailer"}
_START = 4096


def kind_of(name: str, content: bytes) -> Kind:
    """The kind of a file. The name only tells Markdown from plain text.

    Raises Unreadable for what the bot does not read.
    """
    start = content[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise Unreadable(Reason.EMPTY)
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    if start.startswith(b"PK\x03\x04"):
        return _archive(content)
    if start.startswith(_OLE):
        raise Unreadable(_compound(content))
    if start.startswith(_PICTURES):
        raise Unreadable(Reason.PICTURE)
    if start[:15].upper() == b"BEGIN:VCALENDAR":
        return Kind.CALENDAR
    if _is_mail(name, start):
        return Kind.MAIL
    if _MARKUP.search(start):
        return Kind.HTML
    if start.startswith(b"{\\rtf") or _is_binary(content):
        raise Unreadable(Reason.NOT_A_DOCUMENT)
    return Kind.MARKDOWN if name.lower().endswith((".md", ".markdown")) else Kind.PLAIN


def _archive(content: bytes) -> Kind:
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(Reason.DAMAGED) from error
    if _WORD_BODY in members:
        return Kind.WORD
    known = any(m.startswith(("xl/", "ppt/")) or m == "mimetype" for m in members)
    raise Unreadable(Reason.OFFICE if known else Reason.NOT_A_DOCUMENT)


def _compound(content: bytes) -> Reason:
    """What an old Office container holds, by the names of its streams."""
    streams = {
        "EncryptedPackage": Reason.ENCRYPTED,
        "WordDocument": Reason.OLD_WORD,
        "__substg1.0_": Reason.OUTLOOK,
        "Workbook": Reason.OFFICE,
        "PowerPoint Document": Reason.OFFICE,
    }
    return next((r for n, r in streams.items() if n.encode("utf-16-le") in content), Reason.NOT_A_DOCUMENT)


def _is_mail(name: str, start: bytes) -> bool:
    headers, position = set(), 0
    while found := _HEADER.match(start, position):
        headers.add(found[1].lower())
        position = found.end()
    return bool(headers & _MAIL_HEADERS) or (name.lower().endswith(".eml") and bool(headers & {b"from", b"subject"}))


def _is_binary(content: bytes) -> bool:
    """Whether control characters betray that this is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = content[: 16 * _START]
    return any(code in sample for code in b"\x00\x01\x02\x03\x04\x05\x06\x0e\x0f")
