"""Files made by the tests that read them."""

import io
import zipfile
from zoneinfo import ZoneInfo

import docx
from docx.document import Document as WordDocument

from dialogs.documents.kinds import kind_of
from dialogs.documents.quarantine import extract_here

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def lines(name: str, content: bytes) -> list[str]:
    """The lines of a file that say something, as this process reads them."""
    _, text = extract_here(kind_of(name, content), content, STOCKHOLM)
    return [line for line in text.splitlines() if line]


def saved(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def word_file(body: bytes = b"", *, prolog: bytes = b"", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word file with the given XML inside its body, and further members."""
    archive = zipfile.ZipFile(io.BytesIO(saved(docx.Document())))
    parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = (
        prolog + f'<w:document xmlns:w="{WORDS}"><w:body>'.encode() + body + b"</w:body></w:document>"
    )
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in (parts | (extra or {})).items():
            target.writestr(name, content)
    return result.getvalue()


def paragraph(text: str) -> bytes:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode()


def pdf_file(stream: bytes, filters: bytes = b"[]") -> bytes:
    """A PDF of one page with the given content stream."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
    ]
    result, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return result + b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(result),
    )
