"""The word `check`: settings, secrets, database, migrations and public address, one line each."""

import os

from bot.commands.outcome import Refused
from bot.delivery.clock import Clock
from bot.settings import Settings, UnusableSettings
from storage.database import Database
from storage.errors import StorageError


def check(*, database: str) -> None:
    """Prints a line for each; refused when something stops the bot from serving Teams."""
    stops = [*_settings(), *_database(database)]
    if stops:
        raise Refused(f"not ready to serve Teams: {', '.join(stops)}")


def _settings() -> list[str]:
    """The settings that stop; all that is to be said of them is printed."""
    try:
        settings = Settings.read(os.environ)
    except UnusableSettings as error:
        for problem in error.problems:
            print(f"wrong  {problem.setting}: {problem.sentence}")
        return [problem.setting for problem in error.problems]
    problems = settings.problems(Clock().now().date())
    for problem in problems:
        print(f"{'wrong' if problem.stops else 'note '}  {problem.setting} {problem.sentence}")
    told = {problem.setting for problem in problems}
    for name in ("MicrosoftAppId", "KALLELSE_PUBLIC_URL"):
        if name not in told:
            print(f"ok     {name}")
    return [problem.setting for problem in problems if problem.stops]


def _database(url: str) -> list[str]:
    try:
        database = Database(url)
    except StorageError as error:
        print(f"wrong  database: {error}")
        return ["database"]
    try:
        if not database.answers():
            print("wrong  database: it does not answer; check --database or KALLELSE_DATABASE")
            return ["database"]
        waiting = database.pending_migrations()
        if waiting:
            print(f"note   database: {len(waiting)} migrations wait; run: kallelse migrate")
        else:
            print("ok     database")
        return []
    finally:
        database.dispose()
