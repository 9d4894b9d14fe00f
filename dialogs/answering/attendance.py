"""Questions about who comes: the asker's own registrations, the list, the organisations that are missing."""

from dataclasses import replace

from dialogs.answering.asked import Asked
from dialogs.replies import Button, Card, Reply, Row
from dialogs.understanding.resolution import scope_of
from dialogs.understanding.selection import Pick, Selection
from dialogs.wording.formats import day, month_day
from meetings.registrations import Registration
from meetings.schedule import Meeting
from meetings.seats import organisation_key


def my_registrations(asked: Asked) -> Reply:
    """Whether, and for what, the asker is registered. Nobody else's business: never posted for all."""
    member = asked.turn.member
    email = member.email if member else asked.turn.incoming.person.email
    own = asked.turn.records.registrations.of_person(asked.schedule.network.id, email) if email else ()
    ahead = {m.id: m for m in asked.schedule.upcoming(asked.turn.now)}
    held = [ahead[r.meeting] for r in own if r.in_force and r.meeting in ahead]
    held.sort(key=lambda m: m.first_day)
    if len(asked.meetings) == 1 or (asked.meetings and _some_only(asked.selection)):
        return _for_those(asked, held)
    if not held:
        return asked.reply(asked.say("registered_for_nothing"), private=True)
    rows = tuple(Row(title=day(asked.turn.language, m.first_day), detail=asked.described(m)) for m in held)
    text = asked.say("registered_for", count=len(held), meetings=asked.joined(asked.named(m) for m in held))
    return asked.reply(text, Card(rows=rows), private=True)


def _some_only(selection: Selection) -> bool:
    """Whether it is about some meetings, not about all there are."""
    return (replace(selection, pick=None) if selection.pick is Pick.ALL else selection).narrows


def _for_those(asked: Asked, held: list[Meeting]) -> Reply:
    texts = [
        asked.say("registered_yes" if m in held else "registered_no", meeting=asked.named(m)) for m in asked.meetings
    ]
    missing = [m for m in asked.meetings if m not in held and m in asked.schedule.upcoming(asked.turn.now)]
    buttons = tuple(
        Button(title=_register_for(asked, m), press={"do": "register", "meeting": m.id}) for m in missing[:3]
    )
    return asked.reply(" ".join(texts), Card(buttons=buttons) if buttons else None, private=True)


def attendees(asked: Asked) -> Reply:
    """Who is registered: names for coordinators, a count for everybody else, and never for all to read."""
    meeting = _meant(asked)
    if meeting is None:
        return asked.reply(asked.say("none", kind="", which="", count=0) + ".")
    registrations = [r for r in asked.turn.records.registrations.of_meetings([meeting.id]) if r.in_force]
    organisations = len({organisation_key(r.organisation) for r in registrations})
    key, named = "attendees" if registrations else "no_attendees", asked.named(meeting)
    from_several = asked.say("from_organisations", count=organisations)
    text = asked.say(key, count=len(registrations), organisations=from_several, meeting=named)
    if not registrations:
        return asked.reply(text, private=True)
    if not (asked.turn.member and asked.turn.member.coordinates):
        return asked.reply(f"{text} {asked.say('names_for_coordinators')}", private=True)
    rows = tuple(Row(title=r.name, detail=_detail(asked, r)) for r in registrations)
    return asked.reply(text, Card(title=named, rows=rows), private=True)


def missing(asked: Asked) -> Reply:
    """Which organisations have nobody registered, for coordinators: of the members in the meeting's groups."""
    if not (asked.turn.member and asked.turn.member.coordinates):
        return asked.reply(asked.say("missing_for_coordinators"))
    meeting = _meant(asked)
    if meeting is None:
        return asked.reply(asked.say("none", kind="", which="", count=0) + ".")
    groups = set(meeting.groups)
    invited = {
        organisation_key(m.organisation): m.organisation
        for m in asked.turn.records.members.of(asked.schedule.network.id)
        if m.organisation and not m.coordinates and (not groups or groups & set(m.groups))
    }
    if not invited:
        return asked.reply(asked.say("nobody_invited", meeting=asked.named(meeting)), private=True)
    registrations = asked.turn.records.registrations.of_meetings([meeting.id])
    there = {organisation_key(r.organisation) for r in registrations if r.in_force}
    absent = sorted(name for key, name in invited.items() if key not in there)
    if not absent:
        return asked.reply(asked.say("nobody_missing", meeting=asked.named(meeting)), private=True)
    text = asked.say("missing", count=len(absent), of=len(invited), meeting=asked.named(meeting))
    return asked.reply(text, Card(rows=tuple(Row(title=name) for name in absent)), private=True)


def _meant(asked: Asked) -> Meeting | None:
    """The meeting that is named, else the next one of the asker's own groups, else the next of all."""
    if asked.meetings and asked.selection.pick is not Pick.NEXT:
        return asked.meetings[0]
    ahead, own = asked.schedule.upcoming(asked.turn.now), set(scope_of(asked.selection, asked.asker))
    theirs = (m for m in ahead if own & set(m.groups))
    return next(theirs, None) or next(iter(asked.meetings or ahead), None)


def _register_for(asked: Asked, meeting: Meeting) -> str:
    """A title that fits a button: the day is enough, for the sentence above names the meeting."""
    first = meeting.first_day
    return asked.say("register_for", day=month_day(asked.turn.language, first.month, first.day))


def _detail(asked: Asked, registration: Registration) -> str:
    diet = asked.say("with_diet", diet=registration.diet) if registration.diet else ""
    return " · ".join(part for part in (registration.organisation, registration.email, diet) if part)
