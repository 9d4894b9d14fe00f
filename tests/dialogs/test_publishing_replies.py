from dialogs.publishing_questions import question
from dialogs.publishing_replies import document_name, receipt, summary
from meetings.publishing import Published
from storage.database import Database
from tests.builders import a_meeting
from tests.dialogs.a_publication import on_the_desk
from tests.dialogs.test_publishing import INVITATION

CONFLICT = (
    "Verksamhetsplan 2029 för Sjönätverket\n- Möte: onsdag 15 mars, kl 9-12, Åmål\n- Möte: torsdag 3 maj, kl 9-12, Åmål"
)


def test_a_summary_counts_what_there_is_and_says_how_one_registers(database: Database) -> None:
    with on_the_desk(database, INVITATION) as (publication, view, turn):
        reply = summary(publication, view, 2, turn)

    assert reply.text == "Jag har läst Inklistrad text onsdag 10 januari 2029: 2 träffar, 2 frågor."
    assert reply.card is not None
    assert ("Anmälan till", "vera.strand@sjoar.example") in reply.card.facts


def test_a_day_that_contradicts_its_weekday_is_asked_with_its_line(database: Database) -> None:
    with on_the_desk(database, CONFLICT) as (publication, view, turn):
        asked = question(publication, view, turn).text

    assert "Rad 2: ”Möte: onsdag 15 mars" in asked


def test_pasted_text_is_named_by_its_day(database: Database) -> None:
    with on_the_desk(database) as (publication, _, turn):
        assert document_name(publication, turn) == "Inklistrad text onsdag 10 januari 2029"


def test_a_receipt_tells_what_was_published_called_off_and_left(database: Database) -> None:
    meeting = a_meeting()
    with on_the_desk(database) as (_, _, turn):
        told = receipt(Published(added=(meeting,), cancelled=(meeting, meeting)), 1, meetings=True, turn=turn).text

    assert told.startswith("Klart. 1 träff är publicerad. 2 träffar är inställda. De som påverkas")
    assert "1 träff publicerades inte." in told
