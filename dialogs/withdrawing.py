"""Withdrawing: which of one's registrations, a yes, and the seat is free for others.

```mermaid
stateDiagram-v2
    [*] --> meeting: registered for several, none named
    [*] --> confirm
    meeting --> confirm
    confirm --> confirm: another meeting
    confirm --> [*]: yes, no
```

Who names somebody to come in one's place hands the seat over: that is the dialog of registering.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from dialogs import registering
from dialogs.applicants import colleague, myself
from dialogs.application import Applicant
from dialogs.applying import details_of, names_meetings
from dialogs.incoming import Scope
from dialogs.registration_replies import said
from dialogs.replies import Reply
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.details import Details
from dialogs.understanding.interpretation import Act, Command, Interpretation, Response
from dialogs.withdrawal_replies import carried, confirmation, invitation, receipt, which
from dialogs.wording.phrases import say
from dialogs.wording.registrations import meeting_named, refusal_text, whom_to_ask
from meetings.registrations import Registration, RegistrationStatus
from meetings.schedule import Meeting
from meetings.withdrawing import may_withdraw, open_registrations, withdraw


class Step(StrEnum):
    """What is waited for."""

    MEETING = "meeting"
    CONFIRM = "confirm"


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Asks for the yes when it is clear which registration is meant, else for the meeting."""
    details = details_of(turn)
    others = [told for told in details.people if not told.oneself]
    if details.handing_over or (details.instead and others):
        return registering.start(interpretation, state, turn)
    person = _as_registered(colleague(others[0], turn) if others else myself(turn), turn)
    if turn.incoming.scope is not Scope.PERSONAL and person.oneself:
        named = _meetings(_named(interpretation, turn), turn)
        return Outcome(state=state.idle(), replies=(invitation(named, turn),))
    held = open_registrations(turn.records, turn.schedule, person.email, turn.now)
    return _go_on(person, _meant(interpretation, details, held, turn), held, state, turn)


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """The meeting, or the yes."""
    if interpretation.act is Act.COMMAND and interpretation.command is not Command.WITHDRAW:
        return None
    person = _person(state.data)
    held = open_registrations(turn.records, turn.schedule, person.email, turn.now)
    details = details_of(turn)
    if chosen := _chosen(interpretation, details, held, state, turn):
        return _go_on(person, chosen, held, state, turn)
    response = interpretation.response or details.answer
    if response in (Response.NO, Response.CANCEL):
        return _kept(state, turn)
    if response is Response.YES and state.step == Step.CONFIRM:
        return _finish(person, state.data["meetings"], state, turn)
    return None


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The buttons; those of a question carry whom and what it is about."""
    meetings = press.get("meetings") if isinstance(press.get("meetings"), list) else [press.get("meeting")]
    known = {meeting.id for meeting in turn.schedule.meetings}
    wanted = [str(meeting) for meeting in meetings or () if meeting in known]
    match str(press.get("do")).partition(".")[2]:
        case "keep":
            return _kept(state, turn)
        case "confirm" if wanted:
            return _finish(_person(press), wanted, state, turn)
        case "meeting" | "" if wanted:
            person = _person(press) if press.get("email") else myself(turn)
            held = open_registrations(turn.records, turn.schedule, person.email, turn.now)
            return _go_on(person, wanted, held, state, turn)
    return Outcome(state=state, replies=(said(turn, say(turn.language, "withdrawing.gone")),))


def remind(state: DialogState, turn: Turn) -> Reply:
    """The pending question."""
    person, meetings = _person(state.data), _meetings(state.data.get("meetings", ()), turn)
    if state.step == Step.CONFIRM:
        return confirmation(person, meetings, turn)
    return which(person, meetings, turn)


def _as_registered(person: Applicant, turn: Turn) -> Applicant:
    """The person under the address of the registration, where that is another than the network knows."""
    coming = [meeting.id for meeting in turn.schedule.upcoming(turn.now)]
    seats = [r for r in turn.records.registrations.of_meetings(coming) if r.in_force]
    if person.email and any(seat.email == person.email for seat in seats):
        return person
    own = myself(turn).email
    named = (r for r in seats if r.name.casefold() == person.name.casefold() and may_withdraw(turn.member, own, r))
    found = next(named, None)
    return replace(person, email=found.email) if found else person


def _meant(
    interpretation: Interpretation, details: Details, held: Sequence[Registration], turn: Turn
) -> tuple[str, ...]:
    """The meetings named; all that are held when all were meant; the only one held when none was named."""
    own = tuple(registration.meeting for registration in held)
    named = _named(interpretation, turn)
    if details.all_meetings or interpretation.whole_series:
        return tuple(meeting for meeting in own if meeting in named) or own
    if named:
        return tuple(meeting for meeting in named if meeting in own) or named
    return own if len(own) == 1 and not interpretation.window else ()


def _named(interpretation: Interpretation, turn: Turn) -> tuple[str, ...]:
    """The meetings of a message. "Från 8 mars" is no time that begins then: here it is the meeting of that day."""
    first, last = interpretation.window or ("", "")
    if not first or last:
        return interpretation.meetings
    on_day = (
        m.id for m in turn.schedule.meetings if m.first_day.isoformat()[4:] <= first[4:] <= m.last_day.isoformat()[4:]
    )
    return tuple(on_day) or interpretation.meetings


def _chosen(
    interpretation: Interpretation,
    details: Details,
    held: Sequence[Registration],
    state: DialogState,
    turn: Turn,
) -> tuple[str, ...]:
    """The meetings that an answer names: by day, by number in the list, or all of them; a question names none."""
    own = tuple(registration.meeting for registration in held)
    number = turn.text.strip().rstrip(".")
    if state.step == Step.MEETING and number.isdecimal() and 0 < int(number) <= len(own):
        return (own[int(number) - 1],)
    if details.all_meetings or interpretation.whole_series:
        return own
    if state.step == Step.CONFIRM and not names_meetings(interpretation, details, turn):
        return ()
    return () if "?" in turn.text else tuple(m for m in _named(interpretation, turn) if m in own)


def _go_on(
    person: Applicant, wanted: Sequence[str], held: Sequence[Registration], state: DialogState, turn: Turn
) -> Outcome:
    """The next question, or why there is none."""
    own = [registration.meeting for registration in held]
    meetings = [meeting for meeting in wanted if meeting in own]
    if wanted and not meetings:
        return _refuse(person, wanted, held, state, turn)
    if not own:
        key = "withdrawing.nothing_self" if person.oneself else "withdrawing.nothing"
        return _end(state, turn, say(turn.language, key, name=person.name))
    if not all(may_withdraw(turn.member, myself(turn).email, r) for r in held if r.meeting in (meetings or own)):
        text = say(turn.language, "errors.not_yours", name=person.name)
        return _end(state, turn, f"{text} {whom_to_ask(turn.language, turn.schedule, None)}")
    at = Step.CONFIRM if meetings else Step.MEETING
    state = state.at(Flow.WITHDRAWING, at, carried(person, meetings or own))
    return Outcome(state=state, replies=(remind(state, turn),))


def _refuse(
    person: Applicant, wanted: Sequence[str], held: Sequence[Registration], state: DialogState, turn: Turn
) -> Outcome:
    """Why there is nothing to give up at these meetings, and what there is elsewhere."""
    outcome = withdraw(turn.records, turn.schedule, wanted, email=person.email, name=person.name, now=turn.now)
    own = person.email if person.oneself else ""
    lines = [refusal_text(turn.language, refusal, oneself=own) for refusal in outcome.refused]
    if held and person.oneself:
        lines.append(say(turn.language, "withdrawing.held"))
        lines += [f"- {meeting_named(turn.language, m)}" for m in _meetings([r.meeting for r in held], turn)]
    return _end(state, turn, "\n".join(lines))


def _finish(person: Applicant, wanted: Sequence[str], state: DialogState, turn: Turn) -> Outcome:
    """Gives up the seats. The same yes again finds them given up: the same receipt."""
    seats = [r for r in turn.records.registrations.of_meetings(wanted) if r.email == person.email]
    if not all(may_withdraw(turn.member, myself(turn).email, seat) for seat in seats):
        return _end(state, turn, say(turn.language, "errors.not_yours", name=person.name))
    outcome = withdraw(turn.records, turn.schedule, wanted, email=person.email, name=person.name, now=turn.now)
    before = [seat.meeting for seat in seats if seat.status is RegistrationStatus.WITHDRAWN]
    done = _meetings([*(r.meeting for r in outcome.withdrawn), *before], turn)
    own = person.email if person.oneself else ""
    lines = [
        refusal_text(turn.language, refusal, oneself=own)
        for refusal in outcome.refused
        if refusal.meeting.id not in before
    ]
    if done:
        lines.insert(0, receipt(person, done, turn))
    return _end(state, turn, "\n".join(lines))


def _person(data: Mapping[str, Any]) -> Applicant:
    return Applicant(
        oneself=data.get("oneself") is True,
        name=str(data.get("name") or ""),
        email=str(data.get("email") or "").lower(),
    )


def _meetings(identities: Sequence[str], turn: Turn) -> tuple[Meeting, ...]:
    return tuple(meeting for meeting in turn.schedule.meetings if meeting.id in identities)


def _kept(state: DialogState, turn: Turn) -> Outcome:
    return _end(state, turn, say(turn.language, "withdrawing.kept"))


def _end(state: DialogState, turn: Turn, text: str) -> Outcome:
    rest = state.idle() if state.flow is Flow.WITHDRAWING else state
    return Outcome(state=rest, replies=(said(turn, text),))
