"""The card of a meeting: what is known of it, what is not, and where it is written."""

from collections.abc import Iterator
from datetime import datetime

from dialogs.replies import Button, Card, Style
from dialogs.wording.formats import clock, day, days
from dialogs.wording.phrases import say
from meetings.deadlines import deadline_of, deadline_passed
from meetings.languages import Language
from meetings.schedule import Meeting, Schedule
from meetings.seats import limits


def meeting_card(meeting: Meeting, schedule: Schedule, language: Language, *, now: datetime | None = None) -> Card:
    """All facts of a meeting with their source. With `now`, a button to register while that is possible."""
    title = say(language, "meeting_cards.cancelled", title=meeting.title) if meeting.cancelled else meeting.title
    open_ = now is not None and _open(meeting, schedule, now)
    return Card(
        title=title,
        facts=tuple(meeting_facts(meeting, schedule, language)),
        source=source_of(meeting, schedule, language),
        buttons=(register_button(meeting, language),) if open_ else (),
    )


def register_button(meeting: Meeting, language: Language) -> Button:
    """The button that starts registering for a meeting."""
    press = {"do": "register", "meeting": meeting.id}
    return Button(title=say(language, "meeting_cards.register"), press=press, style=Style.POSITIVE)


def meeting_facts(meeting: Meeting, schedule: Schedule, language: Language) -> Iterator[tuple[str, str]]:
    """Label and value of what is known, hours and place also when they are not."""

    def label(name: str) -> str:
        return say(language, f"meeting_cards.{name}")

    yield label("when"), days(language, meeting.first_day, meeting.last_day)
    yield label("hours"), hours_of(meeting, language)
    if meeting.coffee_from:
        yield label("coffee"), clock(language, meeting.coffee_from)
    if meeting.form:
        yield label("form"), label(f"form_{meeting.form}")
    if meeting.place:
        yield label("place"), meeting.place
    if names := schedule.group_names(meeting):
        yield say(language, "meeting_cards.groups", count=len(names)), ", ".join(names)
    if meeting.joint_with:
        yield label("joint"), ", ".join(meeting.joint_with)
    if meeting.theme:
        yield label("theme"), meeting.theme
    if meeting.link:
        yield label("link"), meeting.link
    yield from _terms(meeting, schedule, language)


def _terms(meeting: Meeting, schedule: Schedule, language: Language) -> Iterator[tuple[str, str]]:
    if deadline := deadline_of(schedule, meeting):
        yield say(language, "meeting_cards.deadline"), day(language, deadline)
    if (most := limits(schedule, meeting).per_organisation) is not None:
        yield say(language, "meeting_cards.seats"), str(most)


def hours_of(meeting: Meeting, language: Language) -> str:
    """The hours as far as they are stated: "9.15–12.00", "heldag"."""
    if meeting.starts_at and meeting.ends_at:
        return f"{clock(language, meeting.starts_at)}–{clock(language, meeting.ends_at)}"
    if meeting.starts_at:
        return clock(language, meeting.starts_at)
    if meeting.all_day:
        return say(language, "meeting_cards.all_days" if meeting.days > 1 else "meeting_cards.all_day")
    return say(language, "meeting_cards.unknown")


def source_of(meeting: Meeting, schedule: Schedule, language: Language) -> str:
    """The document and line that the meeting was read from; empty when it was not read from one."""
    document = next((d for d in schedule.documents if d.id == meeting.document), None)
    if document is None:
        return ""
    if meeting.line is None:
        return say(language, "meeting_cards.source_document", document=document.name)
    return say(language, "meeting_cards.source", document=document.name, line=meeting.line)


def _open(meeting: Meeting, schedule: Schedule, now: datetime) -> bool:
    ahead = meeting.ends(schedule.network) > now and not meeting.cancelled
    return ahead and not deadline_passed(schedule, meeting, now)
