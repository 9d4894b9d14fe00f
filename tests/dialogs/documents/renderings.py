"""The same words as a Word list, a Word table, PDFs of several layouts, a page and a mail."""

import html
import io
import re
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from functools import partial

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

_BULLET = re.compile(r"^\s*(?:[-•✘]\s*)+(?=\S)")
_CELLS = re.compile(r": |, (?=kl|heldag|två)")


def parts(text: str) -> list[tuple[str, str]]:
    """("item" or "line", words) of each line that says something."""
    lines = (line for line in text.splitlines() if line.strip())
    return [("item", _BULLET.sub("", line)) if _BULLET.match(line) else ("line", line.strip()) for line in lines]


def docx_list(text: str) -> bytes:
    document = docx.Document()
    for kind, words in parts(text):
        document.add_paragraph(words, style="List Bullet" if kind == "item" else None)
    return _saved(document.save)


def docx_table(text: str) -> bytes:
    """Every list becomes a table, its items cut into cells at the colon and before the hours."""
    document = docx.Document()
    table = None
    for kind, words in parts(text):
        if kind == "line":
            document.add_paragraph(words)
            table = None
            continue
        table = table or document.add_table(rows=0, cols=3)
        for cell, part in zip(table.add_row().cells, _cells(words), strict=False):
            cell.text = part
    return _saved(document.save)


def docx_soft_breaks(text: str) -> bytes:
    """One paragraph, its lines held apart by soft breaks."""
    document = docx.Document()
    document.add_paragraph().add_run("\n".join(("• " if k == "item" else "") + w for k, w in parts(text)))
    return _saved(document.save)


def pdf(text: str, *, columns: int = 1, width: float = 17 * cm, footer: bool = False, tables: bool = False) -> bytes:
    """A PDF with a number of columns, or with one narrow column, or with its lists as ruled tables."""
    target = io.BytesIO()
    style = ParagraphStyle("body", getSampleStyleSheet()["Normal"], fontSize=10, leading=13, spaceAfter=6)
    item = ParagraphStyle("item", style, leftIndent=14, spaceAfter=0)
    document = BaseDocTemplate(target, pagesize=A4, leftMargin=2 * cm)
    gap = 1 * cm
    each = (17 * cm - gap * (columns - 1)) / columns if columns > 1 else width
    frames = [Frame(2 * cm + n * (each + gap), 2.5 * cm, each, 24 * cm, 0, 0, 0, 0) for n in range(columns)]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=_footer if footer else _nothing))
    document.build(list(_flowables(text, style, item, each, tables=tables)))
    return target.getvalue()


def _flowables(
    text: str, style: ParagraphStyle, item: ParagraphStyle, width: float, *, tables: bool
) -> Iterable[Flowable]:
    rows: list[list[Paragraph]] = []
    plain = ParagraphStyle("cell", style, spaceAfter=0)
    for kind, words in [*parts(text), ("line", "")]:
        if kind == "item" and tables:
            cells = [Paragraph(html.escape(part), plain) for part in _cells(words)]
            rows.append(cells + [Paragraph("", plain)] * (3 - len(cells)))
            continue
        if rows:
            yield Table(rows, colWidths=[width / 3] * 3, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
            rows = []
        if words:
            marked = f"<bullet>\u2022</bullet>{html.escape(words)}" if kind == "item" else html.escape(words)
            yield Paragraph(marked, item if kind == "item" else style)


def _footer(canvas: object, document: object) -> None:
    canvas.drawString(2 * cm, 1 * cm, "Testnätverket, Box 12, 123 45 Orten, 0123-45 67 89")  # type: ignore[attr-defined]
    canvas.drawString(17 * cm, 1 * cm, f"Sida {document.page}")  # type: ignore[attr-defined]


def _nothing(canvas: object, document: object) -> None: ...


def html_page(text: str) -> bytes:
    body = ""
    for kind, words in parts(text):
        body += f"<li>{html.escape(words)}</li>" if kind == "item" else f"<p>{html.escape(words)}</p>"
    body = re.sub(r"(?:<li>.*?</li>)+", lambda found: f"<ul>{found[0]}</ul>", body)
    menu = "<nav><ul><li><a href='/'>Start</a></li><li>1 januari 2019</li></ul></nav>"
    scripts = "<script>var d = '1 maj 2018';</script><style>p {color: red}</style>"
    return (
        f"<!DOCTYPE html><html lang='sv'><head><meta charset='utf-8'><title>x</title>{scripts}</head><body>{menu}"
        f"<main>{body}</main><footer><p>Senast ändrad 3 mars 2017</p></footer></body></html>"
    ).encode()


def html_table(text: str) -> bytes:
    body = ""
    for kind, words in parts(text):
        cells = "".join(f"<td>{html.escape(part)}</td>" for part in _cells(words))
        body += f"<tr>{cells}</tr>" if kind == "item" else f"<p>{html.escape(words)}</p>"
    body = re.sub(r"(?:<tr>.*?</tr>)+", lambda found: f"<table>{found[0]}</table>", body)
    return f"<html><body>{body}</body></html>".encode()


def eml(text: str) -> bytes:
    """A mail without a subject of its own, as plain text and as HTML."""
    message = EmailMessage()
    message["From"] = "Samordnaren <samordnare@natverket.example>"
    message["To"] = "deltagare@kommunen.example"
    message["Date"] = "Mon, 05 Feb 2018 09:00:00 +0100"
    message["Message-ID"] = "<1@natverket.example>"
    message.set_content("\n".join(("- " if kind == "item" else "") + words for kind, words in parts(text)))
    message.add_alternative(html_page(text).decode(), subtype="html")
    return message.as_bytes()


def _cells(words: str) -> list[str]:
    return _CELLS.split(words, maxsplit=2)


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    target = io.BytesIO()
    save(target)
    return target.getvalue()


#: name → (file name, renderer)
RENDERINGS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "docx list": ("a.docx", docx_list),
    "docx table": ("a.docx", docx_table),
    "docx soft breaks": ("a.docx", docx_soft_breaks),
    "pdf list": ("a.pdf", pdf),
    "pdf two columns": ("a.pdf", partial(pdf, columns=2)),
    "pdf narrow": ("a.pdf", partial(pdf, width=6 * cm)),
    "pdf footer": ("a.pdf", partial(pdf, footer=True)),
    "pdf two columns footer": ("a.pdf", partial(pdf, columns=2, footer=True)),
    "pdf table": ("a.pdf", partial(pdf, tables=True)),
    "html": ("a.html", html_page),
    "html table": ("a.html", html_table),
    "eml": ("a.eml", eml),
}
