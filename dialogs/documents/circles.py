"""The groups and networks that a document speaks for: its headings, its title, the ones it invites."""

import re
from collections.abc import Sequence

from dialogs.documents.cues import cue, has, is_only, label_of
from dialogs.documents.outline import Entry
from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.folding import fold

_PROPER = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]+s\s)?[A-ZÅÄÖ][\w-]*(?:gruppen|nätverket|nätverk|gruppa|nettverket|netværket)(?:s\b|\b)"
    r"(?:\s[A-ZÅÄÖ][\w-]+)?"
)
#: words of a group's name
MOST_WORDS = 5
#: words of a network's name
LONGEST_NAME = 8
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
        if len(names) > 1 and all(n[:1].isupper() and len(n.split()) <= MOST_WORDS for n in names):
            return names
    return []


def labelled(entry: Entry) -> list[str]:
    """The groups that a row names: "Grupp: A + B"."""
    plain = (cell for part in entry.labelled("group") if ":" not in (cell := part.text.split(" | ")[0]))
    named = (n.strip() for text in plain for n in re.split(r",|\s[+&/]\s|\s(?:och|and|og)\s", text))
    return [
        n
        for n in named
        if not n[:1].islower() and _NAME.fullmatch(n) and len(n.split()) <= MOST_WORDS and not is_only("everybody", n)
    ]


def in_rows(texts: Sequence[str]) -> list[str]:
    """The groups that tell the rows of a list apart: "Strateggruppen, digitalt kl. 9", two or more of them."""
    found = dict.fromkeys(m[0] for text in texts for m in _GROUP.finditer(text))
    return list(found) if len(found) > 1 else []


_NAME = re.compile(r"[^\W_][\w\s&-]*\w")
_NUMBERED = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_GROUP = re.compile(r"\b[A-ZÅÄÖÆØ][\w-]+(?:gruppen|gruppa)\b")


def under_headings(entries: Sequence[Entry], known: Sequence[str]) -> list[str]:
    """For each line the group whose heading it stands under, empty for none."""
    names = {fold(n): n for n in known}
    current, result = "", []
    for entry in entries:
        text = entry.text.strip(" :")
        if is_only("all_groups", text):
            current = ""
        elif fold(text) in names:
            current = names[fold(text)]
        elif _names_group(entry, name := _before_facts(entry, text)):
            current = name
        elif entry.is_heading and (entry.line.marked or _closes(entry)):
            current = ""
        result.append(current)
    return result


def _before_facts(entry: Entry, text: str) -> str:
    """Of "Styrgruppen, kl. 13–16, Stadshuset" the name."""
    text = _NUMBERED.sub("", text)
    facts = any(f.clocks for f in entry.fields) or has("venue", text) or has("all_day", text) or has("online", text)
    return text.split(",", 1)[0] if facts else text


def _names_group(entry: Entry, text: str) -> bool:
    """Whether a line is the name of a group and nothing else."""
    alone = (
        (entry.line.short or text != entry.text.strip(" :"))
        and not entry.line.bullet
        and not entry.days
        and len(text.split()) <= 4
    )
    return alone and text[:1].isupper() and is_only("group", text)


def _closes(entry: Entry) -> bool:
    found = label_of(entry.text)
    return bool(found and found[2] and found[0] not in ("contact", "when", "place", "time"))


def in_title(title: str) -> list[str]:
    """The network that a title is the name of, or the groups: "Nätverket för översiktlig planering"."""
    for piece in re.split(r"\s[–—·|-]\s|[!?:]\s", title):
        text = _timeless(_named_network(piece))
        names = [n for n in re.split(r",\s|\s(?:och|and|og)\s", text) if n]
        if len(names) > 1 and all(n[:1].isupper() and is_only("group", n) for n in names):
            return names
        if _is_network(text):
            return [text]
    return []


def _named_network(piece: str) -> str:
    """Of a piece of a title that names a network in passing, "Hej alla i Nätverket Äldre och kultur", the name."""
    found = re.search(r"\b(?:i|till|för|från|med)\s([Nn]ätverket\s[A-ZÅÄÖ].*)", piece)
    return found[1] if found else piece


def _timeless(text: str) -> str:
    """A piece of a title without the season or year behind it."""
    values = find_times(text, now=None).values
    return (text[: values[-1].begin] if values and values[-1].stop == len(text.rstrip()) else text).strip(" .!:,")


def _is_network(text: str) -> bool:
    lead = re.split(r"\w*(?:natverk|nettverk|netvaerk|netvark|network|grupp|gruppe|forum)", fold(text))[0]
    named = is_only("network_title", text) or (is_only("group", text) and text[:1].isupper())
    return named and not has("meeting", lead) and not has("preposition", lead)


def invited(entries: Sequence[Entry]) -> list[str]:
    """Groups and networks with a name that a sentence of invitation names."""
    found: list[str] = []
    for entry in entries[:40]:
        for sentence in entry.line.sentences:
            if match := _WITH.search(sentence):
                found.append(match[1])
            if inviting := cue("invite").search(fold(sentence)):
                found += [_definite(m[0]) for m in _PROPER.finditer(sentence)]
                host = sentence[: inviting.start()].strip()
                if host[:1].isupper() and is_only("network_title", host) and len(host.split()) <= LONGEST_NAME:
                    found.append(host)
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
    outside = [
        n for n in names if not any(_alike(g, n) for g in groups) and n[:1].isupper() and len(n.split()) <= MOST_WORDS
    ]
    return inside, outside


def _alike(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    return one.startswith(other) or other.startswith(one)
