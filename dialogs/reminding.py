"""A person asks to be reminded of a meeting: of which and when, a yes.

```mermaid
stateDiagram-v2
    [*] --> meeting: none named, or several
    [*] --> confirm
    meeting --> confirm
    confirm --> confirm: another time or meeting
    confirm --> [*]: yes, no
```
"""

from collections.abc import Iterable, Mapping
from datetime import time
from enum import StrEnum
from typing import Any

from dialogs.confirming import no_button, yes_button
from dialogs.incoming import Scope
from dialogs.replies import Card, Reply, Row
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Act, Command, Interpretation, Response
from dialogs.wording.formats import moment, when
from dialogs.wording.phrases import say
from meetings.addresses import Address
from meetings.planning import stop_personal
from meetings.reminders import LeadTime, Message, personal_reminder
from meetings.schedule import Meeting

#: unless told otherwise: the day before, in the morning
USUAL = LeadTime(days=1)
#: the hour of "kvällen innan"
EVENING = time(18)
#: the hour of "samma dag"
EARLY = time(7)
#: further ahead nobody is reminded
MOST_DAYS = 366
#: meetings to choose from when none was named
CHOICES = 5


class Step(StrEnum):
    """What is waited for."""

    MEETING = "meeting"
    CONFIRM = "confirm"


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Asks for the yes when it is clear which meeting is meant, else for the meeting; or takes back all reminders."""
    if interpretation.slots.get("off"):
        count = stop_personal(turn.records, turn.schedule.network.id, _person(turn))
        return _end(state, turn, "stopped" if count else "none_to_stop", count=count)
    coming = _coming(interpretation.meetings, turn)
    lead = _lead(interpretation, USUAL, coming)
    if len(coming) == 1:
        return _propose(coming[0], lead, state, turn)
    if interpretation.meetings and not coming:
        return _end(state, turn, "over")
    if not turn.schedule.upcoming(turn.now):
        return _end(state, turn, "none_left")
    state = state.at(Flow.REMINDING, Step.MEETING, {"lead": lead.code, "meetings": [m.id for m in coming]})
    return Outcome(state=state, replies=(remind(state, turn),))


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """The meeting, another time, or the yes."""
    if interpretation.command not in (None, Command.REMIND):
        return None
    if interpretation.response is Response.NO:
        return _end(state, turn, "dropped")
    if interpretation.response is Response.YES and state.step == Step.CONFIRM:
        return _keep(state.data, state, turn)
    if interpretation.act is Act.ASK and state.step == Step.CONFIRM:
        return None
    before = LeadTime.decoded(state.data["lead"]) or USUAL
    named = _coming(interpretation.meetings, turn)
    current = turn.schedule.meeting(str(state.data.get("meeting")))
    lead = _lead(interpretation, before, named or filter(None, [current]))
    if len(named) == 1:
        return _propose(named[0], lead, state, turn)
    return _propose(current, lead, state, turn) if current and lead != before else None


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The buttons. They carry all that is needed, so that one on an old card works too, for whoever presses it."""
    meeting = turn.schedule.meeting(str(press.get("meeting")))
    lead = LeadTime.decoded(str(press.get("lead")))
    if press["do"] == "reminding.meeting" and meeting and lead:
        return _propose(meeting, lead, state, turn)
    if press["do"] == "reminding.yes":
        return _keep(press, state, turn)
    return _end(state, turn, "dropped")


def remind(state: DialogState, turn: Turn) -> Reply:
    """The pending question: which meeting, or whether it is right so."""
    lead = LeadTime.decoded(state.data["lead"]) or USUAL
    if state.step == Step.MEETING:
        return _which(state.data["meetings"], lead, turn)
    meeting = turn.schedule.meeting(str(state.data["meeting"]))
    reminder = _reminder(meeting, lead, turn) if meeting else None
    if meeting is None or reminder is None:  # its moment passed while the question stood
        return _reply(turn, say(turn.language, "reminders.over"))
    text = say(turn.language, "reminders.confirm", when=_moment(reminder, turn), **_names(meeting, turn))
    arguments = {"meeting": meeting.id, "lead": lead.code}
    buttons = (
        yes_button(turn.language, "reminders.yes", {"do": "reminding.yes", **arguments}),
        no_button(turn.language, {"do": "reminding.no"}),
    )
    return _reply(turn, text, Card(text=text, buttons=buttons))


