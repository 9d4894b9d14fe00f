"""Follow-ups: what a short message takes over from the question before it."""

from dataclasses import fields, replace

from dialogs.understanding.facets import OF_A_MEETING, OF_A_PERSON, OF_THE_CALENDAR, Facet
from dialogs.understanding.memory import Remembered
from dialogs.understanding.selection import Pick, Selection
from dialogs.understanding.signs import Signs
from dialogs.understanding.vocabulary import vocabulary


def takes_over_the_question(signs: Signs, said: Selection, before: Remembered, asked: Facet | None) -> bool:
    """Whether the message only says another meeting or group: "och oktober?", "nej, naturvård menade jag"."""
    if before.facet is None or not (said.selects or signs.has("person")) or signs.foreign:
        return False
    if asked is None:
        return True
    asks_anew = signs.has("when", "where", "who", "how_many", "what_time")
    if signs.has("meant") and asked in OF_THE_CALENDAR and not asks_anew:
        return True
    led_in = signs.has("and_then") and not asks_anew
    filters = before.facet in OF_THE_CALENDAR and asked in (Facet.FORM, Facet.DAYS, Facet.JOINT)
    return led_in and signs.has("short") and (asked in OF_THE_CALENDAR or filters) and not signs.has("meeting", "meet")


def takes_over_the_meetings(signs: Signs, said: Selection, before: Remembered, asked: Facet) -> bool:
    """Whether the question is about the meetings talked about last: "och var?", "hur lång är den?"."""
    if not before.meetings or asked not in OF_A_MEETING or said.selects or signs.has("series", "everyone"):
        return False
    if asked in OF_THE_CALENDAR:
        return not any(word.form in vocabulary().some_meeting for word in signs.words) or signs.has("them")
    return not signs.has("next", "any")


def same_person(signs: Signs, before: Remembered, asked: Facet | None) -> bool:
    """Whether a question about a person is about the one talked about last: "hennes mejl?", "och telefon?"."""
    anew = signs.has("person", "group", "organisation", "we", "mine", "network", "occasion")
    return not anew and asked in OF_A_PERSON and before.facet in OF_A_PERSON


def narrows_what_was_asked(signs: Signs, said: Selection, asked: Facet) -> bool:
    """Whether the question counts or lists a part of what was talked about: "hur många är digitala?"."""
    return (
        asked in OF_THE_CALENDAR
        and not signs.has("meeting", "meetings", "meet", "series", "title")
        and not (said.windows and not signs.has("and_then"))
        and said.pick in (None, Pick.ALL)
    )


def combined(before: Selection, said: Selection) -> Selection:
    """The selection before, with what is said now in its place."""
    if said.pick is Pick.NEXT and not said.windows and before.pick in (Pick.NEXT, Pick.NTH, Pick.AFTER, None):
        said = replace(said, pick=Pick.AFTER)
    base = before
    if said.windows or said.pick or said.nth:
        base = replace(
            base,
            pick=None,
            nth=0,
            windows=(),
            exact=False,
            whole_year=False,
            period=None,
            days=0,
            title="",
            joint=False,
        )
    if said.groups or said.everyone:
        base = replace(base, groups=(), everyone=False, together=False)
    if said.form:
        base = replace(base, days=0, title="")
    new = {f.name: value for f in fields(said) if (value := getattr(said, f.name)) not in (None, (), "", 0, False)}
    return replace(base, **new)
