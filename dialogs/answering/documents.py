"""Questions about documents: the calendar file, notes of meetings, where to read more, what the documents say."""

from dialogs.answering.asked import Asked
from dialogs.answering.quoting import passage, quote_about
from dialogs.replies import Button, Card, Reply
from dialogs.understanding.resolution import scope_of


def calendar(asked: Asked) -> Reply:
    """The way into one's own calendar: a link for the meeting, the groups or the network."""
    meetings, address = asked.meetings, asked.turn.incoming.public_url
    if not address:
        return asked.reply(asked.say("calendar_nowhere"))
    named = asked.named(meetings[0]) if len(meetings) == 1 else ""
    buttons = tuple(
        Button(title=asked.say("calendar_button", name=name), url=f"{address}/calendars/{key}.ics")
        for key, name in _calendars(asked)
    )
    return asked.reply(asked.say("calendar_one" if named else "calendar", meeting=named), Card(buttons=buttons))


def _calendars(asked: Asked) -> list[tuple[str, str]]:
    """Key and name of each calendar that the question is about."""
    if len(asked.meetings) == 1:
        return [(asked.meetings[0].id, asked.titled(asked.meetings[0]))]
    scope = scope_of(asked.selection, asked.asker)
    groups = [(group.id, group.name) for group in asked.schedule.groups if group.id in scope]
    return groups or [(asked.schedule.network.id, asked.schedule.network.name)]


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
