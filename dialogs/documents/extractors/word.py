"""Word documents (.docx): paragraphs, lists with their numbers, tables, text boxes and content controls, in order."""

import io
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from dialogs.documents.extractors.archives import check
from dialogs.documents.extractors.numbering import Numbering
from dialogs.documents.extractors.tables import flowing
from dialogs.texts import Kind

_TEXT, _BREAKS, _TAB = qn("w:t"), {qn("w:br"), qn("w:cr")}, qn("w:tab")
_HYPHEN = qn("w:noBreakHyphen")
#: deleted text, field codes, properties, and what is drawn beside the line
_SKIPPED = {qn(f"w:{n}") for n in ("del", "moveFrom", "instrText", "pPr", "rPr", "txbxContent")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = (qn(f"w:{n}") for n in ("p", "tbl", "tr", "tc", "txbxContent"))
_CONTAINERS = {qn(f"w:{n}") for n in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}


def extract(content: bytes, zone: ZoneInfo) -> tuple[Kind, list[str]]:
    """The lines of a Word document. Raises Unreadable."""
    del zone
    check(content)
    document: Document = docx.Document(io.BytesIO(content))
    body = document.element.body
    return Kind.WORD, list(_blocks(body, Numbering.of(document)))


def _blocks(container: _Element, numbering: Numbering) -> Iterator[str]:
    for child in container:
        if child.tag == _PARAGRAPH:
            yield from _paragraph(child, numbering)
        elif child.tag == _TABLE:
            yield from _table(child, numbering)
        elif child.tag in _CONTAINERS:
            yield from _blocks(child, numbering)


def _paragraph(paragraph: _Element, numbering: Numbering) -> Iterator[str]:
    text, label = "".join(_characters(paragraph)), numbering.label(paragraph)
    if not label:
        yield ""  # a paragraph of its own, and no wrapped line
    yield from (label + text if text.strip() else "").split("\n")
    for box in paragraph.iter(_BOX):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from _blocks(box, numbering)


def _characters(element: _Element) -> Iterator[str]:
    """The visible characters of a paragraph; a line break is a new line."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == _TAB:
            yield " "
        elif child.tag == _HYPHEN:
            yield "-"
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK:
            yield from _characters(child)


def _table(table: _Element, numbering: Numbering) -> Iterator[str]:
    above: dict[int, list[str]] = {}
    for each in table.iter(_ROW):
        if next(each.iterancestors(_TABLE)) is not table:
            continue
        cells, column = [], 0
        for cell in each.iter(_CELL):
            if next(cell.iterancestors(_ROW)) is not each:
                continue
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            continued = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
            lines = above.get(column, []) if continued else list(_blocks(cell, numbering))
            above[column] = lines
            cells.append(lines)
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            column += int(span.get(qn("w:val"), "1")) if span is not None else 1
        yield from flowing(cells)
