"""The labels that Word draws before list items, and which paragraphs are headings."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Self

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from dialogs.documents.extractors.tidying import ITEM

_PLACEHOLDER = re.compile(r"%(\d)")
_BULLETS = {"bullet", "none"}
_VAL, _LEVEL, _NUMBER = qn("w:val"), qn("w:ilvl"), qn("w:numId")


@dataclass(slots=True)
class Numbering:
    """Numbers list items in the order in which they are met."""

    #: (list, level) → (format, text such as "Träff %1")
    levels: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    #: style id → its list and level
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)
    #: list → how many items stand so far on each level
    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * 10))

    @classmethod
    def of(cls, document: Document) -> Self:
        """What a document's styles and list definitions say."""
        result = cls()
        for style in document.styles.element.iter(qn("w:style")):
            identity, name = style.get(qn("w:styleId"), ""), style.find(qn("w:name"))
            if name is not None and name.get(_VAL, "").lower().startswith(("heading", "title")):
                result.headings.add(identity)
            if (place := _place(style)) is not None:
                result.styles[identity] = place
            elif name is not None and name.get(_VAL, "").lower().startswith("list "):
                result.styles[identity] = ("", 0)
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is not None:
            result._define(part.element)
        return result

    def _define(self, numbering: _Element) -> None:
        abstract = {a.get(qn("w:abstractNumId")): a for a in numbering.iter(qn("w:abstractNum"))}
        for number in numbering.iter(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            definition = abstract.get(reference.get(_VAL)) if reference is not None else None
            for level in definition.iter(qn("w:lvl")) if definition is not None else ():
                kind, text = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
                self.levels[number.get(_NUMBER, ""), int(level.get(_LEVEL, "0"))] = (
                    kind.get(_VAL, "") if kind is not None else "decimal",
                    text.get(_VAL, "") if text is not None else "",
                )

    def is_heading(self, paragraph: _Element) -> bool:
        """Whether a paragraph has a heading style."""
        return _style(paragraph) in self.headings

    def label(self, paragraph: _Element) -> str:
        """What stands before the text of a paragraph: "", "- ", "2. ", "Träff 2 "."""
        place = _place(paragraph) or self.styles.get(_style(paragraph))
        if place is None or place[0] == "0" or (place[0] == "" and self.is_heading(paragraph)):
            return ""
        identity, level = place
        kind, text = self.levels.get((identity, level), ("bullet", ""))
        if kind in _BULLETS:
            return "" if self.is_heading(paragraph) else ITEM
        counts = self.counts[identity]
        counts[level] += 1
        counts[level + 1 :] = [0] * (9 - level)
        return _PLACEHOLDER.sub(lambda found: str(max(counts[int(found[1]) - 1], 1)), text).strip() + " "


def _place(element: _Element) -> tuple[str, int] | None:
    """The list and level that a paragraph or style stands in by itself."""
    properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is None or (number := properties.find(qn("w:numId"))) is None:
        return None
    level = properties.find(_LEVEL)
    return number.get(_VAL, ""), int(level.get(_VAL, "0")) if level is not None else 0


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style.get(_VAL, "") if style is not None else ""