def _propose(meeting: Meeting, lead: LeadTime, state: DialogState, turn: Turn) -> Outcome:
    if _address(turn) is None:
        return _end(state, turn, "no_address")
    if not _coming([meeting.id], turn):
        return _end(state, turn, "over")
    if lead.before(meeting, turn.schedule.network) is None:
        return _end(state, turn, "hours_unknown")
    if _reminder(meeting, lead, turn) is None:
        return _end(state, turn, "too_late", **_names(meeting, turn))
    state = state.at(Flow.REMINDING, Step.CONFIRM, {"meeting": meeting.id, "lead": lead.code})
    return Outcome(state=state, replies=(remind(state, turn),))


def _keep(wish: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    meeting = turn.schedule.meeting(str(wish.get("meeting")))
    lead = LeadTime.decoded(str(wish.get("lead")))
    reminder = _reminder(meeting, lead, turn) if meeting and lead else None
    if meeting is None or reminder is None:
        return _end(state, turn, "over")
    turn.records.outbox.replace(reminder)
    return _end(state, turn, "kept", when=_moment(reminder, turn), **_names(meeting, turn))


def _which(offered: Iterable[str], lead: LeadTime, turn: Turn) -> Reply:
    """Asks for the meeting: one of those named, or of the person's next ones."""
    mine = turn.schedule.of_groups(turn.member.groups) if turn.member and turn.member.groups else turn.schedule.meetings
    own = {meeting.id for meeting in mine}
    coming = _coming(offered, turn) or _coming([m.id for m in turn.schedule.meetings if m.id in own], turn)
    rows = tuple(Row(title=m.title, detail=when(turn.language, m), press=_choice(m, lead)) for m in coming[:CHOICES])
    text = say(turn.language, "reminders.which")
    return _reply(turn, text, Card(text=text, rows=rows))


def _choice(meeting: Meeting, lead: LeadTime) -> dict[str, Any]:
    return {"do": "reminding.meeting", "meeting": meeting.id, "lead": lead.code}


def _lead(interpretation: Interpretation, usual: LeadTime, meetings: Iterable[Meeting]) -> LeadTime:
    """When the message wants the reminder; what it leaves open is as usual. The hour of the meeting is no wish."""
    slots = interpretation.slots
    if minutes := 60 * slots.get("offset_hours", 0) + slots.get("offset_minutes", 0):
        return LeadTime(minutes=minutes)
    days, clock = slots.get("offset_days"), slots.get("clock")
    if days is None:
        return usual
    if clock and time.fromisoformat(clock) not in {meeting.starts_at for meeting in meetings}:
        hour = time.fromisoformat(clock)
    else:
        hour = EVENING if slots.get("evening") else EARLY if days == 0 else usual.clock
    return LeadTime(days=min(days, MOST_DAYS), clock=hour)


def _coming(identities: Iterable[str], turn: Turn) -> tuple[Meeting, ...]:
    """Those of the meetings that are not over, in order of time."""
    wanted = set(identities)
    return tuple(m for m in turn.schedule.upcoming(turn.now) if m.id in wanted)


def _address(turn: Turn) -> Address | None:
    """Where the person is reminded: in the personal chat when there is one, else where it was asked for."""
    person, here = turn.incoming.person, turn.incoming.channel or turn.incoming.conversation
    personal = turn.records.addresses.personal(person.entra_id) if person.entra_id else None
    return personal if personal and personal.active else turn.records.addresses.of_conversation(here)


def _reminder(meeting: Meeting, lead: LeadTime, turn: Turn) -> Message | None:
    address, person = _address(turn), turn.incoming.person
    if address is None:
        return None
    alone = address.scope == Scope.PERSONAL
    return personal_reminder(
        meeting,
        lead,
        network=turn.schedule.network,
        address=address,
        person=_person(turn),
        name="" if alone else person.name,
        language=turn.language,
        now=turn.now,
    )


def _person(turn: Turn) -> str:
    return turn.incoming.person.entra_id or turn.incoming.person.id


def _moment(reminder: Message, turn: Turn) -> str:
    return moment(turn.language, reminder.due_at.astimezone(turn.schedule.network.timezone))


def _names(meeting: Meeting, turn: Turn) -> dict[str, str]:
    return {"title": meeting.title, "days": when(turn.language, meeting)}


def _end(state: DialogState, turn: Turn, key: str, **values: object) -> Outcome:
    return Outcome(state=state.idle(), replies=(_reply(turn, say(turn.language, f"reminders.{key}", **values)),))


def _reply(turn: Turn, text: str, card: Card | None = None) -> Reply:
    private = turn.incoming.scope is not Scope.PERSONAL
    return Reply(text=text, card=card, language=turn.language, private=private)
