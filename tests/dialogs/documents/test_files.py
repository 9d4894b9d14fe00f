"""From a file to its text, whatever the format and encoding."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.documents.extractors.tidying import tidy
from dialogs.documents.files import opened, pasted, text_of
from dialogs.documents.kinds import kind_of
from dialogs.documents.quarantine import extract_here
from dialogs.incoming import Attachment
from dialogs.texts import Kind, Text, Unreadable
from tests.dialogs.documents.builders import STOCKHOLM, lines
from tests.dialogs.documents.renderings import RENDERINGS

PLAN = """Mötesplan 2031 för Skogsnätverket
Nätverket samlar kommunekologer och planerare som arbetar med skog, natur eller planering i länets alla kommuner.
Skogsgruppen
- Digitalt möte: onsdag 12 februari, kl 9.15-12.00
- Fältdag: onsdag 14 maj, heldag
Kontakt: Kerstin Ek, kerstin@skog.example"""


def plain(line: str) -> str:
    """A line without bullets and borders of cells."""
    return line.lstrip("-• ").replace(" | ", " ").replace(":", "").replace(",", "")


@pytest.mark.parametrize("name", RENDERINGS)
def test_a_plan_says_the_same_in_every_rendering(name: str) -> None:
    file, render = RENDERINGS[name]

    assert [plain(line) for line in lines(file, render(PLAN))] == [plain(line) for line in PLAN.splitlines()]


def test_the_child_reads_what_this_process_reads() -> None:
    file, render = RENDERINGS["docx list"]

    text = text_of(f"C:\\mappen\\{file}", render(PLAN))

    assert (text.name, text.kind) == ("a.docx", Kind.WORD)
    assert [line for line in text.text.splitlines() if line] == lines(file, render(PLAN))


def test_opening_an_attachment_never_raises_and_looks_once() -> None:
    good = opened(Attachment(name="a.txt", content=b"3 maj"))
    bad = opened(Attachment(name="a.doc", content=b"\x00\x01"))

    assert good.document == Text(name="a.txt", kind=Kind.PLAIN, text="3 maj")
    assert isinstance(bad.document, Unreadable)
    assert opened(good) is good


@settings(max_examples=300)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = pasted(text).text
    except Unreadable:
        return
    assert read == tidy(read.splitlines())


STARTS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><body>", b"BEGIN:VCALENDAR\r\n", b"Message-ID: <1>\r\n\r\n"]


@settings(max_examples=300)
@given(st.binary(max_size=2000), st.sampled_from(STARTS), st.sampled_from(["a.txt", "a.md", "a.docx", "a.eml"]))
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes, name: str) -> None:
    try:
        kind = kind_of(name, start + content)
        if kind in (Kind.PLAIN, Kind.MARKDOWN):
            text_of(name, start + content)
        else:
            extract_here(kind, start + content, STOCKHOLM)
    except Unreadable:
        pass
