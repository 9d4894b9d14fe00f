"""What publishing a document would change, meeting by meeting, in words."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from dialogs.wording.formats import clock, day, when
from dialogs.wording.phrases import say
from meetings.differences import Difference, FieldChange, Kind, Proposal
from meetings.languages import Language
from meetings.schedule import Form, Meeting, Schedule

#: characters of a theme or another long text
MOST_OF_TEXT = 60


def difference_lines(difference: Difference, schedule: Schedule, language: Language) -> Iterator[str]:
    """One line a meeting: number, title, facts, and what becomes of it."""
    names = group_names(difference, schedule)
    for number, proposal in enumerate(difference.proposals, start=1):
        title = proposal.after.title or say(language, "publishing.untitled")
        facts = " · ".join((*facts_of(proposal.after, names, language), fate_of(proposal, names, language)))
        yield f"{say(language, 'publishing.row', number=number, title=title)}: {facts}"


def group_names(difference: Difference, schedule: Schedule) -> dict[str, str]:
    """Id of a group → its name, also of those that the document brings."""
    return {group.id: group.name for group in (*schedule.groups, *difference.new_groups)}


def facts_of(meeting: Meeting, names: Mapping[str, str], language: Language) -> Iterator[str]:
    """When, for whom, how and where; what is not known is called unknown."""
    yield when(language, meeting)
    if meeting.all_day:
        yield say(language, "publishing.all_day", count=meeting.days)
    elif meeting.starts_at is None:
        yield say(language, "publishing.no_hours")
    if meeting.groups:
        yield _named(meeting.groups, names)
    if meeting.form:
        yield say(language, f"publishing.form_{meeting.form}")
    if meeting.place:
        yield meeting.place
    elif meeting.form is not Form.ONLINE:
        yield say(language, "publishing.no_place")
    if meeting.theme:
        yield shortened(meeting.theme, MOST_OF_TEXT)
    if meeting.deadline:
        yield f"{say(language, 'publishing.field_deadline')} {day(language, meeting.deadline)}"


def fate_of(proposal: Proposal, names: Mapping[str, str], language: Language) -> str:
    """What becomes of a meeting, and how it was."""
    before = proposal.before
    match proposal.kind:
        case Kind.MOVED if before:
            return say(language, "publishing.is_moved", day=day(language, before.first_day))
        case Kind.CHANGED:
            fields = ", ".join(_changed(change, names, language) for change in proposal.changes)
            return say(language, "publishing.is_changed", fields=fields or say(language, "publishing.terms"))
        case Kind.CANCELLED:
            return say(language, "publishing.is_called_off" if proposal.draft else "publishing.is_cancelled")
        case Kind.UNCHANGED:
            return say(language, "publishing.is_unchanged")
        case _:
            return say(language, "publishing.is_added")


def shortened(text: str, most: int) -> str:
    """The text, or as many whole words of it as there is room for."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"


def _changed(change: FieldChange, names: Mapping[str, str], language: Language) -> str:
    field = say(language, f"publishing.field_{change.field}")
    before = _value(change.before, names, language)
    return say(language, "publishing.was", field=field, before=before) if before else field


def _value(value: Any, names: Mapping[str, str], language: Language) -> str:
    """A field's value in words; empty where the field's name says enough."""
    match value:
        case Form():
            return say(language, f"publishing.form_{value}")
        case date():
            return day(language, value)
        case time():
            return clock(language, value)
        case tuple():
            return _named(value, names)
        case bool() | None:
            return ""
        case _:
            return shortened(str(value), MOST_OF_TEXT)


def _named(groups: tuple[str, ...], names: Mapping[str, str]) -> str:
    return " + ".join(names.get(group, group) for group in groups)
