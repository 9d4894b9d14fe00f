"""What files say: lists, tables and order are kept, whatever the format and encoding."""

import io
from zoneinfo import ZoneInfo

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.documents.extractors.tidying import tidy
from dialogs.documents.files import opened, pasted, text_of
from dialogs.documents.kinds import Kind, Reason, Text, Unreadable, kind_of
from dialogs.documents.quarantine import extract_here
from dialogs.incoming import Attachment
from tests.dialogs.documents.renderings import RENDERINGS, html_page

STOCKHOLM = ZoneInfo("Europe/Stockholm")
PLAN = """Mötesplan 2031 för Skogsnätverket
Nätverket samlar kommunekologer och planerare som arbetar med skog, natur eller planering i länets alla kommuner.
Skogsgruppen
- Digitalt möte: onsdag 12 februari, kl 9.15-12.00
- Fältdag: onsdag 14 maj, heldag
Kontakt: Kerstin Ek, kerstin@skog.example"""


def lines(name: str, content: bytes) -> list[str]:
    """The lines that say something, as this process reads them."""
    _, text = extract_here(kind_of(name, content), content, STOCKHOLM)
    return [line for line in text.splitlines() if line]


def word(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def plain(line: str) -> str:
    """A line without bullets and borders of cells."""
    return line.lstrip("-• ").replace(" | ", " ").replace(":", "").replace(",", "")


@pytest.mark.parametrize("name", RENDERINGS)
def test_a_plan_says_the_same_in_every_rendering(name: str) -> None:
    file, render = RENDERINGS[name]

    found = [plain(line) for line in lines(file, render(PLAN))]

    footer = "Testnätverket"
    assert [line for line in found if not line.startswith(footer)] == [plain(line) for line in PLAN.splitlines()]


def test_the_child_reads_what_this_process_reads() -> None:
    file, render = RENDERINGS["docx list"]

    text = text_of(f"C:\\mappen\\{file}", render(PLAN))

    assert (text.name, text.kind) == ("a.docx", Kind.WORD)
    assert [line for line in text.text.splitlines() if line] == lines(file, render(PLAN))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_of_swedish_offices(encoding: str) -> None:
    assert text_of("plan.txt", "Träff på Öland – 3 maj".encode(encoding)).text == "Träff på Öland – 3 maj"


def test_markdown_loses_its_signs() -> None:
    table = "| Dag | Tid |\n|---|---|\n| 4 juni | 9-12 |"
    page = f"# Plan **2031**\n\n* [ ] *Onsdag* 3 maj\n\n{table}\n\n[Anmäl](mailto:a@b.example)".encode()

    assert text_of("plan.md", page).text.split("\n") == [
        *("Plan 2031", "", "- Onsdag 3 maj", "", "Dag | Tid", "4 juni | 9-12", "", "Anmäl (a@b.example)"),
    ]


def test_a_merged_cell_belongs_to_each_of_its_rows() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Skogsgruppen"
    table.cell(0, 1).text, table.cell(1, 1).text = "3 maj", "4 juni"

    assert lines("a.docx", word(document)) == ["Skogsgruppen | 3 maj", "Skogsgruppen | 4 juni"]


def test_a_table_that_lays_out_a_page_is_read_cell_by_cell() -> None:
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "\n".join(f"{n} maj" for n in range(1, 8)), "Kontakt: Vera"

    assert lines("a.docx", word(document)) == [*(f"{n} maj" for n in range(1, 8)), "Kontakt: Vera"]


def test_tracked_changes_and_fields_are_read_as_they_will_be() -> None:
    document = docx.Document()
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {namespace}><w:r><w:t>Onsdag </w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>4</w:t></w:r></w:ins>"
            "<w:sdt><w:sdtContent><w:r><w:t> juni</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        ),
    )

    assert lines("a.docx", word(document)) == ["Onsdag 4 juni"]


def test_a_page_is_read_without_menu_scripts_and_what_is_hidden() -> None:
    page = html_page("Plan\n- 3 maj\nSlut").replace(
        b"<main>", b"<main><p hidden>1 april</p><dl><dt>Tid</dt><dd>9-12</dd></dl>"
    )

    assert lines("a.html", page) == ["Tid: 9-12", "Plan", "- 3 maj", "Slut"]


def test_a_mail_gives_its_subject_body_and_first_document() -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["Message-ID"] = "VB: Inbjudan", "<1@a.example>"
    message.set_content("Se bifogad inbjudan.")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logga.png")
    document = docx.Document()
    document.add_paragraph("Träff 3 maj 2031")
    message.add_attachment(word(document), maintype="application", subtype="octet-stream", filename="inbjudan.docx")

    assert lines("a.eml", message.as_bytes()) == [
        "Inbjudan",
        "Se bifogad inbjudan.",
        "inbjudan.docx",
        "Träff 3 maj 2031",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t\n", Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n", Reason.PICTURE),
        (b"{\\rtf1\\ansi hej}", Reason.NOT_A_DOCUMENT),
        (b"PK\x03\x04 this is no document", Reason.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), Reason.OLD_WORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), Reason.OUTLOOK),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(content: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refused:
        text_of("plan.docx", content)
    assert refused.value.reason is reason


def test_a_scanned_or_locked_pdf_says_so() -> None:
    from pypdf import PdfWriter
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawInlineImage(a_picture(), 50, 50)
    canvas.save()
    assert reason_of(target.getvalue()) is Reason.SCANNED
    writer = PdfWriter(io.BytesIO(RENDERINGS["pdf list"][1](PLAN)))
    writer.encrypt("hemligt", algorithm="AES-256")
    locked = io.BytesIO()
    writer.write(locked)
    assert reason_of(locked.getvalue()) is Reason.ENCRYPTED


def a_picture() -> object:
    from PIL import Image

    return Image.new("RGB", (20, 20))


def reason_of(content: bytes) -> Reason:
    with pytest.raises(Unreadable) as refused:
        extract_here(Kind.PDF, content, STOCKHOLM)
    return refused.value.reason


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(io.BytesIO(RENDERINGS["pdf list"][1](PLAN)))
    writer.encrypt("", "ägarens", algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)

    assert "Skogsgruppen" in lines("a.pdf", target.getvalue())


def test_opening_an_attachment_never_raises_and_looks_once() -> None:
    good, bad = (
        opened(Attachment(name="a.txt", content=b"3 maj")),
        opened(Attachment(name="a.doc", content=b"\x00\x01")),
    )

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


@settings(max_examples=300)
@given(
    st.binary(max_size=2000),
    st.sampled_from(
        [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><body>", b"BEGIN:VCALENDAR\r\n", b"Message-ID: <1>\r\n\r\n"]
    ),
    st.sampled_from(["a.txt", "a.md", "a.docx", "a.eml"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes, name: str) -> None:
    try:
        kind = kind_of(name, start + content)
        if kind in (Kind.PLAIN, Kind.MARKDOWN):
            text_of(name, start + content)
        else:
            extract_here(kind, start + content, STOCKHOLM)
    except Unreadable:
        pass
