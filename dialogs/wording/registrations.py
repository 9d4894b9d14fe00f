"""Meetings, people and refusals as sentences speak of them."""

from collections.abc import Sequence

from dialogs.wording.formats import day, when
from dialogs.wording.phrases import say
from meetings.contacts import contacts_for
from meetings.errors import (
    AlreadyRegistered,
    DeadlinePassed,
    MeetingCancelled,
    MeetingFull,
    MeetingPast,
    NotRegistered,
    Refusal,
    SeatsTaken,
)
from meetings.languages import Language
from meetings.schedule import Contact, Meeting, Schedule


def meeting_named(language: Language, meeting: Meeting) -> str:
    """A meeting as a sentence names it: "Nätverksträff onsdag 8 mars 2023"."""
    return say(language, "registering.meeting", title=meeting.title, when=when(language, meeting))


def meetings_named(language: Language, meetings: Sequence[Meeting]) -> str:
    """One meeting by its name, several by their number; `listed` names them."""
    if len(meetings) == 1:
        return meeting_named(language, meetings[0])
    return say(language, "registering.several", count=len(meetings))


def listed(language: Language, meetings: Sequence[Meeting]) -> str:
    """The lines that name several meetings, begun on a new line; nothing for one."""
    return "".join(f"\n- {meeting_named(language, meeting)}" for meeting in meetings) if len(meetings) > 1 else ""


def joined(language: Language, names: Sequence[str], key: str = "registering.and") -> str:
    """Names in a row: "Eva, Bo och Berit"."""
    *first, last = names
    return say(language, key, first=", ".join(first), last=last) if first else last


def refusal_text(language: Language, refusal: Refusal, *, oneself: str) -> str:
    """Why it cannot be. `oneself` is the e-mail of who reads it."""
    meeting = meeting_named(language, refusal.meeting)
    own = refusal.email == oneself
    match refusal:
        case MeetingCancelled():
            return say(language, "errors.meeting_cancelled", meeting=meeting)
        case MeetingPast():
            return say(language, "errors.meeting_past", meeting=meeting)
        case DeadlinePassed():
            return say(language, "errors.deadline_passed", meeting=meeting, deadline=day(language, refusal.deadline))
        case SeatsTaken():
            organisation, count = refusal.organisation, refusal.limit
            return say(language, "errors.seats_taken", meeting=meeting, organisation=organisation, count=count)
        case MeetingFull():
            return say(language, "errors.meeting_full", meeting=meeting, count=refusal.limit)
        case AlreadyRegistered():
            key = "errors.already_registered_self" if own else "errors.already_registered"
            return say(language, key, meeting=meeting, name=refusal.name)
        case NotRegistered():
            key = "errors.not_registered_self" if own else "errors.not_registered"
            return say(language, key, meeting=meeting, name=refusal.name)
    raise NotImplementedError(type(refusal).__name__)


def whom_to_ask(language: Language, schedule: Schedule, meeting: Meeting | None) -> str:
    """The sentence that says whom to turn to."""
    people = [_contact(language, contact) for contact in contacts_for(schedule, meeting)]
    if not people:
        return say(language, "errors.contact_unknown")
    return say(language, "errors.contact", contacts=joined(language, people, "errors.or"))


def _contact(language: Language, contact: Contact) -> str:
    if contact.name and contact.email:
        return say(language, "errors.person", name=contact.name, email=contact.email)
    return contact.name or contact.email or contact.phone or ""
