import pytest

from dialogs.documents.kinds import kind_of
from dialogs.texts import Kind, Reason, Unreadable
from tests.dialogs.documents.builders import word_file

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t\n", Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n", Reason.PICTURE),
        (b"{\\rtf1\\ansi hej}", Reason.NOT_A_DOCUMENT),
        (b"PK\x03\x04 this is no document", Reason.DAMAGED),
        (COMPOUND + "WordDocument".encode("utf-16-le"), Reason.OLD_WORD),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED),
        (COMPOUND + "__substg1.0_".encode("utf-16-le"), Reason.OUTLOOK),
        (COMPOUND + "Workbook".encode("utf-16-le"), Reason.OFFICE),
        (COMPOUND, Reason.NOT_A_DOCUMENT),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(content: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refused:
        kind_of("plan.docx", content)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("plan.txt", b"%PDF-1.7\n", Kind.PDF),
        ("plan.pdf", word_file(), Kind.WORD),
        ("plan.txt", b"<!DOCTYPE html><title>Plan</title>", Kind.HTML),
        ("plan", b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", Kind.CALENDAR),
        ("plan.txt", b"Received: x\r\nSubject: Plan\r\n\r\nhej", Kind.MAIL),
        ("plan.eml", b"Subject: Plan\r\nFrom: a@b.example\r\n\r\nhej", Kind.MAIL),
        ("plan.txt", b"Subject: Plan\r\nFrom: a@b.example\r\n\r\nhej", Kind.PLAIN),
        ("plan.md", b"# Plan", Kind.MARKDOWN),
        ("plan.docx", b"# Plan", Kind.PLAIN),
    ],
)
def test_the_kind_is_told_by_the_content(name: str, content: bytes, kind: Kind) -> None:
    assert kind_of(name, content) is kind
