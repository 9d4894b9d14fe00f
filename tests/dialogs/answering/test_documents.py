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


def test_the_calendar_is_offered_by_a_button_that_carries_the_meetings(lakes: Records) -> None:
    reply = asked(lakes, "kan jag få den i kalendern", after="när är majträffen")

    assert reply.card
    assert reply.card.buttons[0].press["meetings"] == ["may"]
