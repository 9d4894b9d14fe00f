"""Where and how a meeting is held: place, digital, on site, or both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogs.documents.cues import cue, regions, town_pattern, towns
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry
from dialogs.understanding.times.folding import fold


@dataclass(slots=True)
class Venue:
    """What the lines say of place and form; None is not said."""

    place: str | None = None
    place_line: int = -1
    place_rule: str = ""
    online: bool | None = None
    onsite: bool | None = None
    form_line: int = -1
    link: str | None = None

    def put(self, place: str, line: int, rule: str) -> None:
        """Notes the place."""
        self.place, self.place_line, self.place_rule = place, line, rule


_CAPITAL = r"[A-ZÅÄÖÆØ][\w&'’./-]*"
_HOUSE = r"[a-zåäöæø]*(?:hus|huset|hotell|hotel|gård|slott|brunn|kontor|centrum|center|museum|bibliotek|universitet|skola|kyrka)"
_PREPOSED = re.compile(
    rf"\b(?:på|i|vid|hos|at|in|at the|til|ved)\s+({_CAPITAL}"
    rf"(?:[ ]+(?:{_CAPITAL}|\d+\w?|{_HOUSE}(?!\w)|(?:i|och|på|og|and)(?=\s[A-ZÅÄÖÆØ])|&))*"
    rf"(?:,\s{_CAPITAL}(?:[ ]+(?:{_CAPITAL}|\d+\w?|{_HOUSE}(?!\w)))*)*)"
)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:]")
_JOIN = re.compile(r"teams\.microsoft|teams\.live|zoom\.|meet\.|webex|skype|/join|lync")


def venue_of(
    entries: Sequence[Entry],
    lines: Sequence[int],
    shared: Sequence[int],
    mentions: Sequence[Mention],
    *,
    main: int,
    title_at: int,
) -> Venue:
    """Place and form from a meeting's own lines, then from those it shares."""
    venue = Venue()
    own = [entries[i] for i in lines]
    common = [entries[i] for i in shared]
    _form(venue, own, main, title_at, mentions)
    _labelled(venue, own)
    if venue.place is None:
        _in_row(venue, mentions, main)
    if venue.place is None:
        _near(venue, own, main)
    if venue.place is None:
        _in_clause(venue, mentions)
    if venue.place is None:
        _in_sentence(venue, own, {m.entry.index for m in mentions} | {title_at}, mentions)
    if venue.place is None:
        _labelled(venue, common)
    if venue.place is None:
        _in_sentence(venue, common, {p.index for p in common if cue("plural").search(fold(p.text))})
    if venue.online is None and venue.onsite is None and (venue.place is None or venue.place_line in shared):
        _form(venue, common, -1, title_at, ())
    if venue.place is None and venue.online is None and venue.onsite is None and title_at >= 0:
        if cue("online").search(fold(entries[title_at].text)):
            venue.online, venue.form_line = True, title_at
    if venue.place is not None and not venue.online:
        venue.online, venue.onsite = False, True
        venue.form_line = venue.place_line if venue.form_line < 0 else venue.form_line
    elif venue.place is not None and venue.online and not venue.onsite and venue.place_rule != "label":
        venue.place = None  # a digital meeting that only mentions a town
    elif venue.place is not None and venue.online and venue.place_rule == "label" and not venue.onsite:
        venue.onsite = True
    return venue


def _labelled(venue: Venue, entries: Sequence[Entry]) -> None:
    """ "Plats: …", with the room or address of a second label."""
    for entry in entries:
        for part in entry.labelled("place"):
            text = _clean(part.text)
            if not text or "@" in text or part.days:
                continue
            folded = fold(text)
            if cue("online").search(folded) and not cue("hybrid").search(folded):
                if not _with_place(folded):
                    venue.online, venue.form_line = True, entry.index
                    continue
                venue.online = venue.onsite = True
            elif cue("hybrid").search(folded):
                venue.online = venue.onsite = True
                venue.form_line = entry.index
            if cue("no_place").search(folded) and not (cue("venue").search(folded) or town_pattern().search(folded)):
                continue
            if venue.place is None:
                venue.put(_without_online(text), entry.index, "label")
            elif venue.place_rule == "label" and entry.index - venue.place_line <= 3 and text not in venue.place:
                venue.place = (
                    f"{venue.place}, {text[:1].lower()}{text[1:]}"
                    if text.lower().startswith("lokal")
                    else f"{venue.place}, {text}"
                )
            if venue.online is None:
                venue.onsite = True


