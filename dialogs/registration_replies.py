"""What the registration dialog says: its questions, the summary to confirm, and the receipt."""

from collections.abc import Iterator, Sequence

from dialogs.application import Applicant, Application, Step
from dialogs.confirming import no_button, yes_button
from dialogs.incoming import Scope
from dialogs.replies import Button, Card, Reply, Row
from dialogs.turn import Turn
from dialogs.wording.formats import clock, day, when
from dialogs.wording.phrases import say
from dialogs.wording.registrations import joined, listed, meetings_named
from meetings.deadlines import deadline_of
from meetings.languages import Language
from meetings.registrations import Mode, Participant
from meetings.schedule import Meeting


def said(turn: Turn, text: str, card: Card | None = None) -> Reply:
    """A reply to one person, which nobody else in a channel should see."""
    return Reply(text=text, card=card, language=turn.language, private=turn.incoming.scope is not Scope.PERSONAL)


def question(step: Step, about: Applicant, application: Application, turn: Turn, problem: str = "") -> Reply:
    """What is asked at a step; `problem` is what was wrong with the answer before."""
    if step is Step.CONFIRM:
        return summary(application, turn, problem)
    if step is Step.MEETING:
        return which_meeting(application, turn, problem)
    key = f"registering.{step}_self" if about.oneself else f"registering.{step}"
    text = " ".join(filter(None, (problem, say(turn.language, key, name=about.name))))
    buttons = tuple(_answers(step, turn.language))
    return said(turn, text, Card(buttons=buttons) if buttons else None)


def opening(application: Application, turn: Turn) -> str:
    """What the first question leads to, so that the person sees at once whether the meeting is the right one."""
    meetings = application.chosen(turn.schedule)
    if not meetings or application.pending(turn.schedule)[0] is Step.CONFIRM:
        return ""
    return say(turn.language, "registering.begun", what=meetings_named(turn.language, meetings))


def _answers(step: Step, language: Language) -> Iterator[Button]:
    """The buttons for the usual answers."""
    if step is Step.DIET:
        yield Button(title=say(language, "registering.diet_none"), press={"do": "registering.diet"})
    if step is Step.MODE:
        for mode in Mode:
            press = {"do": "registering.mode", "mode": mode.value}
            yield Button(title=say(language, f"registering.mode_{mode}"), press=press)


def which_meeting(application: Application, turn: Turn, problem: str = "") -> Reply:
    """Asks for the meeting, with those to choose from as buttons; a series registered for as a whole is one of them."""
    rows = tuple(_choices(application, turn))
    text = " ".join(filter(None, (problem, say(turn.language, "registering.which"))))
    return said(turn, text, Card(rows=rows))


def _choices(application: Application, turn: Turn) -> Iterator[Row]:
    offered = [meeting for meeting in turn.schedule.meetings if meeting.id in application.offered]
    for series in turn.schedule.series:
        if series.together and len(parts := [m for m in offered if m.series == series.id]) > 1:
            yield _choice(say(turn.language, "registering.whole_series", count=len(parts)), series.title, parts)
    for meeting in offered:
        groups = ", ".join(turn.schedule.group_names(meeting))
        detail = f"{meeting.title} – {groups}" if groups else meeting.title
        yield _choice(when(turn.language, meeting), detail, [meeting])


def _choice(title: str, detail: str, meetings: Sequence[Meeting]) -> Row:
    press = {"do": "registering.meeting", "meetings": [meeting.id for meeting in meetings]}
    return Row(title=title, detail=detail, press=press)


def summary(application: Application, turn: Turn, problem: str = "") -> Reply:
    """Everything that will be stored, and whether it is right."""
    language, meetings = turn.language, application.chosen(turn.schedule)
    key, button = _kind(application)
    who = _objects(application, language) if key == "registering.confirm" else _subjects(application, language)
    statement = say(language, key, who=who, what=meetings_named(language, meetings)) + listed(language, meetings)
    space = "\n" if len(meetings) > 1 else " "
    text = space.join(filter(None, (problem, statement, say(language, "registering.right"))))
    card = Card(
        facts=(*meeting_facts(meetings, turn), *_person_facts(application.people, meetings, language)),
        rows=tuple(_person_rows(application.people, meetings, language)),
        source=say(language, "registering.correct_me"),
        buttons=(
            yes_button(language, button, {"do": "registering.confirm", "application": application.to_json()}),
            no_button(language, {"do": "registering.drop"}),
        ),
    )
    return said(turn, text, card)


def _kind(application: Application) -> tuple[str, str]:
    """The keys of the statement and of the yes."""
    if application.giver:
        return "registering.confirm_hand_over", "registering.yes_hand_over"
    if application.change:
        return "registering.confirm_change", "registering.yes_change"
    own = all(person.oneself for person in application.people)
    return "registering.confirm", "registering.yes_self" if own else "registering.yes"


