"""The words `register` and `export`: what a coordinator does who got an e-mail, and the list."""

import csv as csv_format
import json as json_format
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.commands.database import network_named, opened
from bot.commands.outcome import Refused, Unusable
from bot.delivery.clock import Clock
from dialogs.wording.registrations import refusal_text
from meetings.languages import Language
from meetings.members import is_email
from meetings.records import Records
from meetings.registering import register as register_for
from meetings.registrations import Mode, Participant, Registration
from meetings.schedule import Meeting, Schedule

BY = "command line"
COLUMNS = (
    "name", "email", "organisation", "mode", "diet", "status",
    "meeting", "date_start", "date_end", "groups", "registered_by", "registered_at",
)  # fmt: skip
#: a spreadsheet takes what begins so for a formula
_FORMULA = ("=", "+", "-", "@")


def register(  # noqa: PLR0913 - the options of the word
    *,
    database: str,
    network: str,
    email: str,
    name: str,
    organisation: str,
    meeting_date: date,
    mode: str | None,
    diet: str | None,
    force: bool,
) -> None:
    """Registers a person for the meeting on a day; `force` overrides the deadline only.

    After a meeting its list is a record of who came: then it is open again, and seats alone are counted.
    """
    if not is_email(email):
        raise Unusable(f"'{email}' is no e-mail address")
    person = Participant(
        name=name, email=email.lower(), organisation=organisation, mode=Mode(mode) if mode else None, diet=diet
    )
    with opened(database) as storage, storage.records() as records:
        schedule = records.schedules.of(network_named(records, network).id)
        meeting = _on(schedule, meeting_date, records, person.email)
        now, begins = Clock().now(), meeting.begins(schedule.network)
        over = meeting.ends(schedule.network) <= now
        decision = register_for(
            records,
            schedule,
            [meeting.id],
            [person],
            by=BY,
            now=begins if over else now,
            force_deadline=force or over,
        )
        if decision.refused:
            raise Refused(refusal_text(Language.ENGLISH, decision.refused[0], oneself=""))
        records.commit()
    outcome = "was registered already" if decision.already else "is registered"
    print(f"{person.name} {outcome} for {meeting.title} on {meeting.first_day}", file=sys.stderr)


def _on(schedule: Schedule, day: date, records: Records, email: str) -> Meeting:
    """The meeting on a day; of several, the one of the person's groups."""
    there = [m for m in schedule.meetings if m.first_day <= day <= m.last_day]
    member = records.members.by_email(schedule.network.id, email)
    own = [m for m in there if member and set(m.groups) & set(member.groups)]
    found = own or there
    if not found:
        raise Refused(f"there is no meeting on {day}")
    if len(found) > 1:
        raise Refused(f"there are {len(found)} meetings on {day}, and the person is in none of their groups")
    return found[0]


def export(*, database: str, what: str, network: str, json: bool, csv: bool, xlsx: Path | None) -> None:
    """Lists the registrations; as a table a spreadsheet takes no cell for a formula."""
    del what, json
    with opened(database) as storage, storage.records(write=False) as records:
        found = network_named(records, network)
        schedule = records.schedules.of(found.id)
        registrations = records.registrations.of_network(found.id)
    rows = [_row(schedule, registration) for registration in registrations]
    if xlsx:
        _write_workbook(rows, xlsx)
    elif csv:
        _write_csv(rows)
    else:
        print(json_format.dumps(rows, ensure_ascii=False, indent=2))


def _row(schedule: Schedule, registration: Registration) -> dict[str, Any]:
    meeting = schedule.meeting(registration.meeting)
    return {
        "name": registration.name,
        "email": registration.email,
        "organisation": registration.organisation,
        "mode": registration.mode.value if registration.mode else None,
        "diet": registration.diet,
        "status": registration.status.value,
        "meeting": {
            "id": registration.meeting,
            "title": meeting.title if meeting else None,
            "date_start": meeting.first_day.isoformat() if meeting else None,
            "date_end": meeting.last_day.isoformat() if meeting else None,
            "groups": list(schedule.group_names(meeting)) if meeting else [],
        },
        "registered_by": registration.registered_by,
        "registered_at": registration.registered_at.isoformat(),
    }


def _cells(row: Mapping[str, Any]) -> list[str]:
    meeting = row["meeting"]
    flat = dict(row) | meeting | {"meeting": meeting["title"], "groups": ", ".join(meeting["groups"])}
    return [_on_one_line(str(flat[column] or "")) for column in COLUMNS]


def _on_one_line(text: str) -> str:
    """The text without control characters, which a spreadsheet would refuse or obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _write_csv(rows: list[dict[str, Any]]) -> None:
    writer = csv_format.writer(sys.stdout)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in _cells(row)])


def _write_workbook(rows: list[dict[str, Any]], file: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, and this form alone needs it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    try:
        stream = file.open("wb")
    except OSError as error:
        raise Refused(f"{file} cannot be written: {error.strerror}") from None
    with stream:
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet("registrations")
        sheet.append(COLUMNS)
        for row in rows:
            cells = [WriteOnlyCell(sheet, text) for text in _cells(row)]
            for cell in cells:
                cell.data_type = "s"  # text, whatever it begins with
            sheet.append(cells)
        workbook.save(stream)
