"""An echo bot through our own edge, to be loaded from outside: what a turn costs beside the conversation.

    python -m benchmarks.edge PORT                  anonymous, and nothing is remembered
    python -m benchmarks.edge PORT --database URL   every activity is looked up and remembered

It answers `POST /api/messages` on loopback as the product does, with `receive` replaced by an echo.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from aiohttp import web

from bot.app import create_app
from bot.delivery.clock import Clock
from bot.settings import Settings
from dialogs.incoming import Incoming
from dialogs.replies import Reply
from meetings.records import Records
from storage.database import Database


def echo(incoming: Incoming, _records: Records) -> tuple[Reply, ...]:
    """Says what it heard."""
    return (Reply(text=f"Echo: {incoming.text}"),)


class Forgetful:
    """Units of work that remember nothing: the edge alone."""

    @contextmanager
    def records(self, *, write: bool = True) -> Iterator[Any]:
        """Every activity is new, no conversation is known."""
        _ = write
        yield SimpleNamespace(
            seen=SimpleNamespace(first_time=_yes),
            addresses=SimpleNamespace(of_conversation=_none, save=_none),
            commit=_none,
        )


def _yes(_key: str, _now: datetime) -> bool:
    return True


def _none(*_: object) -> None:
    return None


def main() -> None:
    """Serves until stopped."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("port", type=int)
    arguments.add_argument("--database")
    given = arguments.parse_args()
    units: Any = Forgetful()
    if given.database:
        units = Database(given.database)
        units.migrate()
    app = create_app(Settings(), units, echo, Clock().now, local=True)
    web.run_app(app, host="127.0.0.1", port=given.port, access_log=None, print=None)


if __name__ == "__main__":
    main()
