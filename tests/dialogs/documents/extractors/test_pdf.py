import io

import pytest
from pypdf import PdfWriter

from dialogs.documents.quarantine import extract_here
from dialogs.texts import Kind, Reason, Unreadable
from tests.dialogs.documents.builders import STOCKHOLM, lines, pdf_file
from tests.dialogs.documents.renderings import pdf

TEXT = "Inbjudan\nTräff onsdag 3 maj 2031"
#: a picture of one point
PICTURE = b"q 20 0 0 20 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"


def locked(owner: str, user: str) -> bytes:
    writer = PdfWriter(io.BytesIO(pdf(TEXT)))
    writer.encrypt(user, owner, algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def reason_of(content: bytes) -> Reason:
    with pytest.raises(Unreadable) as refused:
        extract_here(Kind.PDF, content, STOCKHOLM)
    return refused.value.reason


def test_a_scanned_an_empty_a_locked_and_a_broken_file_are_told_apart() -> None:
    assert reason_of(pdf_file(PICTURE)) is Reason.SCANNED
    assert reason_of(pdf_file(b"")) is Reason.EMPTY
    assert reason_of(locked("ägaren", "läsaren")) is Reason.ENCRYPTED
    assert reason_of(b"%PDF-1.7\nbroken") is Reason.DAMAGED


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert lines("a.pdf", locked("ägaren", "")) == TEXT.splitlines()


def test_too_many_pages_are_refused() -> None:
    writer = PdfWriter(io.BytesIO(pdf(TEXT)))
    for _ in range(100):
        writer.add_blank_page()
    target = io.BytesIO()
    writer.write(target)

    assert reason_of(target.getvalue()) is Reason.TOO_MANY_PAGES


def test_page_numbers_and_running_feet_are_left_out() -> None:
    long = "\n".join(
        f"{n} Nätverket möts i maj och talar om skog, vatten, jord och luft i alla kommuner." for n in range(60)
    )

    found = lines("a.pdf", pdf(long, footer=True))

    assert len(found) == 60
    assert not any("Sida" in line or "Testnätverket" in line for line in found)


def test_words_in_an_unusual_place_are_still_read() -> None:
    stream = b"BT /F1 12 Tf 0 1 -1 0 300 400 Tm (lodr\xe4t text om 3 maj) Tj ET"

    with pytest.raises(Unreadable):  # a font that is not there: nothing to read, and no crash
        extract_here(Kind.PDF, pdf_file(stream), STOCKHOLM)
