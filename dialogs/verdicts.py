"""What the rules say of an application: refused and why, a change of seats that are held, or stored."""

from collections.abc import Sequence
from dataclasses import replace

from dialogs.applicants import myself
from dialogs.application import Applicant, Application
from dialogs.registration_replies import said
from dialogs.replies import Button, Card, Reply
from dialogs.turn import Turn
from dialogs.wording.phrases import say
from dialogs.wording.registrations import refusal_text, whom_to_ask
from meetings.errors import AlreadyRegistered, DeadlinePassed, MeetingFull, NotRegistered, Refusal, SeatsTaken
from meetings.registering import Decision, amend, decide, hand_over, may_register, register
from meetings.registrations import Registration
from meetings.schedule import Form

#: reasons that a person can do something about
_NEGOTIABLE = (DeadlinePassed, SeatsTaken, MeetingFull)


def refused(application: Application, turn: Turn) -> Reply | None:
    """Why nothing can come of the application, as far as it is known; None when something can."""
    if not application.meetings and not application.offered:
        return _nothing_open(application, turn)
    if stranger := _stranger(application, turn):
        return _not_a_colleague(stranger, turn)
    known = [person for person in application.people if person.email and person.organisation]
    if application.change or not application.meetings or not known:
        return None
    decision = _foreseen(replace(application, people=tuple(known)), turn)
    everything = len(application.people) * len(application.meetings)
    if decision.refused or (len(decision.already) == everything and not application.unnamed):
        return _reply(decision, application, turn)
    return None


def stored(application: Application, turn: Turn) -> Reply | None:
    """Stores what was confirmed; the reply says why not, None that it is done.

    The same yes again finds everybody seated, which is as good as done.
    """
    if stranger := _stranger(application, turn):
        return _not_a_colleague(stranger, turn)
    decision = _store(application, turn)
    if decision.refused:
        return _reply(decision, application, turn)
    everything = len(application.people) * len(application.meetings)
    if len(_seats(application, turn)) < everything:  # the giver has no seat any more, and nobody else got it
        return _reply(_foreseen(application, turn), application, turn)
    return None


def _store(application: Application, turn: Turn) -> Decision:
    records, schedule, now = turn.records, turn.schedule, turn.now
    participants = application.participants()
    if application.change:
        return amend(records, schedule, application.meetings, participants, now=now)
    own = (person.email for person in application.people if person.oneself)
    by = myself(turn).email or next(own, turn.incoming.person.id)
    if application.giver:
        giver, to = application.giver, participants[0]
        return hand_over(records, schedule, application.meetings, giver=giver, to=to, by=by, now=now)
    return register(records, schedule, application.meetings, participants, by=by, now=now)


def with_seats(application: Application, turn: Turn) -> Application:
    """The application of somebody who hands over, for the meetings at which there is a seat to hand over."""
    if not application.giver:
        return application
    held = {r.meeting for r in _held(application, turn) if r.email == application.giver}
    seats = tuple(meeting for meeting in application.meetings if meeting in held)
    return replace(application, meetings=seats or application.meetings)


def as_change(application: Application, turn: Turn) -> Application:
    """The application as a change, when everybody has a seat and tells something new about the way they come."""
    seats = _seats(application, turn)
    everything = len(application.people) * len(application.meetings)
    if application.giver or application.change or not seats or len(seats) < everything:
        return application
    if not any(_tells_news(person, seats, turn) for person in application.people):
        return application
    diets = {seat.email: seat.diet or "" for seat in seats}
    people = tuple(p if p.diet is not None else replace(p, diet=diets[p.email]) for p in application.people)
    return replace(application, people=people, change=True)


def _tells_news(person: Applicant, seats: Sequence[Registration], turn: Turn) -> bool:
    participant = person.participant()
    for seat in (seat for seat in seats if seat.email == person.email):
        meeting = turn.schedule.meeting(seat.meeting)
        if meeting and person.diet is not None and participant.diet_at(meeting) != seat.diet:
            return True
        if meeting and meeting.form is Form.HYBRID and person.mode and person.mode is not seat.mode:
            return True
    return False


