"""Where and how a meeting is held: from its own lines first, then from those that it shares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogs.documents import whereabouts
from dialogs.documents.cues import cue, has, town_pattern
from dialogs.documents.forms import Form, form_of
from dialogs.documents.mentions import Mention
from dialogs.documents.outline import Entry
from dialogs.documents.whereabouts import Whereabouts
from dialogs.understanding.times.folding import fold


@dataclass(frozen=True, slots=True)
class Venue:
    """What the lines say of place and form; None is not said."""

    place: Whereabouts | None
    form: Form


def venue_of(
    lines: Sequence[Entry], shared: Sequence[Entry], mentions: Sequence[Mention], *, main: int, title: Entry | None
) -> Venue:
    """Place and form of the meeting with these lines; `main` is the index of its day's, `title` the document's."""
    form = own_form(lines, mentions, main=main, title=title)
    place = next(_places(lines, mentions, main, title, form), None)
    if place is None:
        place = next(_shared_places(shared, form), None)
    if place and place.rule in ("row", "line") and not form.known and _is_of_webinars(title, place):
        place = None
    if not form.known and (place is None or place.line in {e.index for e in shared}):
        # "two of the meetings are digital" says nothing of any one of them
        form.take(form_of([e for e in shared if not cue("some_of").search(fold(e.text))], (), heads=set()))
    if not form.known and place is None and title and cue("online").search(fold(title.text)):
        form.online, form.line = True, title.index
    return _agreed(place, form)


def _is_of_webinars(title: Entry | None, place: Whereabouts) -> bool:
    """Whether a row of webinars only seems to name a house: "Klimatanpassa skolgården"."""
    return title is not None and has("online", title.text) and not town_pattern().search(fold(place.text))


def own_form(lines: Sequence[Entry], mentions: Sequence[Mention], *, main: int, title: Entry | None) -> Form:
    """The form that a meeting's own lines give."""
    above = {e.index for e in lines if e.index <= main}
    return form_of(lines, mentions, heads=above | ({title.index} if title else set()))


def kind_of(lines: Sequence[Entry], mentions: Sequence[Mention], *, main: int, title: Entry | None) -> Form:
    """Of which kind a meeting is, as far as its own lines tell: a place means on site."""
    form = own_form(lines, mentions, main=main, title=title)
    if not form.known and next(_places(lines, mentions, main, title, form), None):
        form.onsite = True
    return form


def _places(
    own: Sequence[Entry], mentions: Sequence[Mention], main: int, title: Entry | None, form: Form
) -> Iterator[Whereabouts]:
    """The places that a meeting's own lines name, the surest first."""
    yield from whereabouts.labelled(own, form)
    yield from whereabouts.in_row(mentions, main)
    yield from whereabouts.beside(own, main)
    yield from whereabouts.in_clause(own, mentions)
    named = {m.entry.index for m in mentions} | ({title.index} if title else set())
    told = [e for e in own if e.index in named or has("we_gather", e.text)]
    yield from whereabouts.in_sentence(told, mentions)


def _shared_places(common: Sequence[Entry], form: Form) -> Iterator[Whereabouts]:
    yield from whereabouts.labelled(common, form)
    yield from whereabouts.in_sentence([e for e in common if has("plural", e.text)], ())


def _agreed(place: Whereabouts | None, form: Form) -> Venue:
    """Place and form made to agree: a place means on site, and a digital meeting only mentions a town."""
    if place is None:
        return Venue(None, form)
    if not form.online:
        line = form.line if form.line >= 0 else place.line
        return Venue(place, Form(online=False, onsite=True, line=line, link=form.link))
    if place.rule == "label":
        form.onsite = True
    return Venue(place if form.onsite else None, form)
