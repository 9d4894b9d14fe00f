from dataclasses import replace

import pytest

from dialogs.documents.files import pasted
from dialogs.documents.importing import read_text
from dialogs.documents.offered import offered, offers_document
from dialogs.incoming import Attachment
from dialogs.texts import Reason, Text, Unreadable
from tests.dialogs.a_turn import something_incoming
from tests.dialogs.test_publishing import PLAN

ONE_LINE = (
    "Verksamhetsplan 2029 för Sjönätverket Vi träffas tre gånger under året och alla kommuner i länet är välkomna. "
    "Kom gärna två från varje kommun, så att kunskapen sprids. Onsdag 14 mars kl 9-12, Folkets hus, Åmål "
    "Torsdag 3 maj kl 9-16, Säffle Onsdag 12 september kl 13-15, digitalt. Anmälan: vera.strand@sjoar.example "
    "Har du frågor om träffarna eller om nätverket i stort är du välkommen att höra av dig till samordnaren. "
    "Välkommen!"
)


def test_a_document_that_lost_its_line_breaks_still_gives_its_days() -> None:
    text = offered(something_incoming(ONE_LINE))

    assert isinstance(text, Text)
    days = [(m.date_start.month, m.date_start.day, m.place) for m in read_text(text).meetings]
    assert days == [(3, 14, "Folkets hus, Åmål"), (5, 3, "Säffle"), (9, 12, None)]


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        (PLAN, True),
        (ONE_LINE, True),
        ("När är nästa träff?", False),
        ("Hej!\nKan jag komma den 14 mars?\nHälsningar Vera", False),
        ("Jag undrar om 14 mars eller 3 maj passar bäst.", False),
    ],
)
def test_a_document_is_told_from_chat_by_its_lines_with_days(text: str, offers: bool) -> None:
    assert offers_document(something_incoming(text)) is offers


def test_a_file_is_always_a_document_and_the_first_one_counts() -> None:
    files = (Attachment(name="a.txt", content=b"3 maj"), Attachment(name="b.txt", content=b"4 juni"))
    incoming = replace(something_incoming("se bilaga"), files=files)

    assert offers_document(incoming)
    assert offered(incoming) == replace(pasted("3 maj"), name="a.txt")


def test_what_cannot_be_read_is_given_as_its_reason() -> None:
    unread = offered(something_incoming(" "))

    assert isinstance(unread, Unreadable)
    assert unread.reason is Reason.EMPTY
