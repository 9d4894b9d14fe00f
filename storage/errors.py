"""What can go wrong with the database.

StorageError
├── Unsupported
├── Unavailable
└── Conflict
"""


class StorageError(Exception):
    """The database refused."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{self.__doc__} {reason}")
        #: the database's own words, one line
        self.reason = reason


class Unsupported(StorageError):
    """The database address is neither a SQLite file nor PostgreSQL."""


class Unavailable(StorageError):
    """The database cannot be used."""


class Conflict(StorageError):
    """Another unit of work came first; nothing was stored, and the whole unit may be tried again."""
