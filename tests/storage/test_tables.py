from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage.database import Database
from storage.engines import engines_for
from storage.tables import metadata


def test_the_migrated_schema_is_the_declared_one(database_url: str) -> None:
    database = Database(database_url)
    database.migrate()
    database.dispose()

    engines = engines_for(database_url)
    with engines.reading.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engines.dispose()

    assert differences == []
