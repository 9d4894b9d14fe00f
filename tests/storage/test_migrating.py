import subprocess
import sys
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from storage.database import Database
from storage.migrating import FOLDER, migrations

ROOT = Path(__file__).parents[2]


def test_a_new_database_lacks_every_migration_and_afterwards_none(database_url: str) -> None:
    database = Database(database_url)
    assert database.pending_migrations() == tuple(migrations().values())

    database.migrate()
    assert database.pending_migrations() == ()

    database.migrate()
    assert database.answers()
    database.dispose()


def test_the_files_are_numbered_as_alembic_chains_them() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    chain = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]

    assert list(migrations()) == chain[::-1]


def test_several_processes_may_start_at_once(database_url: str) -> None:
    start = f"from storage.database import Database; Database({database_url!r}).migrate()"

    processes = [subprocess.Popen([sys.executable, "-c", start], cwd=ROOT) for _ in range(3)]

    assert [process.wait() for process in processes] == [0, 0, 0]
    database = Database(database_url)
    assert database.pending_migrations() == ()
    database.dispose()
