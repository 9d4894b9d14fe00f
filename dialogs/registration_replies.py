"""What the registration dialog says: its questions, the summary to confirm, the form, and the receipt."""

from collections.abc import Iterator, Sequence

from dialogs.application import Applicant, Application, Step
from dialogs.confirming import no_button, yes_button
from dialogs.incoming import Scope
from dialogs.replies import Button, Card, Choice, Field, FieldKind, Reply, Row
from dialogs.turn import Turn
from dialogs.wording.formats import clock, day, when
from dialogs.wording.phrases import say
from dialogs.wording.registrations import joined, listed, meeting_named, meetings_named
from meetings.deadlines import deadline_of
from meetings.languages import Language
from meetings.registrations import Mode, Participant
from meetings.schedule import Form, Meeting


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
        facts=(*_meeting_facts(meetings, turn), *_person_facts(application.people, meetings, language)),
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
        facts=(*_meeting_facts(meetings, turn), *_person_facts(application.people, meetings, language)),
        rows=tuple(_person_rows(application.people, meetings, language)),
        source=_withdrawal(meetings, turn),
    )
    return said(turn, text + listed(language, meetings), card)


def _withdrawal(meetings: Sequence[Meeting], turn: Turn) -> str:
    today = turn.schedule.today(turn.now)
    deadlines = [d for m in meetings if (d := deadline_of(turn.schedule, m)) and d >= today]
    if not deadlines:
        return say(turn.language, "registering.withdraw_freely")
    return say(turn.language, "registering.withdraw_by", deadline=day(turn.language, min(deadlines)))


def form(application: Application, turn: Turn, problem: str = "") -> Reply:
    """The whole registration as one form, filled in as far as known: a channel has no room for a conversation."""
    language, meetings = turn.language, application.chosen(turn.schedule)
    title = say(language, "registering.form_title", what=meetings_named(language, meetings))
    press = {"do": "registering.confirm", "application": application.to_json()}
    card = Card(
        title=title,
        text=problem,
        facts=tuple(_meeting_facts(meetings, turn)),
        fields=tuple(_fields(application.people[0], meetings, language)),
        buttons=(yes_button(language, "registering.form_button", press),),
    )
    return said(turn, problem or title, card)


def _fields(person: Applicant, meetings: Sequence[Meeting], language: Language) -> Iterator[Field]:
    required = say(language, "registering.required")
    for name, label, value in (
        ("name", "registering.person", person.name),
        ("organisation", "registering.organisation_label", person.organisation),
        ("email", "registering.email_label", person.email),
    ):
        yield Field(
            id=name, kind=FieldKind.TEXT, label=say(language, label), value=value, required=True, error=required
        )
    forms = {meeting.form for meeting in meetings}
    if Form.HYBRID in forms:
        modes = tuple(Choice(title=say(language, f"registering.mode_{mode}"), value=mode.value) for mode in Mode)
        chosen = (person.mode or Mode.ONSITE).value
        label = say(language, "registering.mode_label")
        yield Field(id="mode", kind=FieldKind.CHOICE, label=label, value=chosen, choices=modes, required=True)
    if forms & {Form.ONSITE, Form.HYBRID}:
        label = say(language, "registering.diet_label")
        yield Field(id="diet", kind=FieldKind.TEXT, label=label, value=person.diet or "")


def invitation(meetings: Sequence[Meeting], turn: Turn) -> Reply:
    """For all to see in a channel: buttons that open each person's own form."""
    language = turn.language
    if len(meetings) == 1:
        what = meeting_named(language, meetings[0])
        press = {"do": "register", "meeting": meetings[0].id}
        button = Button(title=say(language, "registering.form_button"), press=press)
        text = say(language, "registering.in_channel", what=what)
        return Reply(text=text, card=Card(buttons=(button,)), language=language)
    rows = tuple(
        Row(title=when(language, m), detail=m.title, press={"do": "register", "meeting": m.id}) for m in meetings
    )
    return Reply(text=say(language, "registering.in_channel_which"), card=Card(rows=rows), language=language)


def _meeting_facts(meetings: Sequence[Meeting], turn: Turn) -> Iterator[tuple[str, str]]:
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
