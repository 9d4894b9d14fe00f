"""What a document and each of its meetings is called, who organises it, and what it says of audience and cost."""

import re
from collections.abc import Sequence

from dialogs.documents.cues import cue, has, is_only, label_of, towns
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry, is_numbered
from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.folding import fold


def title_line(entries: Sequence[Entry]) -> int:
    """The index of the line that is the document's title, -1 when there is none."""
    for entry in entries[:15]:
        text = entry.text
        if len(text) > 160 or entry.line.bullet or entry.line.label or re.search(r"[.,;]$|@|https?:", text):
            continue
        if not re.search(r"[^\W\d_]{3}", text) or is_only("generic_title", text) or label_of(text):
            continue
        if _bare(text) and not is_only("generic_title", _bare(text)):
            return entry.index
    return -1


def _bare(text: str) -> str:
    """A title without days, hours and what invites to it."""
    spans = [(v.begin, v.stop) for v in find_times(text, now=None).values if v.days or v.time_start]
    if len(spans) > 1 and spans[0][0] > 0:
        text = text[: spans[0][0]]
    elif spans:
        text = text[: spans[0][0]] + text[spans[-1][1] :]
    text = re.sub(r"\s*\((?:\s|[-–])*\)", "", text)
    match = re.match(rf"(?:{cue('lead_in').pattern})\s*", fold(text))
    text = text[match.end() :] if match else text
    text = re.sub(r"\b(?:den|the|kl\.?|datum|startdato:?)\s*$", "", text.strip(" ,|–-:!.("), flags=re.IGNORECASE)
    return text.strip(" ,|–-:!(").strip()


def title_of(entries: Sequence[Entry], index: int) -> str:
    """The document's title, else what its first lines invite to, else empty."""
    if index >= 0:
        text = _bare(entries[index].text)
        return text[:1].upper() + text[1:]
    for entry in entries[:8]:
        match = re.match(rf"(?:{cue('lead_in').pattern})\s+", fold(entry.text))
        if match:
            text = re.split(r"[,.!?]|\sden\s\d|\skl", entry.text[match.end() :])[0].strip()
            return text[:1].upper() + text[1:]
    return ""


def meeting_title(
    entries: Sequence[Entry], mention: Mention, lines: Sequence[int], document: str, *, single: bool
) -> str:
    """The name of one meeting: that of its row or heading, else the document's."""
    if single:
        return document or _heading(mention)
    above = [entries[i] for i in lines if i < mention.entry.index]
    numbered = next((p.text for p in [mention.entry, *reversed(above)] if is_numbered(p.text)), None)
    if numbered and len(numbered) <= 120:
        return re.split(r"\s+[–-]\s+(?=\d)|:\s*$", _bare(numbered) if numbered == mention.entry.text else numbered)[
            0
        ].strip(" :–-,")
    before = re.split(r"[.!?]\s", mention.before)[-1].strip(" :,-–—|(")
    before = re.sub(r"(?:^|\s+)(?:den|på|the|on|och|samt|and|og)$", "", before)
    if mention.field.label == "theme" or (
        before and fold(before) not in towns() and 3 <= len(before) <= 90 and not label_of(before + ":")
    ):
        return before[:1].upper() + before[1:]
    if fold(before) in towns():
        return f"{document}, {before}" if document else before
    for entry in reversed(above):
        if fold(entry.text) not in towns() and entry.line.short and not label_of(entry.text):
            return entry.text.strip(" :")
    behind = _topic(mention)
    return behind or document or _heading(mention)


def _topic(mention: Mention) -> str:
    """A name behind the day: "12 mars – Klimatanpassning i praktiken"."""
    match = re.match(r"\s*[–—:|-]\s*(.{4,90})$", mention.after.split(". ")[0])
    if match is None:
        return ""
    text = _bare(match[1])
    blocked = ("registration", "online", "venue", "cancelled", "all_day", "arrival", "deadline")
    return text if text[:1].isupper() and not any(has(c, text) for c in blocked) and fold(text) not in towns() else ""


def _heading(mention: Mention) -> str:
    return mention.entry.heading or _bare(mention.entry.text)[:90]


def organiser_of(entries: Sequence[Entry], title: str) -> str | None:
    """Who arranges it: a label, "X bjuder in", "arrangörer är X och Y", "drivs av X"."""
    for entry in entries:
        for part in entry.labelled("organiser"):
            if part.text:
                return part.text.rstrip(".")
    owner = r"((?:[A-ZÅÄÖÆØ][\w-]+|SKR|GR)(?:\s(?:[A-ZÅÄÖÆØ][\w-]+|i|och|og|and|för|of|the|län|stad|kommun|Väst))*)"
    for entry in entries:
        if entry.section in ("past", "papers"):
            continue
        for sentence in entry.line.sentences:
            match = re.search(
                rf"(?:[Aa]rrangörer?(?: är)?|drivs av|samordnas av|arrangeras av|anordnas av|[Vv]ärd är|organised by|hosted by|Behind it are)\s+{owner}",
                sentence,
            )
            match = match or re.search(
                rf"(?:^|\s){owner}\s(?:bjuder|inbjuder|ordnar|inviterer|sänder|vill bjuda|invites|invite)\b", sentence
            )
            if match and fold(match[1]).split()[0] not in (
                "vi",
                "darfor",
                "nu",
                "har",
                "de",
                "man",
                "ni",
                "we",
                "they",
            ):
                return re.sub(r"\s(?:och|og|and|för|of|i)$", "", match[1].strip())
    return None


def audience_of(entries: Sequence[Entry]) -> str | None:
    """Whom it is for: the label or section, else the sentence that says so."""
    for entry in entries:
        for part in entry.labelled("audience"):
            if part.text:
                return part.text
    for entry in entries:
        if entry.section == "audience" and not entry.is_heading:
            return entry.text
    for entry in entries:
        for sentence in entry.line.sentences:
            if cue("audience").search(fold(sentence)) and len(sentence) < 400:
                return sentence.strip()
    return None


def cost_of(entries: Sequence[Entry]) -> tuple[str, int] | None:
    """What it costs: the label, else the sentences about fees, travel and lodging; with the line."""
    for entry in entries:
        for part in entry.labelled("cost"):
            if part.text:
                return part.text, entry.index
    for entry in entries:
        if entry.section in ("programme", "past", "papers"):
            continue
        for sentence in entry.line.sentences:
            folded = fold(sentence)
            if (
                cue("free").search(folded)
                or (cue("priced").search(folded) and cue("own_cost").search(folded))
                or re.search(r"kostar|avgift(?:en)? (?:ar|på)|\d+ ?(?:kr|kronor|sek)\b", folded)
            ) and len(sentence) < 300:
                return sentence.strip(), entry.index
    return None