def _held(application: Application, turn: Turn) -> tuple[Registration, ...]:
    """The seats taken at the application's meetings."""
    return tuple(r for r in turn.records.registrations.of_meetings(application.meetings) if r.in_force)


def _seats(application: Application, turn: Turn) -> tuple[Registration, ...]:
    """The seats that the application's people have already."""
    addresses = {person.email for person in application.people}
    return tuple(seat for seat in _held(application, turn) if seat.email in addresses)


def _stranger(application: Application, turn: Turn) -> Applicant | None:
    """Somebody whom the person who writes may not register."""
    email = myself(turn).email
    return next(
        (
            person
            for person in application.people
            if not person.oneself
            and person.email
            and not may_register(turn.schedule, turn.member, email, person.participant())
        ),
        None,
    )


def _foreseen(application: Application, turn: Turn) -> Decision:
    """What would become of the application now."""
    schedule, held = turn.schedule, _held(application, turn)
    meetings, people = application.chosen(schedule), application.participants()
    if not application.giver:
        return decide(schedule, meetings, people, held, now=turn.now)
    kept = [seat for seat in held if seat.email != application.giver]
    if len(kept) == len(held):
        me = myself(turn)
        return Decision(
            refused=tuple(NotRegistered(meeting=m, name=me.name, email=application.giver) for m in meetings)
        )
    return decide(schedule, meetings, people, kept, now=turn.now, force_deadline=True)


def _nothing_open(application: Application, turn: Turn) -> Reply:
    key = "registering.no_seat" if application.giver else "registering.none_open"
    return said(turn, say(turn.language, key))


def _not_a_colleague(stranger: Applicant, turn: Turn) -> Reply:
    text = say(turn.language, "errors.not_colleague", name=stranger.name, organisation=stranger.organisation)
    return said(turn, f"{text} {whom_to_ask(turn.language, turn.schedule, None)}")


def _reply(decision: Decision, application: Application, turn: Turn) -> Reply:
    """Every reason once, whom to turn to, and a button for what is possible all the same."""
    reasons = decision.refused or _as_refusals(decision.already, turn)
    own = myself(turn).email
    sentences = [refusal_text(turn.language, reason, oneself=own) for reason in reasons]
    if len(application.people) * len(application.meetings) > 1 and decision.refused:
        sentences.append(say(turn.language, "errors.nobody"))
    negotiable = next((reason for reason in reasons if isinstance(reason, _NEGOTIABLE)), None)
    if negotiable:
        sentences.append(whom_to_ask(turn.language, turn.schedule, negotiable.meeting))
    rest = _without(application, decision.refused)
    press = {"do": "registering.rest", "application": rest.to_json()} if rest else {}
    buttons = (Button(title=say(turn.language, "registering.the_rest"), press=press),) if rest else ()
    return said(turn, "\n".join(dict.fromkeys(sentences)), Card(buttons=buttons) if buttons else None)


def _as_refusals(already: Sequence[Registration], turn: Turn) -> tuple[Refusal, ...]:
    meetings = {meeting.id: meeting for meeting in turn.schedule.meetings}
    return tuple(AlreadyRegistered(meeting=meetings[r.meeting], name=r.name, email=r.email) for r in already)


def _without(application: Application, refusals: Sequence[Refusal]) -> Application | None:
    """What is left of the application without the meetings, or else without the people, that are in the way."""
    meetings = {refusal.meeting.id for refusal in refusals}
    people = {refusal.email for refusal in refusals}
    free = tuple(meeting for meeting in application.meetings if meeting not in meetings)
    able = tuple(person for person in application.people if person.email not in people)
    if not refusals or not (free or able) or application.giver:
        return None
    return replace(application, meetings=free) if free else replace(application, people=able)
