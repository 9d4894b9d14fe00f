"""Registering: oneself, colleagues, and handing a seat to somebody else. Asks for what is missing, then for one yes.

```mermaid
stateDiagram-v2
    [*] --> meeting: several could be meant
    [*] --> name
    [*] --> organisation
    [*] --> email
    [*] --> mode
    [*] --> diet
    [*] --> confirm: everything is known
    meeting --> name
    name --> organisation: a colleague
    organisation --> email
    email --> mode: hybrid
    mode --> diet: on site
    diet --> confirm
    confirm --> confirm: something else is right
    confirm --> email: an address is wrong
    confirm --> [*]: yes, no
```

Whatever is known is not asked: most registrations go from the wish to `confirm` at once. A correction can come at
any step. In a channel there is a form in place of the conversation, for each person their own.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dialogs.applicants import myself
from dialogs.application import Applicant, Application, Step
from dialogs.applying import answered, begun, corrected, details_of, names_meetings, with_choice, with_fields
from dialogs.incoming import Scope
from dialogs.registration_forms import form, invitation
from dialogs.registration_replies import opening, question, receipt, said
from dialogs.replies import Reply
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.details import Details
from dialogs.understanding.interpretation import Act, Command, Interpretation, Response
from dialogs.understanding.people import emails
from dialogs.verdicts import as_change, refused, stored, with_seats
from dialogs.wording.phrases import say
from meetings.registrations import Mode
from meetings.schedule import Form

#: a longer message that begins with a no is one that wants something else
MOST_WORDS_OF_NO = 3


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Takes up all that the wish tells, and asks for the rest, or for the yes."""
    details = details_of(turn)
    wish = begun(interpretation, details, turn)
    application = with_choice(wish, turn)
    if _for_a_form(application, turn):
        meetings = [m for m in turn.schedule.meetings if m.id in (application.meetings or application.offered)]
        return Outcome(state=state.idle(), replies=(invitation(meetings, turn),))
    problem = _email_problem(details, turn) or _mode_problem(details, application, turn)
    if interpretation.window and not (wish.meetings or wish.offered):
        problem = say(turn.language, "registering.none_on_day")
    return _advance(application, state, turn, problem or opening(application, turn))


def _for_a_form(application: Application, turn: Turn) -> bool:
    """Whether the form in the channel serves: for oneself, and not for a seat that goes to somebody else."""
    own = all(person.oneself for person in application.people) and not application.unnamed
    return turn.incoming.scope is not Scope.PERSONAL and own and bool(application.meetings or application.offered)


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """Takes the answer or a correction; None when the message is neither."""
    if interpretation.act is Act.COMMAND and interpretation.command is not Command.REGISTER:
        return None
    application, details = Application.from_json(state.data), details_of(turn)
    if details.answer is Response.CANCEL:
        return _drop(state, turn)
    at, about = application.pending(turn.schedule)
    meant = at is not Step.MEETING and not details.tells_diet and names_meetings(interpretation, details, turn)
    corrects = at is not Step.NAME and (bool(details.wrong or details.people) or meant)
    after = None if corrects else answered(at, about, application, interpretation, details, turn)
    if after is None and (corrects or at is Step.CONFIRM or details.told):
        after = corrected(application, interpretation, details, turn)
    problem = _email_problem(details, turn) or _mode_problem(details, application, turn)
    if after not in (None, application) or problem:
        return _advance(with_choice(after or application, turn), state, turn, problem)
    if at is Step.CONFIRM:
        return _answer_to_summary(application, interpretation, details, state, turn)
    if interpretation.act in (Act.ASK, Act.TALK):
        return None
    return _try_again(at, about, application, interpretation, state, turn)


def _answer_to_summary(
    application: Application, interpretation: Interpretation, details: Details, state: DialogState, turn: Turn
) -> Outcome | None:
    response = interpretation.response or details.answer
    if "something" in details.wrong or (response is Response.NO and len(turn.text.split()) > MOST_WORDS_OF_NO):
        return Outcome(state=state, replies=(said(turn, say(turn.language, "registering.what_is_wrong")),))
    if response is Response.YES:
        return _finish(application, state.idle(), turn)
    return _drop(state, turn) if response is Response.NO else None


def _try_again(
    at: Step,
    about: Applicant,
    application: Application,
    interpretation: Interpretation,
    state: DialogState,
    turn: Turn,
) -> Outcome | None:
    """Says what an answer looks like; the other questions are left to reception, which repeats them."""
    if at is Step.DIET and interpretation.response is Response.YES:
        return Outcome(state=state, replies=(said(turn, say(turn.language, "registering.diet_which")),))
    if at is not Step.EMAIL:
        return None
    problem = say(turn.language, "registering.email_broken", text=turn.text.strip()[:80])
    return Outcome(state=state, replies=(question(at, about, application, turn, problem),))


