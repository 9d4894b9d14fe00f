"""From a document's text to a reading, and from a file to published meetings in one call (the command line's way)."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from dialogs.documents import calendar_file, reader
from dialogs.documents.cues import is_only
from dialogs.documents.tongue import language_of
from dialogs.texts import Kind, Text
from meetings.comparing import compare
from meetings.differences import Difference
from meetings.drafts import Reading
from meetings.identity import new_id
from meetings.languages import Language
from meetings.portable import meeting_json
from meetings.publishing import create_network, publish
from meetings.records import Records
from meetings.schedule import Document, Schedule

#: a title that ends with the number of a meeting: what it is about, "workshop", 1
_COUNTED = re.compile(r"(.*?)(\w+) (\d{1,2})")


def read_text(text: Text, *, today: date | None = None, year: int | None = None) -> Reading:
    """What a document's text says: a calendar's events exactly, anything else by its lines."""
    if text.kind is Kind.CALENDAR:
        return calendar_file.read(text.text, language_of(text.text))
    return counted(reader.read(text.text, today=today, year=year))


def counted(reading: Reading) -> Reading:
    """The reading with its meetings counted on from the number of the first.

    "Workshop 1" as the title of a document with two workshops is the first of a series, not the name of both.
    """
    titles = {draft.title for draft in reading.meetings}
    found = _COUNTED.fullmatch(next(iter(titles), ""))
    offered = any(issue.code == "alternatives" for issue in reading.issues)
    if len(titles) > 1 or len(reading.meetings) < 2 or offered or not found or not is_only("meeting", found[2]):
        return reading
    first = int(found[3])
    meetings = tuple(
        replace(draft, title=f"{found[1]}{found[2]} {number}") for number, draft in enumerate(reading.meetings, first)
    )
    series = found[1].strip(" ,:–-") if reading.series_title == found[0] else reading.series_title
    return replace(reading, meetings=meetings, series_title=series or reading.series_title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import shows, and did."""

    difference: Difference
    #: of the network after the import
    schedule: Schedule
    published: bool

    def meetings_json(self) -> list[dict[str, Any]]:
        """The document's meetings as they are published, under the contract's keys."""
        ids = [proposal.after.id for proposal in self.difference.proposals]
        return [meeting_json(self.schedule, meeting) for meeting in self.schedule.meetings if meeting.id in ids]


def import_document(
    records: Records,
    text: Text,
    reading: Reading,
    *,
    slug: str,
    name: str,
    by: str,
    now: datetime,
    confirmed: bool = False,
) -> Imported:
    """Compares a reading with its network, which is created when it is new, and publishes it when `confirmed`.

    Without the yes the caller lets the unit of work roll back. `by` says who, `now` is aware.
    """
    language = Language(reading.language) if reading.language in set(Language) else Language.SWEDISH
    network = records.networks.named(slug) or create_network(records, slug=slug, name=name, language=language)
    schedule = records.schedules.of(network.id)
    difference = compare(schedule, reading, today=schedule.today(now), sha256=text.sha256, name=name)
    if confirmed:
        document = Document(
            id=new_id(), name=text.name, sha256=text.sha256, given_by=by, given_at=now, language=reading.language
        )
        publish(records, schedule, difference, reading, document=document, text=text.text)
        schedule = records.schedules.of(network.id)
    return Imported(difference=difference, schedule=schedule, published=confirmed)
