"""How a meeting is held: digital, on site or both, from titles, rows, labels and sentences about the meeting itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.documents.cues import cue
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold

_URL = re.compile(r"(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:]")
_JOIN = re.compile(r"teams\.microsoft|teams\.live|zoom\.|meet\.|webex|skype|/join|lync")


#: verbs that say of anything where it is
_MERELY = ("ar ", "er ", "is ", "are ")


@dataclass(slots=True)
class Form:
    """Digital, on site; None is not said."""

    online: bool | None = None
    onsite: bool | None = None
    #: index of the line that says it
    line: int = -1
    #: where to join
    link: str | None = None

    @property
    def known(self) -> bool:
        """Whether anything is said."""
        return self.online is not None or self.onsite is not None

    def take(self, other: "Form") -> None:
        """Takes over what another says; its own link stays."""
        self.online, self.onsite, self.line = other.online, other.onsite, other.line
        self.link = self.link or other.link


def form_of(entries: Sequence[Entry], mentions: Sequence[Mention], *, heads: set[int]) -> Form:
    """The form that some lines give; `heads` are the lines that name the meeting."""
    form = Form()
    texts = {e.index: e.text for e in entries}
    spoken = {m.entry.index: fold(m.sentence) for m in reversed(mentions) if m.sentence in texts.get(m.entry.index, "")}
    spoken |= {m.entry.index: fold(texts[m.entry.index]) for m in mentions if m.entry.index in texts.keys() - spoken}
    for entry in entries:
        folded = fold(entry.text)
        coming = entry.index not in spoken and cue("next_one").search(folded)
        if entry.section in ("papers", "past", "participants") or len(folded) > 1500 or coming:
            continue
        form.link = form.link or next((u for u in _URL.findall(entry.text) if _JOIN.search(u)), None)
        named = entry.index in spoken or entry.index in heads
        about = named or cue("meeting").search(folded) is not None
        if cue("hybrid").search(_affirmed(folded)) and (about or _labelled(entry)):
            form.online, form.onsite, form.line = True, True, entry.index
            return form
        if form.online is None and entry.section != "programme" and _is_online(entry, folded, spoken, named=named):
            form.online, form.line = True, entry.index
        elif form.onsite is None and (about or entry.is_heading) and _is_onsite(folded):
            form.onsite, form.line = True, entry.index
    if form.onsite and form.online is None:
        form.online = False
    return form


def _is_online(entry: Entry, folded: str, spoken: dict[int, str], *, named: bool) -> bool:
    """Whether a line says that the meeting is digital: by a word in its title, row or label, else by a sentence."""
    if _lists_kinds(folded) or cue("broadcast").search(folded):
        return False
    folded = _affirmed(folded)
    sentence = _affirmed(spoken.get(entry.index, folded))
    if _labelled(entry) or ((named or entry.is_heading) and len(sentence) < 250):
        return cue("online").search(sentence if len(folded) > 250 else folded) is not None
    held = cue("held_online").search(folded)
    mere = held is not None and held[0].startswith(_MERELY)  # "hur utsatta de är på nätet" is about no meeting
    return held is not None and (
        not mere or any(cue(name).search(folded) for name in ("meeting", "plural", "everybody"))
    )


def _is_onsite(folded: str) -> bool:
    """Whether a line says that people meet on site; not of some meetings, "online four times and in person once"."""
    return cue("onsite").search(folded) is not None and cue("online").search(folded) is None


def certain(folded: str) -> str:
    """A text without what may come or not: "det kan bli så att dagen genomförs digitalt"."""
    return _without_clauses("maybe", folded)


def _affirmed(folded: str) -> str:
    """A text without what is denied or may not come: "går inte att följa digitalt"."""
    return _without_clauses("negation", certain(folded))


def _without_clauses(name: str, folded: str) -> str:
    """A folded text without what follows a cue in its clause."""
    while found := cue(name).search(folded):
        end = _CLAUSE_END.search(folded, found.end())
        folded = folded[: found.start()] + (folded[end.start() :] if end else "")
    return folded


_CLAUSE_END = re.compile(r"[.;:,!?]|\b(?:men|utan|but)\b")


def _labelled(entry: Entry) -> bool:
    return any(f.label in ("form", "link") for f in entry.fields)


def _lists_kinds(folded: str) -> bool:
    """Whether a sentence lists all that a network does: "träffar, utbildningar, webinarier och webb-möten"."""
    return len(_LISTED.findall(cue("several").sub("+", folded))) > 0


_LISTED = re.compile(r"\+,.{0,40}\+(?:,| och | samt | and | og )")
