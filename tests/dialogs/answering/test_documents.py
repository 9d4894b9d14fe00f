"""What the documents say is quoted with its source, never retold."""

import pytest

from meetings.records import Records
from tests.dialogs.answering.asking import asked, shown

#: answered from the schedule alone: one database will do
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("question", "quoted", "line"),
    [
        ("vad är syftet med nätverket", "Syftet är att kommunerna ska lära av varandras åtgärder mot övergödning.", 2),
        ("vem finansierar nätverket", "Nätverket finansieras av Havsfonden och av kommunerna själva.", 3),
        ("vad vet du om fisktrappan i Tollered", "Museet sköter fisktrappan i Tollered.", 8),
        ("var hittar jag minnesanteckningarna från januarimötet", "Minnesanteckningar läggs i gruppens teamsgrupp.", 9),
    ],
)
def test_a_paragraph_is_quoted_word_for_word(lakes: Records, question: str, quoted: str, line: int) -> None:
    told = shown(asked(lakes, question))

    assert f"”{quoted}”" in told
    assert f"Plan 2031.docx, rad {line}" in told


def test_of_a_meeting_that_has_not_been_there_are_no_notes(lakes: Records) -> None:
    assert "har inte varit ännu" in asked(lakes, "finns det anteckningar från träffen i oktober").text


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("kan jag få majträffen i kalendern", "may"),
        ("hur får jag in mötena i kalendern", "lakes"),
        ("prenumerera på ågruppens kalender", "rivers"),
    ],
)
def test_the_calendar_is_a_link_to_the_meeting_or_the_group(lakes: Records, question: str, key: str) -> None:
    reply = asked(lakes, question, public_url="https://bot.example")

    assert reply.card
    assert [button.url for button in reply.card.buttons] == [f"https://bot.example/calendars/{key}.ics"]


def test_without_an_address_of_our_own_the_way_to_the_calendar_is_told(lakes: Records) -> None:
    reply = asked(lakes, "finns det en ics-fil")

    assert "kalenderfilen (.ics)" in reply.text
    assert reply.card is None
