"""Bringing a database up to date.

Migrations are numbered files in `migrations/versions`, each following the one before it, and never edited afterwards.
The database keeps the number of the last one in Alembic's table, so whether something is to be done is seen without
loading Alembic.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

FOLDER = Path(__file__).parent / "migrations"

#: any number, the same for all processes: PostgreSQL lets one of them migrate, the others wait
_TURN = 1_262_570_604


def migrations() -> dict[str, str]:
    """The names of all migrations by their revision, first one first: `m0001_first_tables` is revision `0001`."""
    names = sorted(path.stem for path in (FOLDER / "versions").glob("m*.py"))
    return {name[1:5]: name for name in names}


def pending(engine: Engine) -> tuple[str, ...]:
    """The names of the migrations that the database lacks, first one first."""
    with engine.connect() as connection:
        current = _revision(connection)
    return tuple(name for revision, name in migrations().items() if revision > current)


def _revision(connection: Connection) -> str:
    """The last migration that was made, empty when none was."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def migrate(engine: Engine) -> None:
    """Makes the pending migrations, all in one transaction."""
    from alembic import command  # noqa: PLC0415 - loading it costs a third of a second
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
