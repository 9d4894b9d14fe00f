"""Who coordinates, leads and arranges, and how to reach them."""

import pytest

from meetings.records import Records
from tests.builders import a_member
from tests.dialogs.answering.asking import asked, shown

#: answered from the schedule alone: one database will do
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("vem samordnar sjögruppen", "Ingrid Sjölund (ingrid.sjolund@karlsborg.example, 070-174 06 10)"),
        ("vem samordnar ågruppen", "Nils Berg (nils.berg@tibro.example)"),
        ("vem är vår samordnare", "Ingrid Sjölund"),
        ("vem samordnar mötet den 11 juni", "Nils Berg"),
        ("vad har Ingrid för telefonnummer", "070-174 06 10"),
        ("vad är mejladressen till Nils Berg", "nils.berg@tibro.example"),
        ("vilka grupper samordnar Nils Berg", "Nils Berg samordnar Ågruppen"),
        ("vilka grupper finns det", "Sjögruppen och Ågruppen"),
        ("jag vill prata med en människa", "Ingrid Sjölund"),
        ("ring Ingrid Sjölund åt mig", "Jag kan inte ringa någon"),
    ],
)
def test_a_person_is_told_with_the_ways_to_reach_them(lakes: Records, question: str, told: str) -> None:
    assert told in asked(lakes, question).text


def test_a_number_that_is_not_known_is_said_to_be_unknown_with_another_way(lakes: Records) -> None:
    text = asked(lakes, "vad har Nils Berg för telefonnummer").text

    assert "Telefonnumret till Nils Berg står inte i underlaget" in text
    assert "nils.berg@tibro.example" in text
    assert "070" not in text


def test_the_coordinator_is_the_one_of_the_askers_own_group(lakes: Records) -> None:
    rivers = a_member("Bo Bäck", groups=("rivers",))

    assert "Nils Berg" in asked(lakes, "vem är samordnare", member=rivers).text
    assert "Ingrid" not in asked(lakes, "vem är samordnare", member=rivers).text


def test_who_leads_and_who_is_a_member_is_told_in_the_documents_words(lakes: Records) -> None:
    assert "Disa Lind" in shown(asked(lakes, "vem leder lärprojektet"))
    assert "Tolv kommuner" in shown(asked(lakes, "hur många kommuner är med"))
