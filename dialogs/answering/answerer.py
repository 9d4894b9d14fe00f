"""The way into answering: the facet of a question leads to the function that answers it."""

from collections.abc import Callable, Mapping
from typing import Any

from dialogs.answering import attendance, declining, documents, meeting_facts, people, talk, terms
from dialogs.answering.asked import Asked
from dialogs.replies import Reply
from dialogs.turn import Turn
from dialogs.understanding.facets import Facet
from dialogs.understanding.interpretation import Act, Certainty, Interpretation
from dialogs.understanding.memory import kept

Answers = Mapping[Facet, Callable[[Asked], Reply]]

FACETS: Answers = {
    Facet.WHEN: meeting_facts.when_is,
    Facet.LIST: meeting_facts.lists,
    Facet.COUNT: meeting_facts.counts,
    Facet.WEEK: meeting_facts.weeks,
    Facet.HOURS: meeting_facts.hours,
    Facet.DURATION: meeting_facts.duration,
    Facet.DAYS: meeting_facts.day_count,
    Facet.PLACE: meeting_facts.place,
    Facet.FORM: meeting_facts.form,
    Facet.LINK: meeting_facts.link,
    Facet.JOINT: meeting_facts.joint,
    Facet.THEME: meeting_facts.theme,
    Facet.SPEAKERS: terms.speakers,
    Facet.STATUS: meeting_facts.status,
    Facet.COFFEE: meeting_facts.coffee,
    Facet.FOOD: terms.food,
    Facet.DEADLINE: terms.deadline,
    Facet.HOW_TO_REGISTER: terms.how_to_register,
    Facet.REGISTRATION_REQUIRED: terms.registration_required,
    Facet.REGISTER_AGAIN: terms.register_again,
    Facet.SEATS: terms.seats,
    Facet.SEATS_LEFT: terms.left,
    Facet.SAME_PEOPLE: terms.same_people,
    Facet.AUDIENCE: terms.audience,
    Facet.COST: terms.cost,
    Facet.TRAVEL: terms.travel,
    Facet.DIET: terms.diet,
    Facet.MY_REGISTRATIONS: attendance.my_registrations,
    Facet.ATTENDEES: attendance.attendees,
    Facet.MISSING: attendance.missing,
    Facet.COORDINATOR: people.coordinator,
    Facet.PHONE: people.phone,
    Facet.EMAIL: people.email,
    Facet.COORDINATES: people.coordinates,
    Facet.LEADER: people.leader,
    Facet.ORGANISER: people.organiser,
    Facet.GROUPS: people.groups,
    Facet.MEMBERS: people.members,
    Facet.CALENDAR: documents.calendar,
    Facet.DOCUMENTS: documents.documentation,
    Facet.INFORMATION: documents.information,
    Facet.PASSAGE: documents.says,
    Facet.HELP: talk.helps,
    Facet.GREETING: talk.talks,
    Facet.THANKS: talk.talks,
    Facet.GOODBYE: talk.talks,
    Facet.PRAISE: talk.talks,
    Facet.COMPLAINT: talk.talks,
    Facet.IDENTITY: talk.talks,
    Facet.HUMAN: people.coordinator,
    Facet.PRIVACY: talk.talks,
    Facet.SUGGEST: people.coordinator,
    Facet.CALL: declining.cannot_call,
}


def answer(
    interpretation: Interpretation, turn: Turn, memory: Mapping[str, Any]
) -> tuple[tuple[Reply, ...], dict[str, Any]]:
    """The replies to what was typed, and the memory that follow-ups lean on.

    `memory` and the new memory are JSON primitives; what is not about questions in it is kept.
    """
    asked = Asked(interpretation=interpretation, turn=turn)
    if interpretation.facet == Facet.WHY:
        return (talk.why(asked, dict(memory)),), dict(memory)
    if interpretation.act is Act.RESPOND:
        return (asked.reply(asked.say("nothing_pending")),), dict(memory)
    if interpretation.act is Act.COMMAND:
        return (declining.command(asked),), dict(memory)
    if interpretation.act is Act.NONE or interpretation.certainty is Certainty.DECLINE or not interpretation.facet:
        return (declining.decline(asked),), dict(memory)
    reply = FACETS[Facet(interpretation.facet)](asked)
    if interpretation.act is Act.TALK:
        return (reply,), dict(memory)
    return (reply,), dict(memory) | _remembered(asked)


def talked_about(interpretation: Interpretation, turn: Turn, memory: Mapping[str, Any]) -> dict[str, Any]:
    """The memory when a command names meetings: "vänta, vilken tid är det?" in its midst is about those."""
    if not interpretation.meetings:
        return dict(memory)
    return dict(memory) | kept("", {}, interpretation.meetings, interpretation.groups, "", turn.now)


def _remembered(asked: Asked) -> dict[str, Any]:
    facet = asked.interpretation.facet
    people_asked = str(asked.slot("person") or "")
    groups = asked.interpretation.groups
    selection = asked.selection.to_json()
    meetings = tuple(m.id for m in asked.meetings)
    return kept(facet, selection, meetings, groups, people_asked, asked.turn.now) | {
        "understood": talk.understood(asked)
    }
