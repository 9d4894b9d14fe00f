"""From a typed message to what is meant: the way into understanding.

    text ── words in usual spelling ──▶ times, names, concepts ──▶ signs ──▶ rules: the readings
         ── what the last question said ──▶ which meetings ──▶ sure, choose or decline

Pure: no clock, no store. The lexicon of a network is kept as long as its schedule.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dialogs.understanding import follow_ups
from dialogs.understanding.days import times_of
from dialogs.understanding.facets import OF_A_MEETING, OF_THE_CALENDAR, Facet
from dialogs.understanding.interpretation import Act, Certainty, Command, Interpretation, Response
from dialogs.understanding.lexicon import Lexicon, NameKind, lexicon_of
from dialogs.understanding.memory import Remembered, remembered
from dialogs.understanding.passages import Found
from dialogs.understanding.people import blanked, emails
from dialogs.understanding.places import elsewhere
from dialogs.understanding.resolution import Asker, Chosen, choose
from dialogs.understanding.responses import response_in
from dialogs.understanding.rules import LEAST, Reading, readings
from dialogs.understanding.selection import Pick, Selection, selection_of
from dialogs.understanding.signs import Signs, signs_of
from dialogs.understanding.slots import command_slots
from dialogs.understanding.speech import language_of
from dialogs.understanding.spelling import read
from dialogs.understanding.topics import asked_about, expected
from dialogs.understanding.trail import rejected_readings, spans_of
from dialogs.understanding.words import compose, split
from meetings.members import Member
from meetings.schedule import Schedule

#: characters of a message that are read
LONGEST = 2_000
#: a rule worth at most so much gives way to a paragraph that holds the question's own words
WEAK = 3.0

#: facets that speak of one meeting, so that without another word the next one is meant
_OF_THE_NEXT = frozenset({
    Facet.WHEN, Facet.WEEK, Facet.HOURS, Facet.DURATION, Facet.DAYS, Facet.PLACE, Facet.FORM, Facet.LINK, Facet.JOINT,
    Facet.THEME, Facet.SPEAKERS, Facet.STATUS, Facet.COFFEE, Facet.FOOD,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The question as it is worked on."""

    act: Act
    facet: Facet | None = None
    command: Command | None = None
    selection: Selection
    passages: Found | None = None
    rule: str = ""


def interpret(
    text: str,
    *,
    schedule: Schedule,
    member: Member | None,
    now: datetime,
    memory: Mapping[str, Any],
    locale: str | None = None,  # noqa: ARG001 -- part of the interface: the words decide, the client's language is the caller's
) -> Interpretation:
    """What a message means to a network at an instant. Never raises on what people write.

    `memory` is what the last answer left, `now` is aware. The meetings are resolved; offsets count in the NFC text.
    """
    text = compose(text)[:LONGEST]
    lexicon = lexicon_of(schedule)
    words = read(split(blanked(text, emails(text))), lexicon.repairable, lexicon.right)
    before = remembered(memory, schedule, now)
    times = times_of(text, words, schedule, now)
    signs = signs_of(words, times, lexicon, asked_before=(before.facet or "unclear") if before.there else "")
    language = language_of(words, signs.votes)
    if response := response_in(signs):
        facet = Facet.HELP.value if response is Response.HELP else ""
        act = Act.TALK if facet else Act.RESPOND
        return Interpretation(
            act=act,
            certainty=Certainty.SURE,
            facet=facet,
            response=response,
            language=language,
            spans=spans_of(text, signs),
        )
    found = readings(signs)
    asked = _asked(text, signs, found, before, lexicon)
    chosen = _resolved(asked, signs, before, schedule, Asker(member=member, now=now, before=before.meetings))
    return _interpretation(text, signs, asked, chosen, found, language, before)


def _asked(text: str, signs: Signs, found: list[Reading], before: Remembered, lexicon: Lexicon) -> _Asked:
    """The reading that stands, with what it takes over from the question before."""
    best = found[0] if found and found[0].worth >= LEAST else None
    said = replace(selection_of(signs), elsewhere=elsewhere(text, signs, lexicon))
    if said.elsewhere and best is None and found:
        best = found[0] if found[0].rule.score >= LEAST else None
    rule = best.rule.name if best else ""
    if best and best.rule.act is Act.COMMAND:
        command = Command(best.rule.meaning)
        # the days of "två dagar innan" are a distance, not how long the meeting lasts
        said = replace(said, days=0) if command is Command.REMIND else said
        return _Asked(act=Act.COMMAND, command=command, selection=said, rule=rule)
    facet = Facet(best.rule.meaning) if best else None
    if best and best.rule.act is Act.TALK and best.rule.score > WEAK:
        return _Asked(act=Act.TALK, facet=facet, selection=said, rule=rule)
    weak = best is None or best.rule.score <= WEAK
    if weak and _open(signs) and (passages := asked_about(signs, lexicon.passages)):
        return _Asked(act=Act.ASK, facet=Facet.PASSAGE, selection=Selection(), passages=passages, rule="passage")
    if follow_ups.takes_over_the_question(signs, said, before, facet) and before.facet:
        selection = follow_ups.combined(before.selection, said)
        return _Asked(act=Act.ASK, facet=before.facet, selection=selection, rule=f"follow-up of {before.facet}")
    if facet is None and said.elsewhere and not signs.has("outside"):
        return _Asked(act=Act.ASK, facet=Facet.PLACE, selection=said, rule="elsewhere")
    if facet is None:
        alone = said.selects and not signs.foreign and not signs.topical and not signs.has("outside")
        return _Asked(act=Act.ASK if alone else Act.NONE, facet=Facet.LIST if alone else None, selection=said)
    if best and best.rule.act is Act.TALK:
        return _Asked(act=Act.TALK, facet=facet, selection=said, rule=rule)
    if before.meetings and follow_ups.narrows_what_was_asked(signs, said, facet) and before.facet in OF_THE_CALENDAR:
        said = follow_ups.combined(before.selection, said)
    return _Asked(act=Act.ASK, facet=facet, selection=_for_facet(said, facet, signs), rule=rule)


