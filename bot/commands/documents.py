"""The words `read` and `import`: what a document says, and bringing it into a network."""

import json as json_format
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.commands.database import opened
from bot.commands.outcome import Refused, Unusable
from bot.delivery.clock import Clock
from dialogs.documents.files import text_of
from dialogs.documents.importing import import_document, read_text
from dialogs.documents.reading_json import message, to_json
from dialogs.texts import Text, Unreadable
from dialogs.wording.differences import difference_lines
from dialogs.wording.unreadable import why_unreadable
from meetings.drafts import Draft, PartialDate, Reading
from meetings.languages import Language

#: who gave a document that nobody gave in a chat
WHO = "command line"
#: rows of the table, each with the evidence's line
_TABLE = "{line:>5}  {days:<24} {hours:<12} {form:<8} {title}"


def read(*, database: str, file: Path, today: date | None, year: int | None, json: bool) -> None:
    """Shows a document's reading; stores nothing."""
    del database
    _, reading = understood(file.name, _content(file), today=today, year=year)
    if json:
        _print_json(to_json(reading, Language.ENGLISH))
    else:
        print("\n".join(_table(reading)))


def bring_in(
    *,
    database: str,
    file: Path,
    today: date | None,
    year: int | None,
    network: str,
    name: str | None,
    yes: bool,
) -> None:
    """Reads a document and publishes its meetings; without the yes it shows what would change."""
    text, reading = understood(file.name, _content(file), today=today, year=year)
    if any(draft.date_start.year is None for draft in reading.meetings):
        raise Refused("the document does not say the year; give it with --year")
    with opened(database) as storage, storage.records() as records:
        if not name and records.networks.named(network) is None:
            raise Refused(f"the network '{network}' is new: give it a name with --name")
        imported = import_document(
            records, text, reading, slug=network, name=name or network, by=WHO, now=Clock().now(), confirmed=yes
        )
        if yes:
            records.commit()
    if yes:
        _print_json(imported.meetings_json())
    else:
        print("\n".join(difference_lines(imported.difference, imported.schedule, Language.ENGLISH)))
        print("Nothing is stored. Add --yes to publish.", file=sys.stderr)


def understood(
    name: str, content: bytes, *, today: date | None = None, year: int | None = None
) -> tuple[Text, Reading]:
    """A file's text, and what it says. Takes its time: call it before the unit of work. Raises Unusable."""
    try:
        text = text_of(name, content)
    except Unreadable as unreadable:
        raise Unusable(why_unreadable(Language.ENGLISH, unreadable)) from None
    return text, read_text(text, today=today, year=year)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Unusable(f"{file}: {error.strerror}") from None


def _print_json(value: object) -> None:
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