def _email_problem(details: Details, turn: Turn) -> str:
    broken = details.broken_email
    return say(turn.language, "registering.email_broken", text=broken[:80]) if broken else ""


def _mode_problem(details: Details, application: Application, turn: Turn) -> str:
    """What is said to somebody who wants to take part in a way that the meeting does not offer."""
    forms = {meeting.form for meeting in application.chosen(turn.schedule)}
    if details.mode is Mode.ONLINE and forms == {Form.ONSITE}:
        return say(turn.language, "registering.only_onsite")
    if details.mode is Mode.ONSITE and forms == {Form.ONLINE}:
        return say(turn.language, "registering.only_online")
    return ""


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The buttons. Those of a summary and of a form carry the whole application, so an old card does what it shows."""
    application = _pressed(press, state, turn)
    match str(press.get("do")).partition(".")[2]:
        case "drop":
            return _drop(state, turn)
        case "confirm" if application:
            return _confirm(application, press, state, turn)
        case "rest" | "meeting" | "diet" | "mode" if application:
            return _advance(application, state, turn)
        case "" if application and turn.incoming.scope is Scope.PERSONAL:
            return _advance(application, state, turn)
        case "" if application:
            refusal = refused(application, turn)
            return Outcome(state=state, replies=(refusal or form(application, turn),))
    return Outcome(state=state, replies=(said(turn, say(turn.language, "registering.gone")),))


def _pressed(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Application | None:
    """The application that a button belongs to, with what it says; None when there is none, or no such meeting."""
    known = {meeting.id for meeting in turn.schedule.meetings}
    if isinstance(carried := press.get("application"), dict):
        application = Application.from_json(carried)
    elif press.get("do") == "register":
        application = Application(meetings=(str(press.get("meeting")),), people=(myself(turn),))
    elif state.flow is Flow.REGISTERING:
        application = _with_button(Application.from_json(state.data), press, turn)
    else:
        return None
    return application if application.people and known.issuperset(application.meetings) else None


def _with_button(application: Application, press: Mapping[str, Any], turn: Turn) -> Application:
    """The pending question answered by a button; a button of an earlier question changes nothing."""
    at, about = application.pending(turn.schedule)
    meetings, mode = press.get("meetings"), str(press.get("mode"))
    match str(press.get("do")):
        case "registering.meeting" if at is Step.MEETING and isinstance(meetings, list):
            return replace(application, meetings=tuple(map(str, meetings)))
        case "registering.diet" if at is Step.DIET:
            return application.changed(about, replace(about, diet=""))
        case "registering.mode" if at is Step.MODE and mode in set(Mode):
            return application.changed(about, replace(about, mode=Mode(mode)))
        case _:
            return application


def _confirm(application: Application, press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The yes of a summary, or a form sent in."""
    rest = state.idle() if state.flow is Flow.REGISTERING else state
    if turn.incoming.scope is not Scope.PERSONAL and "name" in press:
        application = with_fields(application, press)
        address = application.people[0].email
        if [each.value for each in emails(address)] != [address]:
            problem = say(turn.language, "registering.email_broken", text=address)
            return Outcome(state=state, replies=(form(application, turn, problem),))
    if application.pending(turn.schedule)[0] is not Step.CONFIRM:
        return _advance(application, state, turn)
    return _finish(application, rest, turn)


def remind(state: DialogState, turn: Turn) -> Reply:
    """The pending question."""
    application = Application.from_json(state.data)
    at, about = application.pending(turn.schedule)
    return question(at, about, application, turn)


def _advance(application: Application, state: DialogState, turn: Turn, problem: str = "") -> Outcome:
    """Asks what is pending, unless it is clear already that nothing can come of it."""
    application = as_change(with_seats(with_choice(application, turn), turn), turn)
    if refusal := refused(application, turn):
        return Outcome(state=state.idle(), replies=(refusal,))
    at, about = application.pending(turn.schedule)
    state = state.at(Flow.REGISTERING, at, application.to_json())
    return Outcome(state=state, replies=(question(at, about, application, turn, problem),))


def _drop(state: DialogState, turn: Turn) -> Outcome:
    rest = state.idle() if state.flow is Flow.REGISTERING else state
    return Outcome(state=rest, replies=(said(turn, say(turn.language, "registering.dropped")),))


def _finish(application: Application, rest: DialogState, turn: Turn) -> Outcome:
    """Stores what was confirmed, or says why not."""
    return Outcome(state=rest, replies=(stored(application, turn) or receipt(application, turn),))
