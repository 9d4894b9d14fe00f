"""The word `migrate`, and which database a word works on."""

import pytest

from tests.bot.command import run


def test_a_database_is_brought_up_to_date_once(database_url: str) -> None:
    first, again = run("migrate", database=database_url), run("migrate", database=database_url)

    assert (first.status, again.status) == (0, 0)
    assert "done" in first.err
    assert again.err == "up to date already\n"


@pytest.mark.parametrize("url", ["mysql://host/name", "nonsense"])
def test_another_kind_of_database_is_wrong_use(url: str) -> None:
    ended = run("migrate", database=url)

    assert (ended.status, ended.err.count("\n")) == (2, 1)


def test_a_database_that_cannot_be_reached_is_refused() -> None:
    ended = run("ask", "hej", database="sqlite:////no/such/folder/kallelse.db")

    assert (ended.status, ended.err.count("\n")) == (1, 1)
