"""The word `members`: a network's list of members."""

import sys
from pathlib import Path

from bot.commands.database import network_named, opened
from bot.commands.outcome import Unusable
from meetings.membership import UnreadableList, import_members


def members(*, database: str, file: Path, network: str) -> None:
    """Imports members from a CSV file; refused rows are told with their line."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Unusable(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Unusable(f"{file} is not UTF-8 text; save it as CSV UTF-8") from None
    with opened(database) as storage, storage.records() as records:
        try:
            result = import_members(records, network_named(records, network).id, text)
        except UnreadableList as unreadable:
            raise Unusable(f"{file} has {unreadable}") from None
        records.commit()
    for row in result.refused:
        print(f"line {row.line}: {row.flaw}{f': {row.value}' if row.value else ''}", file=sys.stderr)
    print(
        f"{result.added} added, {result.changed} changed, {result.unchanged} unchanged, {len(result.refused)} refused",
        file=sys.stderr,
    )
