"""The place of a meeting: behind a label, in its row, on a line beside its day, in a sentence that names it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogs.documents.addresses import PHONE
from dialogs.documents.cues import begins, cue, has, is_only, split, town_pattern, towns
from dialogs.documents.forms import Form, certain
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry
from dialogs.documents.places import is_place_name, places_in
from dialogs.understanding.times.folding import fold

_LONGEST = 160
"""Characters of a place."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place, the index of the line that names it, and the rule that found it."""

    text: str
    line: int
    rule: str


def labelled(entries: Sequence[Entry], form: Form) -> Iterator[Whereabouts]:
    """Reads "Plats: …", with the room or address of a second label. What it says of the form goes into `form`."""
    place: Whereabouts | None = None
    for entry in entries:
        for part in entry.labelled("place"):
            text = _clean(part.text)
            nothing = not re.search(r"\w", text) or "@" in text or is_only("map", text) or PHONE.fullmatch(text)
            if nothing or part.days or not _is_place(text, entry.index, form):
                continue
            if place is None:
                place = Whereabouts(_without_online(text), entry.index, "label")
            elif entry.index - place.line <= 3 and text not in place.text:
                place = Whereabouts(f"{place.text}, {text}", place.line, "label")
    if place is not None:
        yield place


def _is_place(text: str, line: int, form: Form) -> bool:
    """Whether a labelled text is a place, and not only "Teams", "meddelas senare" or both."""
    folded = certain(fold(text))
    named = cue("any_place").sub("", cue("online").sub("", folded))
    somewhere = bool(town_pattern().search(folded) or cue("venue").search(named))
    if cue("hybrid").search(folded) or (somewhere and cue("online").search(folded)):
        form.online, form.onsite, form.line = True, True, line
    elif cue("online").search(folded):
        form.online, form.line = True, line
        return False
    if cue("no_place").search(folded) and not somewhere:
        return False
    if form.online is None:
        form.onsite = True
    return True


def _without_online(text: str) -> str:
    """Of "Länshuset eller Teams", the house."""
    pieces = split("conjunction", text)
    kept = [p for p in pieces if not has("online", p)]
    return " ".join(kept).strip(" ,;") if kept and len(kept) < len(pieces) else text


def _clean(text: str) -> str:
    """The place without addresses on the web, maps, and the sentences that follow."""
    if len(text) > 90:
        text = re.split(r"\s\|\s|(?<=[a-zåäö)])\.\s+(?=[A-ZÅÄÖ])", text)[0]
    aside = ("map", "negation")
    text = re.sub(r"\(([^)]*)\)", lambda m: "" if any(begins(name, m[1]) for name in aside) else m[0], text)
    return re.sub(r"\s*(?:https?://|www\.)\S+", "", text).strip(" .,;:|")[:_LONGEST]


def in_row(mentions: Sequence[Mention], main: int) -> Iterator[Whereabouts]:
    """The town before, or the venue behind, the day in its row: "Göteborg: tisdag 27 februari, Scandic Crown"."""
    for mention in mentions:
        if mention.entry.index != main and not mention.leads:
            continue
        before = re.split(r"[.!?]\s", mention.before)[-1].strip(" :,-–—|")
        named = is_place_name(before) or (before[:1].isupper() and has("place_heading", mention.entry.heading))
        found = [before] if named else []
        if len(mention.field.text) <= 160:
            found = [*_behind(mention.after), *found]
        if found:
            yield Whereabouts(", ".join(dict.fromkeys(found)), mention.entry.index, "row")


def _behind(after: str) -> Iterator[str]:
    """Of the pieces behind a day, those that are places, up to the talk of registration."""
    for piece in _pieces(after):
        if has("registration", piece) or has("online", piece):
            return
        if has("gathered", piece) and (gathered := next(places_in(piece), None)):
            yield gathered
            return
        if _is_venue(piece):
            yield piece


