"""Markdown: its signs undone, its lists and tables kept."""

import re

from dialogs.documents.extractors.plain import decoded
from dialogs.documents.extractors.tidying import ITEM, row

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^\s*[*+-]\s+(?:\[[ xX]\]\s+)?")
_RULE = re.compile(r"^\s*(?:\|(?:\s*:?-+:?\s*\|)+|:?-{2,}:?(?:\s*\|\s*:?-{2,}:?)*|(?:[*_=]\s*){3,}|(?:```|~~~).*)\s*$")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\(<?([^)\s>]*)>?(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)?[^<>\s]+[.@][^<>\s]+)>")
_STRONG = re.compile(r"(\*\*|__|~~|(?<![\w*])[*_](?=\S))(\S(?:.*?\S)?)\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def lines(content: bytes) -> list[str]:
    """The lines of a Markdown file, as a reader of the rendered page would see them."""
    return [_undone(line) for line in decoded(content).splitlines() if not _RULE.match(line)]


def _undone(line: str) -> str:
    if heading := _HEADING.match(line):
        line = heading[1]
    if line.lstrip().startswith("|"):
        line = row(line.strip().strip("|").split("|"))
    line = _ITEM.sub(ITEM, line.removeprefix("> ").removesuffix("\\"))
    line = _LINK.sub(_link, line)
    for _ in range(2):  # bold within italics
        line = _STRONG.sub(r"\2", line)
    return _ESCAPE.sub(r"\1", _ADDRESS.sub(r"\1", line))


def _link(found: re.Match[str]) -> str:
    """Words and address; the address alone where the words only repeat it."""
    words, address = found[1].strip(), found[2].removeprefix("mailto:")
    return words if not address or address in words or address.startswith("#") else f"{words} ({address})"
