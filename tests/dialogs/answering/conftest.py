"""The network of the lakes in a database, in one unit of work."""

from collections.abc import Iterator

import pytest

from meetings.records import Records
from storage.database import Database
from tests.dialogs.lakes import stored


@pytest.fixture
def lakes(database: Database) -> Iterator[Records]:
    """Records with the whole network in them."""
    with database.records() as records:
        stored(records)
        yield records