def _open(signs: Signs) -> bool:
    """Whether words are left that a document may know."""
    return bool(signs.topical) and not signs.has("outside")


def _for_facet(said: Selection, facet: Facet, signs: Signs) -> Selection:
    """The selection without what is itself asked: "är träffen 8 mars digital?" asks about a meeting of any form."""
    if facet is Facet.FORM:
        return replace(said, form=None)
    if facet is Facet.PLACE and not signs.has("where"):
        return replace(said, places=())
    if facet is Facet.DAYS and (said.windows or said.nth or said.pick):
        return replace(said, days=0)
    if facet is Facet.JOINT and said.windows:
        return replace(said, joint=False, groups=(), together=False)
    if facet is Facet.JOINT and not said.joint:
        return replace(said, joint=True, together=bool(said.groups))
    if facet in (Facet.LIST, Facet.COUNT) and said.pick is Pick.NEXT:
        return replace(said, pick=Pick.ALL)
    return said


def _resolved(asked: _Asked, signs: Signs, before: Remembered, schedule: Schedule, asker: Asker) -> Chosen:
    """The meetings that the question or command is about."""
    said = asked.selection
    if asked.act is Act.COMMAND:
        return _for_command(signs, said, before, schedule, asker)
    if asked.facet is None:
        return choose(said, schedule, asker) if said.narrows else Chosen()
    if follow_ups.takes_over_the_meetings(signs, said, before, asked.facet):
        return Chosen(meetings=before.meetings)
    if said.narrows or asked.facet in OF_THE_CALENDAR:
        return choose(_by_default(said, asked.facet, signs), schedule, asker)
    if asked.facet in _OF_THE_NEXT:
        pick = Pick.ALL if signs.has("series", "themes", "them", "whole") else Pick.NEXT
        return choose(replace(said, pick=pick), schedule, asker)
    return Chosen()


def _by_default(said: Selection, facet: Facet, signs: Signs) -> Selection:
    """The question "när ses vi?" is about the next meeting, "vilka möten har vi?" about all."""
    if facet in (Facet.WHEN, Facet.WEEK) and not said.narrows and not signs.has("series", "meetings", "them"):
        return replace(said, pick=Pick.NEXT)
    return said


def _for_command(signs: Signs, said: Selection, before: Remembered, schedule: Schedule, asker: Asker) -> Chosen:
    if said.narrows:
        return choose(said, schedule, asker)
    if signs.has("series", "whole"):
        return choose(replace(said, pick=Pick.ALL), schedule, asker)
    return Chosen(meetings=before.meetings if len(before.meetings) == 1 else ())


def _interpretation(
    text: str,
    signs: Signs,
    asked: _Asked,
    chosen: Chosen,
    found: list[Reading],
    language: str,
    before: Remembered,
) -> Interpretation:
    windows = asked.selection.windows
    slots: dict[str, Any] = {"selection": asked.selection.to_json(), "scope": list(chosen.scope)}
    if chosen.others:
        slots["others"] = True
    if asked.act is Act.COMMAND and asked.command:
        slots |= command_slots(asked.command, signs, text)
    else:
        slots |= _question_slots(signs, asked, before)
    return Interpretation(
        act=asked.act,
        certainty=Certainty.DECLINE if asked.act is Act.NONE else Certainty.SURE,
        facet=asked.facet.value if asked.facet else "",
        command=asked.command,
        meetings=tuple(m.id for m in chosen.meetings),
        groups=_groups(signs, asked, before),
        whole_series=signs.has("series", "whole"),
        window=windows[0] if windows else None,
        language=language,
        spans=spans_of(text, signs),
        slots=slots,
        rejected=rejected_readings(found, asked.rule),
    )


def _groups(signs: Signs, asked: _Asked, before: Remembered) -> tuple[str, ...]:
    """The groups named; those talked about before, when it goes on about the same person."""
    return signs.named(NameKind.GROUP) or (before.groups if follow_ups.same_person(signs, before, asked.facet) else ())


def _person(signs: Signs, asked: _Asked, before: Remembered) -> str:
    named = next(iter(signs.named(NameKind.PERSON)), "")
    return named or (before.person if follow_ups.same_person(signs, before, asked.facet) else "")


def _question_slots(signs: Signs, asked: _Asked, before: Remembered) -> dict[str, Any]:
    """What answering needs beside the meetings, in JSON primitives."""
    return {
        name: value
        for name, value in {
            "rule": asked.rule,
            "person": _person(signs, asked, before),
            "organisation": next(iter(signs.named(NameKind.ORGANISATION)), ""),
            "passages": [[p.document, p.line] for p in asked.passages.passages] if asked.passages else [],
            "expects": expected(signs) if asked.passages else "",
            "number": signs.numbers[0] if signs.numbers else 0,
            "yesno": signs.has("yesno"),
            "we": signs.has("we", "myself", "mine"),
            "same": signs.has("same"),
            "plural": signs.has("meetings", "series", "them"),
            "remaining": signs.has("remaining"),
            "begins": signs.has("begins"),
            "ends": signs.has("ends"),
        }.items()
        if value
    }


__all__ = ["OF_A_MEETING", "interpret"]
