"""Questions about documents: the calendar file, notes of meetings, where to read more, what the documents say."""

from dialogs.answering.asked import Asked
from dialogs.answering.quoting import passage, quote_about
from dialogs.replies import Button, Card, Reply


def calendar(asked: Asked) -> Reply:
    """The way into one's own calendar."""
    meetings = asked.meetings
    text = asked.say(
        "calendar_one" if len(meetings) == 1 else "calendar", meeting=asked.named(meetings[0]) if meetings else ""
    )
    buttons = (
        Button(
            title=asked.say("calendar_button"), press={"do": "answer.calendar", "meetings": [m.id for m in meetings]}
        ),
    )
    return asked.reply(text, Card(buttons=buttons))


def documentation(asked: Asked) -> Reply:
    """Where notes and slides are, in the document's words."""
    if asked.meetings and all(m.begins(asked.schedule.network) > asked.turn.now for m in asked.meetings):
        quoted = quote_about(asked, "documents", asked.say("not_held_yet"))
        return quoted or asked.reply(asked.say("not_held_yet"))
    return quote_about(asked, "documents") or asked.unknown("documents_unknown")


def information(asked: Asked) -> Reply:
    """Where there is more to read."""
    return quote_about(asked, "information") or asked.unknown("information_unknown")


def says(asked: Asked) -> Reply:
    """What the documents say of an open question."""
    return passage(asked) or asked.unknown("not_in_documents")
