"""A file becomes published meetings in one call."""

from datetime import date, datetime

import pytest

from dialogs.documents.files import pasted
from dialogs.documents.importing import Imported, import_document, read_text
from dialogs.texts import Kind, Text
from storage.database import Database
from tests.builders import STOCKHOLM

NOW = datetime(2024, 8, 12, 9, tzinfo=STOCKHOLM)
INVITATION = """Inbjudan till lärprojekt
Levande sjöar
Träff 1
Åmål
10 september 10-15 (fika från 9.30)
Träff 2
4 december
Träff 3
5 februari
Kommunerna kan delta med upp till tre personer per kommun. \
Anmälan görs till vera@sjoar.example senast den 23 augusti."""


def imported(database: Database, text: Text, *, confirmed: bool = True, year: int | None = 2024) -> Imported:
    with database.records() as records:
        reading = read_text(text, year=year)
        result = import_document(
            records, text, reading, slug="sjo", name="Sjönätverket", by="operator", now=NOW, confirmed=confirmed
        )
        if confirmed:
            records.commit()
    return result


def test_an_invitation_becomes_a_network_with_its_series(database: Database) -> None:
    result = imported(database, pasted(INVITATION))

    assert [m["date_start"] for m in result.meetings_json()] == ["2024-09-10", "2024-12-04", "2025-02-05"]
    assert all(m["id"] for m in result.meetings_json())
    (series,) = result.schedule.series
    assert (series.title, series.seats_per_organisation) == ("Levande sjöar", 3)
    assert series.deadline == date(2024, 8, 23)


def test_the_same_invitation_wrapped_differently_gives_the_same_meetings_once(database: Database) -> None:
    first = imported(database, pasted(INVITATION))
    wrapped = INVITATION.replace("per kommun. Anmälan", "per kommun.\n\nAnmälan").replace("Träff", "\n\nTräff")

    again = imported(database, pasted(wrapped))

    assert again.meetings_json() == first.meetings_json()
    assert again.difference.empty
    assert len(again.schedule.documents) == 1


def test_without_the_yes_nothing_is_stored(database: Database) -> None:
    shown = imported(database, pasted(INVITATION), confirmed=False)

    assert len(shown.difference.proposals) == 3
    assert shown.meetings_json() == []
    with database.records(write=False) as records:
        assert records.networks.named("sjo") is None


def test_an_open_year_is_not_published(database: Database) -> None:
    result = imported(database, pasted(INVITATION), year=None)

    assert result.meetings_json() == []
    assert len(result.difference.open) == 3


WORKSHOPS = """Nätverk för sjöar: {title}

Välkommen!

Tid och plats
- Onsdag 12 september 2029, kl 9-12, Åmål

Nästa träff: Onsdag 10 oktober 2029, kl 9-12, Åmål"""


def titles(document: str) -> list[str]:
    return [draft.title for draft in read_text(pasted(document)).meetings]


def test_meetings_are_counted_on_from_the_number_of_the_first() -> None:
    numbered = read_text(pasted(WORKSHOPS.format(title="workshop 3")))

    assert [draft.title for draft in numbered.meetings] == [f"Nätverk för sjöar: workshop {n}" for n in (3, 4)]
    assert numbered.series_title == "Nätverk för sjöar"


def test_another_number_in_a_title_counts_nothing() -> None:
    assert len(set(titles(WORKSHOPS.format(title="grundkurs, steg 1")))) == 1


@pytest.mark.parametrize("kind", [Kind.PLAIN, Kind.CALENDAR])
def test_a_calendar_is_read_exactly_and_other_text_by_its_lines(kind: Kind) -> None:
    text = Text(name="a", kind=kind, text="title: Skogsmöte\ndate_start: 2031-03-05\ndate_end: 2031-03-05")

    rules = {evidence.rule for draft in read_text(text).meetings for evidence in draft.evidence}

    assert (rules == {"calendar"}) is (kind is Kind.CALENDAR)
