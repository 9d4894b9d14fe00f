"""The groups and networks that a document speaks for: its headings, its title, the ones it invites."""

import re
from collections.abc import Sequence

from dialogs.documents.cues import cue, has, is_only, label_of
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold

_PROPER = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]+s\s)?[A-ZÅÄÖ][\w-]*(?:gruppen|nätverket|nätverk|gruppa|nettverket|netværket)(?:s\b|\b)"
    r"(?:\s[A-ZÅÄÖ][\w-]+)?"
)
_WITH = re.compile(
    r"\w*(?:träff|möte|dag|samling)\w*\s+(?:med|för)\s+([A-ZÅÄÖ][\w-]*(?:gruppen|nätverket|kommunerna|forumet))"
)


def declared(entries: Sequence[Entry]) -> list[str]:
    """Groups that a sentence lists: "organiseras i tre grupper: A, B och C"."""
    for entry in entries:
        if not cue("grouping").search(fold(entry.text)) or ":" not in entry.text:
            continue
        listed = re.split(r"[.;]", entry.text.split(":", 1)[1])[0]
        names = [n.strip() for n in re.split(r",|\soch\s|\ssamt\s|\sand\s|\sog\s", listed) if n.strip()]
        if len(names) > 1 and all(n[:1].isupper() and len(n.split()) <= 5 for n in names):
            return names
    return []


def under_headings(entries: Sequence[Entry], known: Sequence[str]) -> list[str]:
    """For each line the group whose heading it stands under, empty for none."""
    names = {fold(n): n for n in known}
    current, result = "", []
    for entry in entries:
        text = entry.text.strip(" :")
        if fold(text) in names:
            current = names[fold(text)]
        elif _names_group(entry, text):
            current = text
        elif entry.is_heading and (entry.line.marked or _closes(entry)):
            current = ""
        result.append(current)
    return result


def _names_group(entry: Entry, text: str) -> bool:
    """Whether a line is the name of a group and nothing else."""
    alone = entry.line.short and not entry.line.bullet and not entry.days and len(text.split()) <= 4
    return alone and text[:1].isupper() and is_only("group", text)


def _closes(entry: Entry) -> bool:
    found = label_of(entry.text)
    return bool(found and found[2] and found[0] not in ("contact", "when", "place", "time"))


def in_title(title: str) -> str | None:
    """The network that a title is the name of: "Nätverket för översiktlig planering"."""
    text = re.split(r"\s[–—-]\s", title)[0].strip(" .!:")
    lead = re.split(r"\w*(?:natverk|nettverk|netvaerk|netvark|network|grupp|gruppe|forum)", fold(text))[0]
    named = is_only("network_title", text) and not has("meeting", lead) and not has("preposition", lead)
    return text if named else None


def invited(entries: Sequence[Entry]) -> list[str]:
    """Groups and networks with a name that a sentence of invitation names."""
    found: list[str] = []
    for entry in entries[:40]:
        for sentence in entry.line.sentences:
            if match := _WITH.search(sentence):
                found.append(match[1])
            if cue("invite").search(fold(sentence)):
                found += [_definite(m[0]) for m in _PROPER.finditer(sentence)]
    return _distinct(found)


def _definite(name: str) -> str:
    """The name without its genitive: "RUS-nätverkets" → "RUS-nätverket"."""
    return name[:-1] if re.search(r"(?:gruppens|nätverkets)$", name) else name


def _distinct(names: Sequence[str]) -> list[str]:
    """Names without those that are another one with more or fewer letters, or with an owner before it."""
    kept: list[str] = []
    for name in names:
        stem = re.sub(r"(?:et|en)$", "", fold(name))
        if not any(stem in fold(k) or re.sub(r"(?:et|en)$", "", fold(k)) in fold(name) for k in kept):
            kept.append(name)
    return kept


def together_with(text: str, groups: Sequence[str]) -> tuple[list[str], list[str]]:
    """Of "(med Naturvårdsgruppen)": the groups of the document, and names from outside it."""
    match = re.search(rf"\((?:{cue('with').pattern})\s+([^)]+)\)", fold(text))
    if match is None:
        return [], []
    named = text[match.start(1) : match.end(1)].strip(" .")
    names = [n.strip() for n in re.split(r",|\soch\s|\sand\s|\sog\s", named) if n.strip()]
    inside = [g for g in groups for n in names if _alike(g, n)]
    outside = [n for n in names if not any(_alike(g, n) for g in groups) and n[:1].isupper() and len(n.split()) <= 5]
    return inside, outside


def _alike(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    return one.startswith(other) or other.startswith(one)
