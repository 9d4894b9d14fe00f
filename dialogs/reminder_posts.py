"""The words of a reminder, worded from the schedule as it is when the reminder leaves."""

from collections.abc import Iterator

from dialogs.replies import Button, Card, Reply
from dialogs.wording.formats import clock, when
from dialogs.wording.phrases import say
from meetings.deadlines import deadline_passed
from meetings.languages import Language
from meetings.reminders import Message, reminded_meeting
from meetings.schedule import Form, Meeting, Schedule


def channel_reminder(message: Message, schedule: Schedule) -> Reply | None:
    """The post in a channel; None when the meeting has been cancelled or moved since."""
    meeting = reminded_meeting(message, schedule)
    return _reminder(meeting, message, schedule, schedule.network.language) if meeting else None


def personal_reminder(message: Message, schedule: Schedule) -> Reply | None:
    """What a person asked to be told; None when the meeting has been cancelled or moved since.

    In a conversation with others it turns to the person by name.
    """
    meeting = reminded_meeting(message, schedule)
    if meeting is None:
        return None
    name, language = message.data["name"], Language(message.data["language"])
    asked = say(language, "reminders.asked_by", name=name) if name else say(language, "reminders.asked")
    return _reminder(meeting, message, schedule, language, asked)


def _reminder(meeting: Meeting, message: Message, schedule: Schedule, language: Language, asked: str = "") -> Reply:
    place = meeting.place or (say(language, "reminders.online") if meeting.form is Form.ONLINE else "")
    text = say(
        language,
        "reminders.text_place" if place else "reminders.text",
        title=meeting.title,
        days=when(language, meeting),
        place=place,
    )
    # the sentence is the heading, so that it stands there once; it is also what a notification shows
    card = Card(
        title=text,
        text=asked,
        facts=tuple(_facts(meeting, schedule, language)),
        buttons=tuple(_buttons(meeting, message, schedule, language)),
    )
    return Reply(text=text, card=card, language=language)


def _facts(meeting: Meeting, schedule: Schedule, language: Language) -> Iterator[tuple[str, str]]:
    if meeting.theme:
        yield say(language, "reminders.theme"), meeting.theme
    if meeting.coffee_from:
        yield say(language, "reminders.coffee"), clock(language, meeting.coffee_from)
    if groups := schedule.group_names(meeting):
        yield say(language, "reminders.groups"), ", ".join(groups)


def _buttons(meeting: Meeting, message: Message, schedule: Schedule, language: Language) -> Iterator[Button]:
    if meeting.link:
        yield Button(title=say(language, "reminders.join"), url=meeting.link)
    if not deadline_passed(schedule, meeting, message.due_at):
        yield Button(title=say(language, "reminders.register"), press={"do": "register", "meeting": meeting.id})