def _pieces(text: str) -> Iterator[str]:
    """What stands between the commas behind a day, without hours and prepositions."""
    for piece in re.split(r"[,;|]|\s[–-]\s|\.\s|\(|\)", text):
        bare = re.sub(r"^[\s.]*[\d.:–-]+(?:\s*[–-]\s*[\d.:]+)?", "", _without("clock", piece.strip()))
        if bare := _without("place_preposition", bare.strip(" .:")):
            yield bare


def _without(name: str, text: str) -> str:
    """A text without the cue that it begins with."""
    found = cue(name).match(fold(text))
    return text[found.end() :].strip() if found else text


def _is_venue(piece: str) -> bool:
    """Whether a few words are a town ("Karlstad CCC") or a house."""
    words, folded = piece.split(), fold(piece)
    if folded in towns():
        return True
    in_town = fold(words[0]) in towns() or fold(words[-1]) in towns()
    if len(words) <= 4 and in_town and all(w[:1].isupper() or w.isdigit() for w in words):
        return True
    return len(words) <= 7 and piece[:1].isupper() and has("venue", piece) and not has("meeting", piece)


def beside(own: Sequence[Entry], main: int) -> Iterator[Whereabouts]:
    """A line with a town or an address right above or below the day."""
    for entry in sorted(own, key=lambda e: abs(e.index - main)):
        if 0 < abs(main - entry.index) <= 3 and entry.section != "programme" and len(entry.text) <= 100:
            text = entry.text.strip(" .,:")
            town, *land = text.split(", ")
            only_town = fold(town) in towns() and len(land) < 2 and len(text.split()) <= 3
            below = entry.index == main + 1 and not entry.days and _is_house(text)
            if only_town or below or _is_address(entry.text):
                yield Whereabouts(text, entry.index, "line")
            elif fold(town) in towns() and land and land[0][:1].islower() and entry.index > main:
                yield Whereabouts(town, entry.index, "line")  # "Esbjerg, ekskursion til diget"


def _is_house(text: str) -> bool:
    """Whether a line is a house, maybe with its room: "Kommunhuset", "Folkets hus, stora salen"."""
    house, *rooms = text.split(", ")
    named = is_place_name(house) or is_only("town_hall", house)
    return named and all(room[:1].isupper() or has("room", room) for room in rooms) and not has("meeting", text)


def _is_address(text: str) -> bool:
    """Whether a line is an address: a house, a town or street number, and no sentence."""
    if not text[:1].isupper() or text.endswith((".", "!", "?", ":")) or not has("venue", text):
        return False
    located = town_pattern().search(fold(text)) or has("street", text)
    return bool(located) and ("," in text or len(text.split()) <= 4)


def in_clause(own: Sequence[Entry], mentions: Sequence[Mention]) -> Iterator[Whereabouts]:
    """A place in the words about one of several days in a sentence: "i Lund onsdagen den 23 oktober"."""
    words = {e.index: e.text for e in own}
    for mention in mentions:
        clause = words.get(mention.entry.index, "")
        if len(mention.entry.days) > 1 and not has("registration", mention.before):
            around = (clause,) if clause != mention.entry.text else (mention.before, mention.after)
            for text in (place for part in around for place in places_in(part)):
                yield Whereabouts(text, mention.entry.index, "clause")


def in_sentence(entries: Sequence[Entry], mentions: Sequence[Mention]) -> Iterator[Whereabouts]:
    """Reads "på Navet i Borås" in lines that name the meeting."""
    for entry in entries:
        if entry.section in ("papers", "past", "contact"):
            continue
        for sentence in entry.line.sentences:
            about = not has("negation", sentence) and not has("registers", sentence)
            if len(sentence) <= 400 and about and not _of_another(entry, sentence, mentions):
                for text in places_in(sentence):
                    yield Whereabouts(text, entry.index, "sentence")


def _of_another(entry: Entry, sentence: str, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence names the day of another meeting."""
    mine = [m.value for m in mentions]
    return any(f.text[d.begin : d.stop] in sentence for f in entry.fields for d in f.days if mine and d not in mine)
