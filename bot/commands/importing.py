"""The word `import`: a document becomes meetings of a network."""

import sys
from datetime import date
from pathlib import Path

from bot.commands.database import opened
from bot.commands.outcome import Refused
from bot.commands.reading import content_of, print_json, understood
from bot.delivery.clock import Clock
from dialogs.documents.importing import import_document
from dialogs.documents.reading_json import message
from dialogs.wording.differences import difference_lines
from meetings.languages import Language

#: who gave a document that nobody gave in a chat
WHO = "command line"


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
    text, reading = understood(file.name, content_of(file), today=today, year=year)
    if any((draft.date_start.year or draft.date_start.disputed) is None for draft in reading.meetings):
        raise Refused("the document does not say the year; give it with --year")
    for issue in reading.issues:
        if issue.code in ("weekday-conflict", "no-such-day"):
            print(f"left open, line {issue.line}: {message(issue, Language.ENGLISH)}", file=sys.stderr)
    with opened(database) as storage, storage.records() as records:
        if not name and records.networks.named(network) is None:
            raise Refused(f"the network '{network}' is new: give it a name with --name")
        imported = import_document(
            records, text, reading, slug=network, name=name or network, by=WHO, now=Clock().now(), confirmed=yes
        )
        if yes:
            records.commit()
    if yes:
        print_json(imported.meetings_json())
    else:
        print("\n".join(difference_lines(imported.difference, imported.schedule, Language.ENGLISH)))
        print("Nothing is stored. Add --yes to publish.", file=sys.stderr)
