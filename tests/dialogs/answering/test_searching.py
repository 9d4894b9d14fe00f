"""Searching meetings by words, for sharing a card."""

import pytest

from dialogs.answering.searching import search
from meetings.records import Records
from tests.dialogs.answering.asking import a_turn_in

#: answered from the schedule alone: one database will do
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def found(records: Records, query: str) -> list[str]:
    return [reply.text for reply in search(query, a_turn_in(records))]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("workshop 2", "Workshop 2 onsdag 26 november 2031"),
        ("nästa träff", "Nätverksträff onsdag 12 mars 2031"),
        ("möten i maj", "Nätverksträff tisdag 27 maj – onsdag 28 maj 2031"),
        ("karlsborg", "Nätverksträff tisdag 27 maj – onsdag 28 maj 2031"),
    ],
)
def test_the_meetings_that_the_words_mean(lakes: Records, query: str, first: str) -> None:
    assert found(lakes, query)[0] == first


def test_without_words_the_next_meetings_are_shown(lakes: Records) -> None:
    assert found(lakes, " ")[0].startswith("Nätverksträff onsdag 12 mars")


def test_words_that_no_meeting_has_find_nothing(lakes: Records) -> None:
    assert found(lakes, "xyzzy") == []