def _objects(application: Application, language: Language) -> str:
    """The people as those who are registered: "dig och Berit Falk"."""
    you = say(language, "registering.you")
    return joined(language, [you if person.oneself else person.name for person in application.people])


def _subjects(application: Application, language: Language) -> str:
    """The people as those who come: "Du och Berit Falk"."""
    you = say(language, "registering.subject_you")
    return joined(language, [you if person.oneself else person.name for person in application.people])


def receipt(application: Application, turn: Turn) -> Reply:
    """What was stored: who, when, where, and how to withdraw."""
    language, meetings = turn.language, application.chosen(turn.schedule)
    who, what = _subjects(application, language), meetings_named(language, meetings)
    if application.giver:
        text = say(language, "registering.handed_over", who=who, what=what)
    elif all(person.oneself for person in application.people):
        text = say(language, "registering.registered_self", what=what)
    else:
        text = say(language, "registering.registered", who=who, what=what, count=len(application.people))
    card = Card(
        facts=(*meeting_facts(meetings, turn), *_person_facts(application.people, meetings, language)),
        rows=tuple(_person_rows(application.people, meetings, language)),
        source=_withdrawal(meetings, turn),
        buttons=tuple(_calendar(meetings, turn)),
    )
    return said(turn, text + listed(language, meetings), card)


def _calendar(meetings: Sequence[Meeting], turn: Turn) -> Iterator[Button]:
    """The calendar file of the meeting, or of the whole series when that is what was registered for."""
    series = {meeting.series for meeting in meetings}
    whole = len(meetings) > 1 and len(series) == 1 and meetings[0].series
    key = whole or (meetings[0].id if len(meetings) == 1 else "")
    if key and turn.incoming.public_url:
        address = f"{turn.incoming.public_url}/calendars/{key}.ics"
        yield Button(title=say(turn.language, "registering.calendar"), url=address)


def _withdrawal(meetings: Sequence[Meeting], turn: Turn) -> str:
    today = turn.schedule.today(turn.now)
    deadlines = [d for m in meetings if (d := deadline_of(turn.schedule, m)) and d >= today]
    if not deadlines:
        return say(turn.language, "registering.withdraw_freely")
    return say(turn.language, "registering.withdraw_by", deadline=day(turn.language, min(deadlines)))


def meeting_facts(meetings: Sequence[Meeting], turn: Turn) -> Iterator[tuple[str, str]]:
    """What one needs to know to come, for one meeting."""
    language = turn.language
    if len(meetings) != 1:
        return
    (meeting,) = meetings
    hours = when(language, meeting)
    yield (
        say(language, "registering.when"),
        say(language, "registering.all_day", when=hours) if meeting.all_day and not meeting.starts_at else hours,
    )
    if meeting.coffee_from:
        yield say(language, "registering.coffee"), clock(language, meeting.coffee_from)
    if meeting.place:
        yield say(language, "registering.place"), meeting.place
    if groups := turn.schedule.group_names(meeting):
        yield say(language, "registering.groups"), ", ".join(groups)


def _person_facts(
    people: Sequence[Applicant], meetings: Sequence[Meeting], language: Language
) -> Iterator[tuple[str, str]]:
    """The data of a single person."""
    if len(people) != 1:
        return
    (person,) = people
    yield say(language, "registering.person"), person.name
    yield say(language, "registering.organisation_label"), person.organisation
    yield say(language, "registering.email_label"), person.email
    participant = person.participant()
    if modes := _modes(participant, meetings, language):
        yield say(language, "registering.mode_label"), modes
    if diet := _diet(participant, meetings, language):
        yield say(language, "registering.diet_label"), diet


def _person_rows(people: Sequence[Applicant], meetings: Sequence[Meeting], language: Language) -> Iterator[Row]:
    """The data of several people, a row for each."""
    for person in people if len(people) > 1 else ():
        participant = person.participant()
        diet = _diet(participant, meetings, language)
        parts = (person.organisation, person.email, _modes(participant, meetings, language), diet)
        yield Row(title=person.name, detail=" · ".join(filter(None, parts)))


def _modes(participant: Participant, meetings: Sequence[Meeting], language: Language) -> str:
    modes = dict.fromkeys(mode for meeting in meetings if (mode := participant.mode_at(meeting)))
    return ", ".join(say(language, f"registering.mode_{mode}") for mode in modes)


def _diet(participant: Participant, meetings: Sequence[Meeting], language: Language) -> str:
    """What the kitchens will hear; empty when there is none to hear it."""
    told = next((diet for meeting in meetings if (diet := participant.diet_at(meeting))), "")
    cooks = any(participant.mode_at(meeting) is Mode.ONSITE for meeting in meetings)
    return told or (say(language, "registering.diet_nothing") if cooks else "")
