"""What the withdrawal dialog says: its questions, the receipt, and the button in a channel."""

from collections.abc import Sequence
from typing import Any

from dialogs.application import Applicant
from dialogs.confirming import no_button, yes_button
from dialogs.registration_replies import said
from dialogs.replies import Button, Card, Reply, Row
from dialogs.turn import Turn
from dialogs.wording.formats import when
from dialogs.wording.phrases import say
from dialogs.wording.registrations import listed, meeting_named, meetings_named
from meetings.schedule import Meeting


def receipt(person: Applicant, meetings: Sequence[Meeting], turn: Turn) -> str:
    """What was given up."""
    language = turn.language
    key = "withdrawing.done_self" if person.oneself else "withdrawing.done"
    what, lines = meetings_named(language, meetings), listed(language, meetings)
    return f"{say(language, key, name=person.name, what=what, list=lines)}\n{say(language, 'withdrawing.again')}"


def confirmation(person: Applicant, meetings: Sequence[Meeting], turn: Turn) -> Reply:
    """What will be given up, and whether it shall."""
    language, own = turn.language, "_self" if person.oneself else ""
    key = f"withdrawing.confirm_list{own}" if len(meetings) > 1 else f"withdrawing.confirm{own}"
    what, lines = meetings_named(language, meetings), listed(language, meetings)
    data = carried(person, [meeting.id for meeting in meetings])
    buttons = (
        yes_button(language, f"withdrawing.yes{own}", {"do": "withdrawing.confirm", **data}),
        no_button(language, {"do": "withdrawing.keep"}),
    )
    return said(turn, say(language, key, name=person.name, what=what, list=lines), Card(buttons=buttons))


def which(person: Applicant, meetings: Sequence[Meeting], turn: Turn) -> Reply:
    """Asks for the meeting, with those held as buttons, and all of them."""
    language = turn.language
    rows = [
        Row(
            title=when(language, meeting),
            detail=meeting.title,
            press={"do": "withdrawing.meeting", **carried(person, [meeting.id])},
        )
        for meeting in meetings
    ]
    press = {"do": "withdrawing.meeting", **carried(person, [meeting.id for meeting in meetings])}
    every = Button(title=say(language, "withdrawing.every", count=len(meetings)), press=press)
    return said(turn, say(language, "withdrawing.which"), Card(rows=tuple(rows), buttons=(every,)))


def invitation(meetings: Sequence[Meeting], turn: Turn) -> Reply:
    """For all to see in a channel: a button that answers each person about their own registration."""
    if len(meetings) != 1:
        return Reply(text=say(turn.language, "withdrawing.in_channel_any"), language=turn.language)
    text = say(turn.language, "withdrawing.in_channel", what=meeting_named(turn.language, meetings[0]))
    press = {"do": "withdraw", "meeting": meetings[0].id}
    button = Button(title=say(turn.language, "withdrawing.button"), press=press)
    return Reply(text=text, card=Card(buttons=(button,)), language=turn.language)


def carried(person: Applicant, meetings: Sequence[str]) -> dict[str, Any]:
    """Whom and what a question is about, in JSON primitives: for its buttons and for the state."""
    return {"email": person.email, "name": person.name, "oneself": person.oneself, "meetings": list(meetings)}
