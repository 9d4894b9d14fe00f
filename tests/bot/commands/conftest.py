"""A database with a small network, for words of the command line."""

import shutil
from pathlib import Path

import pytest

from tests.bot.command import a_network


@pytest.fixture(scope="session")
def network_file(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Path:
    folder = tmp_path_factory.mktemp("network")
    file = Path(shutil.copy(migrated_sqlite, folder / "network.db"))
    a_network(folder, f"sqlite:///{file}")
    return file


@pytest.fixture
def network(tmp_path: Path, network_file: Path) -> str:
    """The address of a database of one's own, with the network in it."""
    return f"sqlite:///{shutil.copy(network_file, tmp_path / 'kallelse.db')}"


@pytest.fixture
def empty(tmp_path: Path, migrated_sqlite: Path) -> str:
    """The address of a database with nothing in it."""
    return f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'kallelse.db')}"
