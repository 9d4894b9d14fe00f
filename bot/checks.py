"""The word `check`: settings, secrets, database, migrations and public address, one line each."""

import os

from pydantic import SecretStr

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
    """The settings that stop; each that is set, or wrong, is printed."""
    try:
        settings = Settings.read(os.environ)
    except UnusableSettings as error:
        for problem in error.problems:
            print(f"wrong  {problem.setting}: {problem.sentence}")
        return [problem.setting for problem in error.problems]
    problems = settings.problems(Clock().now().date())
    # the database has a line of its own, and its address may hold a password
    told = {"KALLELSE_DATABASE", *(problem.setting for problem in problems)}
    for problem in problems:
        print(f"{'wrong' if problem.stops else 'note '}  {problem.setting} {problem.sentence}")
    for name, field in Settings.model_fields.items():
        if field.alias not in told and (value := getattr(settings, name)):
            print(f"ok     {field.alias} {_shown(value)}{'' if name in settings.model_fields_set else ' (usual)'}")
    return [problem.setting for problem in problems if problem.stops]


def _shown(value: object) -> str:
    match value:
        case SecretStr():
            return "is set" if value.get_secret_value() else "is not set"
        case frozenset():
            return ", ".join(sorted(value))
        case _:
            return str(value)


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
