"""What a document says of organiser, audience and cost."""

import re
from collections.abc import Iterator, Sequence

from dialogs.documents.cues import cue, has, is_only
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold

_OWNER = r"[A-ZÅÄÖÆØ][\w-]+(?:\s(?:[A-ZÅÄÖÆØ][\w-]+|i|och|og|and|för|of|the|län|stad|kommun)){0,8}"
_OWNERS = re.compile(_OWNER)
_OWNER_BEFORE = re.compile(rf"(?:^|\s)({_OWNER})\s*$")
_LOOSE_END = re.compile(r"(?:\s(?:i|och|og|and|för|of|the))+$")


def organiser_of(entries: Sequence[Entry]) -> str | None:
    """Who arranges it: behind a label, "arrangörer är X och Y", "X bjuder in", "drivs av X"."""
    labelled = (part.text.rstrip(".") for e in entries for part in e.labelled("organiser") if part.text)
    return next(labelled, None) or next(_organisers(entries), None)


def _organisers(entries: Sequence[Entry]) -> Iterator[str]:
    for sentence in _sentences(entries):
        folded = fold(sentence)
        if match := cue("organised_by").search(folded):
            behind = _OWNERS.match(sentence[match.end() :].lstrip())
            if behind:
                yield _LOOSE_END.sub("", behind[0])
        if match := cue("organises").search(folded):
            before = _OWNER_BEFORE.search(sentence[: match.start()])
            if before and not is_only("no_given_name", before[1].split()[0]):
                yield _LOOSE_END.sub("", before[1])


def _sentences(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.section not in ("past", "papers", "programme"):
            yield from (s for s in entry.line.sentences if len(s) < 400)


def audience_of(entries: Sequence[Entry]) -> str | None:
    """Whom it is for: behind the label or in its section, else the sentence that says so."""
    labelled = (part.text for e in entries for part in e.labelled("audience") if part.text)
    section = (e.text for e in entries if e.section == "audience" and not e.is_heading)
    said = (s.strip() for s in _sentences(entries) if has("audience", s))
    return next(labelled, None) or next(section, None) or next(said, None)


def cost_of(entries: Sequence[Entry]) -> str | None:
    """What it costs: behind the label, else the sentence about fees, travel and lodging."""
    labelled = (part.text for e in entries for part in e.labelled("cost") if part.text)
    return next(labelled, None) or next((s.strip() for s in _sentences(entries) if _is_cost(s)), None)


def _is_cost(sentence: str) -> bool:
    return has("free", sentence) or has("costs", sentence) or (has("priced", sentence) and has("own_cost", sentence))