def _with_place(folded: str) -> bool:
    return bool(
        town_pattern().search(folded) or cue("venue").search(re.sub(r"teams\w*|zoom\w*|skype\w*|webb?\w*", "", folded))
    )


def _without_online(text: str) -> str:
    """ "Länshuset eller Teams" without the second half."""
    pieces = re.split(r"\s+(?:eller|och|samt|or|and|og|alternativt)\s+|\s*/\s*", text)
    kept = [p for p in pieces if not cue("online").search(fold(p))]
    return " ".join(kept).strip(" ,;") if len(kept) < len(pieces) and kept else text


def _clean(text: str) -> str:
    text = re.split(r"\s\|\s|(?<=[a-zåäö)])\.\s+(?=[A-ZÅÄÖ])", text)[0] if len(text) > 90 else text
    return re.sub(r"\s*\((?:karta|map|kart)[^)]*\)", "", _URL.sub("", text)).strip(" .,;:|")[:160]


def _in_row(venue: Venue, mentions: Sequence[Mention], main: int) -> None:
    """The town before, or the venue behind, the day in its row: "Göteborg: tisdag 27 februari, Scandic Crown"."""
    for mention in mentions:
        if mention.entry.index != main and not mention.leads:
            continue
        before = re.split(r"[.!?]\s", mention.before)[-1].strip(" :,-–—|")
        found = [before] if fold(before) in towns() else []
        for piece in _segments(mention.after):
            folded = fold(piece)
            if cue("registration").search(folded) or cue("online").search(folded) or len(mention.field.text) > 160:
                break
            if match := _GATHERED.search(piece):
                if fold(match[1]) not in regions():
                    found.insert(0, match[1])
                    break
            if (
                folded in towns()
                or _town_first(piece)
                or (
                    not cue("meeting").search(folded)
                    and cue("venue").search(folded)
                    and len(piece.split()) <= 7
                    and piece[:1].isupper()
                )
            ):
                found.insert(0, piece)
        if found:
            venue.put(", ".join(dict.fromkeys(found)), mention.entry.index, "row")
            return


_GATHERED = re.compile(
    r"(?i:träff|möte|exkursion|studiebesök|fältdag|heldag|samling|internat|workshop)\w* (?:i|på) ([A-ZÅÄÖÆØ][a-zåäöæø]+)$"
)


def _town_first(piece: str) -> bool:
    """Whether a few capitalised words begin with a town: "Karlstad CCC"."""
    words = piece.split()
    return len(words) <= 4 and fold(words[0]) in towns() and all(w[:1].isupper() or w.isdigit() for w in words)


def _segments(text: str) -> Iterator[str]:
    """What stands between the commas behind a day, without hours."""
    for piece in re.split(r"[,;|]|\s[–-]\s|\.\s|\(|\)", text):
        bare = re.sub(r"^(?:kl\.?|klockan)?\s*[\d.:–-]+(?:\s*[–-]\s*[\d.:]+)?\s*", "", piece.strip())
        bare = re.sub(r"^(?:i|på|vid|hos|in|at)\s+(?=[A-ZÅÄÖ])", "", bare).strip(" .:")
        if bare:
            yield bare


def _near(venue: Venue, own: Sequence[Entry], main: int) -> None:
    """A line with a town or an address right above or below the day."""
    for entry in sorted(own, key=lambda p: abs(p.index - main)):
        if not 0 < abs(main - entry.index) <= 3 or entry.section == "programme" or len(entry.text) > 100:
            continue
        folded = fold(entry.text).strip(" .,:")
        if folded in towns() or (cue("venue").search(folded) and _addressed(entry.text)):
            venue.put(entry.text.strip(" .,:"), entry.index, "line")
            return


def _addressed(text: str) -> bool:
    """Whether a line is an address: a house, a town or street number, and no sentence."""
    folded = fold(text)
    town = town_pattern().search(folded) is not None
    street = re.search(r"(?:gatan|vagen|torg|torget|gata|vej|gade|street|plats|plan|vag)\s\d", folded) is not None
    plain = text[:1].isupper() and not text.endswith((".", "!", "?", ":"))
    return plain and (town or street) and ("," in text or len(text.split()) <= 4)


