"""The history of the schema. Alembic runs `env` for each of its commands; `versions` holds the steps, never edited."""
