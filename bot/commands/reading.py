"""The word `read`: what a document seems to say."""

import json as json_format
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.commands.outcome import Unusable
from dialogs.documents.files import text_of
from dialogs.documents.importing import read_text
from dialogs.documents.reading_json import message, to_json
from dialogs.texts import Text, Unreadable
from dialogs.wording.unreadable import why_unreadable
from meetings.drafts import Draft, PartialDate, Reading
from meetings.languages import Language

#: rows of the table, each with the evidence's line
_TABLE = "{line:>5}  {days:<24} {hours:<12} {form:<8} {title}"


def read(*, database: str, file: Path, today: date | None, year: int | None, json: bool) -> None:
    """Shows a document's reading; stores nothing."""
    del database
    _, reading = understood(file.name, content_of(file), today=today, year=year)
    if json:
        print_json(to_json(reading, Language.ENGLISH))
    else:
        print("\n".join(_table(reading)))


def understood(
    name: str, content: bytes, *, today: date | None = None, year: int | None = None
) -> tuple[Text, Reading]:
    """A file's text, and what it says. Takes its time: call it before the unit of work. Raises Unusable."""
    try:
        text = text_of(name, content)
    except Unreadable as unreadable:
        raise Unusable(why_unreadable(Language.ENGLISH, unreadable)) from None
    return text, read_text(text, today=today, year=year)


def content_of(file: Path) -> bytes:
    """The bytes of a file. Raises Unusable."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unusable(f"{file}: {error.strerror}") from None


def print_json(value: object) -> None:
    """Prints a value for programs, which people can read too."""
    print(json_format.dumps(value, ensure_ascii=False, indent=2))


def _table(reading: Reading) -> Iterator[str]:
    """A table that a person can hold against the paper: the line, then what it was read as."""
    if not reading.meetings:
        yield "No meetings."
    for draft in reading.meetings:
        line = next((e.line for e in draft.evidence if e.field == "date_start"), 0)
        yield _TABLE.format(line=line, days=_days(draft), hours=_hours(draft), form=_form(draft), title=_title(draft))
    terms = reading.registration
    for label, value in (
        ("deadline", terms.deadline and _day(terms.deadline)),
        ("seats per organisation", terms.seats_per_organisation),
        ("seats", terms.seats_total),
        ("register at", terms.contact_email or terms.url),
    ):
        if value:
            yield f"{label}: {value}"
    for contact in reading.contacts:
        yield "contact: " + ", ".join(v for v in (contact.name, contact.role, contact.email, contact.phone) if v)
    for issue in reading.issues:
        yield f"? {message(issue, Language.ENGLISH)}"


def _day(day: PartialDate) -> str:
    return f"{day.year or '????'}-{day.month:02}-{day.day:02}"


def _days(draft: Draft) -> str:
    if draft.date_start == draft.date_end:
        return _day(draft.date_start)
    return f"{_day(draft.date_start)} – {_day(draft.date_end)}"


def _hours(draft: Draft) -> str:
    if draft.time_start is None:
        return "all day" if draft.all_day else ""
    end = f"–{draft.time_end:%H:%M}" if draft.time_end else ""
    return f"{draft.time_start:%H:%M}{end}"


def _form(draft: Draft) -> str:
    return {True: "online", False: "on site", None: ""}[draft.online]


def _title(draft: Draft) -> str:
    parts = (draft.title, draft.place, " + ".join(draft.groups))
    return " · ".join(part for part in parts if part)
