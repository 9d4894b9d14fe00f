"""What a document and each of its meetings is called."""

import re
from collections.abc import Sequence

from dialogs.documents.cues import at_end, begins, cue, has, is_only, label_of, towns
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry, heads_list, is_numbered
from dialogs.documents.places import is_place_name
from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.folding import fold

#: addresses, the ends of sentences, and the path through a site: "Start / Miljö / Nätverk"
_NO_TITLE = re.compile(r"[.,;]$|@|https?:|(?:\s[/>»]\s.*){2}")


def title_line(entries: Sequence[Entry]) -> int:
    """The index of the line that is the document's title, -1 when there is none."""
    for entry in entries[:15]:
        text = entry.text
        if len(text) > 160 or entry.line.bullet or label_of(text) or _NO_TITLE.search(text):
            continue
        bare = _bare(text)
        if (
            re.search(r"[^\W\d_]{3}", bare)
            and not is_only("generic_title", text)
            and not is_only("generic_title", bare)
        ):
            return entry.index
    return -1


def title_of(entries: Sequence[Entry], index: int) -> str:
    """The document's title, else what its first lines invite to, else empty."""
    if index >= 0:
        return _capital(_bare(entries[index].text))
    for entry in entries[:8]:
        if begins("lead_in", entry.text):
            return _capital(re.split(r"[,.!?]|\sden\s\d|\skl", _without_lead(entry.text))[0].strip())
    return ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bare(text: str) -> str:
    """A title without days, hours and what invites to it."""
    spans = [(v.begin, v.stop) for v in find_times(text, now=None).values if v.days or v.time_start]
    if len(spans) > 1 and spans[0][0] > 0:
        text = text[: spans[0][0]]
    elif spans:
        text = text[: spans[0][0]] + text[spans[-1][1] :]
    text = re.sub(r"\s*\([\s–-]*\)|(?<=[:–—-])\s*,", "", re.sub(r"\s+(?=,)", "", text))
    text = _without_lead(text).strip(" ,|–-:!.(")
    return _without_connector(text).strip(" ,|–-:!(")


def _without_lead(text: str) -> str:
    match = cue("lead_in").match(fold(text))
    return text[match.end() :].lstrip() if match else text


def _without_connector(text: str) -> str:
    """A name without the "den" or "och" that led on to its day."""
    match = at_end("connector", text)
    return text[: match.start()].rstrip() if match else text


def meeting_title(
    entries: Sequence[Entry], mention: Mention, lines: Sequence[int], document: str, *, single: bool
) -> str:
    """The name of one meeting: that of its row or heading, else the document's."""
    if single:
        return document or _of_line(mention)
    above = [entries[i] for i in reversed(lines) if i < mention.entry.index]
    return (
        _numbered(mention, above)
        or _before(mention, document)
        or _above(above)
        or _topic(mention)
        or document
        or _of_line(mention)
    )


def _numbered(mention: Mention, above: Sequence[Entry]) -> str:
    """Reads "Träff 2" in the line or above it."""
    for entry in (mention.entry, *above):
        if is_numbered(entry.text) and len(entry.text) <= 120:
            text = _bare(entry.text) if entry is mention.entry else entry.text
            return re.split(r"\s+[–-]\s+(?=\d)|:\s*$", text)[0].strip(" :–-,")
    return ""


def _before(mention: Mention, document: str) -> str:
    """The words before the day in its row; a town says which of several it is."""
    before = _without_connector(re.split(r"[.!?]\s", mention.before)[-1].strip(" :,-–—|("))
    if fold(before) in towns():
        return f"{document}, {before}" if document else before
    return _capital(before) if 3 <= len(before) <= 90 and not label_of(before + ":") else ""


def _above(above: Sequence[Entry]) -> str:
    """The nearest short line above that is no town and no label."""
    named = (e for e in above if e.line.short and fold(e.text) not in towns() and not heads_list(e.text))
    named = (e for e in named if not is_only("group", e.text.strip(" :")))
    return next((e.text.strip(" :") for e in named), "")


def _topic(mention: Mention) -> str:
    """A name behind the day: "12 mars – Klimatanpassning i praktiken", in a list "12 mars Klimatanpassning"."""
    dash = "?" if mention.entry.line.bullet else ""
    match = re.match(rf"\s*[–—:|-]{dash}\s*(.{{4,90}})$", mention.after.split(". ")[0].rstrip("."))
    pieces = (_bare(piece) for piece in match[1].split(" | ")) if match else ()
    return next((piece for piece in pieces if _names_topic(piece)), "")


def _names_topic(text: str) -> bool:
    """Whether a text is what a meeting is about: no place, no form, nothing about registering."""
    blocked = ("registration", "online", "venue", "cancelled", "all_day", "arrival", "deadline", "preliminary")
    somewhere = fold(text) in towns() or is_place_name(text)
    return text[:1].isupper() and not somewhere and not any(has(c, text) for c in blocked)


def _of_line(mention: Mention) -> str:
    return mention.entry.heading or _bare(mention.entry.text)[:90]
