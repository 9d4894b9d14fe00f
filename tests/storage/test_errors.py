from storage.errors import Conflict, StorageError, Unavailable


def test_an_error_says_its_sentence_and_the_databases_reason() -> None:
    error = Unavailable("disk I/O error")

    assert str(error) == "The database cannot be used. disk I/O error"
    assert error.reason == "disk I/O error"


def test_all_are_caught_as_one() -> None:
    assert issubclass(Conflict, StorageError)
