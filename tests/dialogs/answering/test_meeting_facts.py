"""What the meetings themselves answer; what no document says is said to be unknown, and nothing is inherited."""

from dataclasses import replace
from datetime import datetime

import pytest

from meetings.languages import Language
from meetings.records import Records
from meetings.schedule import Passage
from tests.builders import NETWORK, STOCKHOLM, a_member
from tests.dialogs.answering.asking import asked, shown
from tests.dialogs.lakes import PLAN

#: answered from the schedule alone: one database will do
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("när är nästa träff", "onsdag 12 mars 2031 kl. 9.30–15.30 (Sjögruppen och Ågruppen)"),
        ("när är majträffen", "tisdag 27 maj – onsdag 28 maj 2031"),
        ("ses vi den 12 mars", "Ja, Nätverksträff är onsdag 12 mars"),
        ("vilken vecka är majträffen", "vecka 22"),
        ("hur dags börjar träffen i mars", "börjar kl. 9.30 (fika från 9.00)"),
        ("när slutar mötet i april", "slutar kl. 15.00"),
        ("hur länge är mötet i april", "pågår i 2 timmar, kl. 13.00–15.00"),
        ("är majträffen en eller två dagar", "är 2 dagar"),
        ("är träffen i mars en eller två dagar", "onsdag 12 mars 2031 är en dag"),
        ("var är träffen i mars", "Kulturhuset i Åmål"),
        ("var är mötet i april", "hålls digitalt, så det finns ingen lokal"),
        ("är träffen i mars digital", "Nej, Nätverksträff onsdag 12 mars 2031 hålls på plats"),
        ("är mötet i april digitalt", "Ja, Nätverksträff torsdag 24 april 2031 hålls digitalt"),
        ("kan man vara med digitalt i december", "eller vara med digitalt"),
        ("vad är länken till mötet i april", "https://meet.example/april"),
        ("vad är länken till träffen i mars", "ingen länk"),
        ("är träffen i mars gemensam", "gemensam för Sjögruppen och Ågruppen"),
        ("är majträffen gemensam", "inte gemensam med någon annan grupp"),
        ("vad är temat i mars", "Bottnar utan syre"),
        ("är septembermötet inställt", "inställd"),
        ("är mötet i april inställt", "kvar som planerat"),
        ("är det fika i mars", "fika från kl. 9.00"),
        ("hur många digitala möten har ågruppen", "1 digital träff i Ågruppen"),
        ("vilka gemensamma träffar har vi", "1 gemensam träff"),
    ],
)
def test_the_fact_that_is_asked_for_comes_first(lakes: Records, question: str, told: str) -> None:
    assert told in asked(lakes, question).text


@pytest.mark.parametrize(
    ("question", "unknown", "of_another_meeting"),
    [
        (
            "var är träffen i oktober",
            "Platsen för Nätverksträff onsdag 15 oktober 2031 står inte i planen ännu",
            "Kulturhuset",
        ),
        (
            "hur dags börjar träffen i oktober",
            "Tiden för Nätverksträff onsdag 15 oktober 2031 står inte i planen ännu",
            "9.30",
        ),
        ("hur dags börjar majträffen", "klockslagen står inte i planen", "9.30"),
        (
            "hur länge är ågruppens möte i juni",
            "Tiden för Nätverksträff onsdag 11 juni 2031 står inte i planen ännu",
            "timmar",
        ),
        ("vad är temat för majträffen", "Temat står inte i planen ännu", "Bottnar"),
        ("är det fika i maj", "Det står inget om fika", "9.00"),
        ("är workshop 2 digital", "Det står inte i planen", "Ja, "),
        (
            "var är länken till ågruppens möte i juni",
            "Länken till Nätverksträff onsdag 11 juni 2031 står inte i planen ännu",
            "meet.example",
        ),
        ("vem föreläser i maj", "Det står inte i underlaget vilka som talar", "Disa"),
        ("ingår lunch i maj", "Det står inte i underlaget om mat ingår", "Nej"),
    ],
)
def test_what_is_not_known_is_said_to_be_unknown(
    lakes: Records, question: str, unknown: str, of_another_meeting: str
) -> None:
    reply = asked(lakes, question)

    assert unknown in reply.text
    assert of_another_meeting not in shown(reply)


def test_whoever_may_know_is_named_beside_what_is_unknown(lakes: Records) -> None:
    lakes_meeting, rivers_meeting = (asked(lakes, f"var är {text}") for text in ("träffen i oktober", "workshop 1"))

    assert "Ingrid Sjölund" in lakes_meeting.text
    assert "Nils Berg" in rivers_meeting.text


def test_an_empty_window_is_told_as_it_was_understood_with_the_nearest_meetings(lakes: Records) -> None:
    text = asked(lakes, "har vi något möte i juli").text

    assert "ingen träff" in text
    assert "juli 2031" in text
    assert "27 maj" in text
    assert "15 oktober" in text


def test_a_wrong_premise_is_put_right(lakes: Records) -> None:
    assert "digitalt" in asked(lakes, "var är den fysiska träffen i april").text
    assert "ingen träff i Ludvika" in asked(lakes, "när är träffen i Ludvika").text


def test_meetings_of_other_groups_are_told_as_theirs(lakes: Records) -> None:
    assert "Inte i dina grupper" in asked(lakes, "har vi möte den 11 juni").text


def test_a_joint_meeting_is_counted_once_and_a_cancelled_one_never(lakes: Records) -> None:
    everything = asked(lakes, "hur många träffar har hela nätverket kvar i år", member=None)

    assert (
        "8 träffar kvar till och med onsdag 31 december" in everything.text
    )  # ten in the plan, one held, one cancelled


def test_a_list_shows_what_is_cancelled(lakes: Records) -> None:
    assert "Inställd: Nätverksträff" in shown(asked(lakes, "visa alla möten i september och oktober"))


def test_values_that_differ_are_shown_by_value(lakes: Records) -> None:
    reply = asked(lakes, "var är träffarna")

    assert "skiljer sig" in reply.text
    assert "Kulturhuset i Åmål" in shown(reply)
    assert "står inte i planen ännu" in shown(reply)


def test_a_member_of_no_group_is_told_whose_meeting_it_is(lakes: Records) -> None:
    assert "Sjögruppen" in asked(lakes, "när är majträffen", member=a_member("Ny Kollega")).text


def test_the_answer_is_in_the_language_of_the_turn(lakes: Records) -> None:
    text = asked(lakes, "where is the meeting in October", language=Language.ENGLISH).text

    assert "not" in text
    assert "platsen" not in text


def test_what_was_decided_of_a_meeting_comes_before_what_its_document_says(lakes: Records) -> None:
    more = replace(PLAN, id="more", name="Mer.docx", sha256="1" * 64)
    moved = Passage(document="more", line=1, heading="", text="Mötet den 24 april är flyttat från mars.")
    lakes.schedules.add_document(NETWORK.id, more, [moved], "")

    assert asked(lakes, "är septembermötet inställt").text.endswith("är inställd.")
    assert asked(lakes, "är majträffen flyttad").text.endswith("står kvar som planerat.")
    assert "flyttat från mars" in shown(asked(lakes, "vad har flyttats?", now=datetime(2031, 10, 1, tzinfo=STOCKHOLM)))