def _in_clause(venue: Venue, mentions: Sequence[Mention]) -> None:
    """A place in the words about one of several days in a sentence: "i Lund onsdagen den 23 oktober"."""
    for mention in mentions:
        if len(mention.entry.days) > 1:
            found = [*_preposed(mention.before), *_preposed(mention.after)]
            if found and not cue("registration").search(fold(mention.before)):
                venue.put(found[0], mention.entry.index, "clause")
                return


def _in_sentence(venue: Venue, entries: Sequence[Entry], lines: set[int], mentions: Sequence[Mention] = ()) -> None:
    """ "på Navet i Borås" in a line that names the day, or the title."""
    for entry in entries:
        if entry.index not in lines or entry.section in ("papers", "past", "contact"):
            continue
        for sentence in entry.line.sentences:
            if len(sentence) > 400 or _NEGATED.search(fold(sentence)) or _of_another_day(entry, sentence, mentions):
                continue
            found = next(_preposed(sentence), None)
            if found:
                venue.put(found, entry.index, "sentence")
                return


_NEGATED = re.compile(r"\b(?:inte|ej|ikke|ikkje|not)\b")


def _of_another_day(entry: Entry, sentence: str, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence names the day of another meeting."""
    mine = [m.value for m in mentions]
    return any(f.text[d.begin : d.stop] in sentence for f in entry.fields for d in f.days if mine and d not in mine)


def _preposed(sentence: str) -> Iterator[str]:
    """Places behind a preposition that are a town, or a house in one."""
    for match in _PREPOSED.finditer(sentence):
        text = re.split(r"\s(?:den|kl|på)\s|\s\d", match[1])[0].strip(" .,")
        folded = fold(text)
        behind = fold(sentence[match.start(1) + len(text) :])[:24].strip()
        if cue("town_not").search(folded) or re.match(rf"(?:{cue('town_not').pattern})", behind):
            continue
        last = re.split(r",\s|\si\s", folded)[-1].strip()
        if last in towns() or any(p in towns() for p in re.split(r",\s|\si\s|\spa\s", folded)) or _house(folded):
            yield text


def _house(folded: str) -> bool:
    return cue("venue").search(folded) is not None and (
        len(folded.split()) > 1
        or re.search(r"(?:hus|huset|hotell|gard|garden|slott|slottet|gatan|vagen)$", folded) is not None
    )


def _form(venue: Venue, entries: Sequence[Entry], main: int, title_at: int, mentions: Sequence[Mention]) -> None:
    """Digital or not, from titles, rows, labels and sentences about the meeting itself."""
    spoken = {m.entry.index: fold(m.sentence) for m in reversed(mentions)}
    for entry in entries:
        folded = fold(entry.text)
        if entry.section in ("papers", "past", "participants") or len(folded) > 1500:
            continue
        venue.link = venue.link or next((u for u in _URL.findall(entry.text) if _JOIN.search(u)), None)
        named = entry.index in spoken or entry.index in (main, title_at)
        if cue("hybrid").search(folded) and (named or cue("meeting").search(folded) or _labels_form(entry)):
            venue.online = venue.onsite = True
            venue.form_line = entry.index
            return
        if venue.online is None and entry.section != "programme" and _is_online(entry, folded, spoken, named=named):
            venue.online, venue.form_line = True, entry.index
        elif (
            venue.onsite is None
            and _ONSITE.search(folded)
            and (named or entry.is_heading or cue("meeting").search(folded))
        ):
            venue.onsite, venue.form_line = True, entry.index
    if venue.onsite and venue.online is None:
        venue.online = False


_ONSITE = re.compile(r"\bfysisk|\bphysical|in person|\bon-?site")


def _is_online(entry: Entry, folded: str, spoken: dict[int, str], *, named: bool) -> bool:
    """Whether a line says that the meeting is digital: by a word in its title, row or label, else by a sentence."""
    if _lists_kinds(folded):
        return False
    sentence = spoken.get(entry.index, folded)
    heads = named or entry.is_heading
    if (heads and len(sentence) < 250) or _labels_form(entry):
        return cue("online").search(sentence if len(folded) > 250 else folded) is not None
    return cue("held_online").search(folded) is not None


def _labels_form(entry: Entry) -> bool:
    return any(f.label in ("form", "link") for f in entry.fields)


def _lists_kinds(folded: str) -> bool:
    """A sentence about all that a network does: "träffar, utbildningar, webinarier och webb-möten"."""
    return len(re.findall(r"\w+(?:er|ar|moten|traffar)\b(?=,| och )", folded)) >= 2 and len(folded) > 80
