"""Registering in a channel: a button for all to see, and a form for each who presses it."""

from collections.abc import Iterator, Sequence

from dialogs.application import Applicant, Application
from dialogs.confirming import yes_button
from dialogs.registration_replies import meeting_facts, said
from dialogs.replies import Button, Card, Choice, Field, FieldKind, Reply, Row
from dialogs.turn import Turn
from dialogs.wording.formats import when
from dialogs.wording.phrases import say
from dialogs.wording.registrations import meeting_named, meetings_named
from meetings.languages import Language
from meetings.registrations import Mode
from meetings.schedule import Form, Meeting


def form(application: Application, turn: Turn, problem: str = "") -> Reply:
    """The whole registration as one form, filled in as far as known: a channel has no room for a conversation."""
    language, meetings = turn.language, application.chosen(turn.schedule)
    title = say(language, "registering.form_title", what=meetings_named(language, meetings))
    press = {"do": "registering.confirm", "application": application.to_json()}
    card = Card(
        title=title,
        text=problem,
        facts=tuple(meeting_facts(meetings, turn)),
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
