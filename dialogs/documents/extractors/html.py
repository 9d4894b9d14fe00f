"""Web pages and HTML mail: the main text, without menus, scripts and what is hidden."""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dialogs.documents.extractors.plain import decoded
from dialogs.documents.extractors.tables import flowing
from dialogs.documents.extractors.tidying import ITEM
from dialogs.texts import Kind

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_DROPPED = frozenset(
    ("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "nav", "aside", "form")
)
_FRAME = {"header", "footer"}
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "hr", "li"),
        *("main", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead", "tfoot", "tr", "ul"),
    )
)
_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "section", "article"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def extract(content: bytes, zone: ZoneInfo) -> tuple[Kind, list[str]]:
    """The lines of a page. Raises Unreadable."""
    del zone
    return Kind.HTML, list(lines_of(_decoded(content)))


def _decoded(content: bytes) -> str:
    declared = _CHARSET.search(content[:4096])
    try:
        return content.decode(declared[1].decode() if declared else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decoded(content)


def lines_of(page: str) -> Iterator[str]:
    """The lines of a page's main text."""
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = document_fromstring(page.encode("utf-8", "ignore"), parser=parser, ensure_head_body=True)
    return _block(_main(root))


def _main(root: HtmlElement) -> HtmlElement:
    """The page's main element, when it has exactly one that holds text."""
    for path in ("//main", "//*[@role='main']", "//article"):
        found = [e for e in root.xpath(path) if e.text_content().strip()]
        if len(found) == 1:
            return found[0]
    return root.body if root.body is not None else root


def _is_dropped(element: HtmlElement) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in _DROPPED
        or (element.tag in _FRAME and element.getparent().tag in {"body", "div"})
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _block(element: HtmlElement) -> Iterator[str]:
    """The lines of an element whose text stands apart from what is around it."""
    if element.tag in _LAID_OUT:
        yield from _LAID_OUT[element.tag](element)
        return
    line = ITEM if element.tag == "li" else ""
    for part in _parts(element):
        if isinstance(part, str):
            line += part
            continue
        if part.tag == "br":
            yield line
            line = ""
            continue
        if line.strip() and line != ITEM:
            yield line
            line = ""
        if part.tag in _SPACED and line != ITEM:
            yield ""
        inner = list(_block(part))
        if line == ITEM and inner:  # <li><p>…
            yield ITEM + inner.pop(0)
            line = ""
        yield from inner
    if line.strip() and line != ITEM:
        yield line
    if element.tag in _SPACED:
        yield ""


def _parts(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """Text, blocks and line breaks inside an element, in order; inline elements are opened."""
    yield _text(element.text)
    for child in element:
        if not _is_dropped(child):
            if child.tag in _BLOCKS or child.tag == "br":
                yield child
            else:
                yield from _parts(child)
        yield _text(child.tail)


def _text(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _table(table: HtmlElement) -> Iterator[str]:
    hanging: dict[int, tuple[int, list[str]]] = {}
    for each in table.iter("tr"):
        if next(each.iterancestors("table")) is not table:
            continue
        cells: list[list[str]] = []
        own = [cell for cell in each if cell.tag in {"td", "th"} and not _is_dropped(cell)]
        while own or hanging.get(len(cells), (0, []))[0]:
            left, lines = hanging.get(len(cells), (0, []))
            if not left:
                cell = own.pop(0)
                left, lines = _number(cell.get("rowspan")), list(_block(cell))
            hanging[len(cells)] = (left - 1, lines)
            cells.append(lines)
        yield from flowing(cells)


def _definitions(listing: HtmlElement) -> Iterator[str]:
    """A list of terms: a short value stands behind its term."""
    term = ""
    yield ""
    for child in listing.iter("dt", "dd"):
        lines = [line for line in _block(child) if line.strip()]
        if child.tag == "dt":
            yield from [term] if term else []
            term = " ".join(lines)
        elif term and len(lines) == 1:
            yield f"{term.rstrip(':')}: {lines[0]}"
            term = ""
        else:
            yield from [term, *lines] if term else lines
            term = ""
    yield from [term] if term else []
    yield ""


_LAID_OUT = {"table": _table, "dl": _definitions}


def _number(text: str | None) -> int:
    return min(int(text), 1000) if text and text.strip().isdigit() and int(text) else 1
