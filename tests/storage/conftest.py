"""A unit of work to try things in; it is never committed."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK


@pytest.fixture
def records(database: Database) -> Iterator[UnitOfWork]:
    """A unit of work in a database that knows one network, NETWORK."""
    with database.records() as records:
        records.networks.add(NETWORK)
        yield records
