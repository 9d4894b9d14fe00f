"""The terms of registering: deadline, seats, who may come, what it costs."""

from dataclasses import replace
from datetime import datetime

import pytest

from meetings.records import Records
from tests.builders import STOCKHOLM, a_registration
from tests.dialogs.answering.asking import asked, shown
from tests.dialogs.lakes import MEMBER


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("när är sista anmälningsdag till oktoberträffen", "1 oktober"),
        ("när är sista anmälningsdag till workshop 1", "20 oktober"),
        ("när är sista anmälningsdag till träffen i mars", "Det står inte i planen någon sista anmälningsdag"),
        ("hur anmäler man sig till workshop 1", "anmalan@sjo.example"),
        ("måste man anmäla sig till workshop 1", "Ja, man behöver anmäla sig"),
        ("hur många får komma per kommun till workshop 1", "får skicka högst 2 personer"),
        ("kan vi skicka 5 personer från vår kommun till workshop 1", "så 5 går inte"),
        ("jag är allergisk, var säger jag till om specialkost", "specialkost och allergier"),
    ],
)
def test_the_terms_of_a_meeting(lakes: Records, question: str, told: str) -> None:
    assert told in asked(lakes, question).text


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("vem betalar resorna", "Deltagarna står för sina resor"),
        ("vilka är inbjudna", "Inbjudna är tjänstepersoner"),
        ("måste det vara samma personer båda gångerna", "Samma personer deltar"),
    ],
)
def test_what_the_document_says_is_quoted_with_its_line(lakes: Records, question: str, quoted: str) -> None:
    told = shown(asked(lakes, question))

    assert quoted in told
    assert "Källa: Plan 2031.docx, rad" in told


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("ingår lunch i mars", "Det står inte i underlaget om mat ingår"),
        ("måste jag anmäla mig igen", "Det står inget i underlaget om att anmäla sig igen"),
        ("hur många får komma från samma kommun i mars", "någon gräns"),
        ("måste man anmäla sig till träffen i mars", "Det står inte i planen om man måste anmäla sig"),
    ],
)
def test_terms_that_no_document_tells_are_unknown(lakes: Records, question: str, unknown: str) -> None:
    assert unknown in asked(lakes, question).text


def test_the_whole_last_day_counts_and_afterwards_registration_is_closed(lakes: Records) -> None:
    question = "kan man fortfarande anmäla sig till oktoberträffen"
    last_minute = datetime(2031, 10, 1, 23, 59, tzinfo=STOCKHOLM)
    too_late = datetime(2031, 10, 2, 0, 1, tzinfo=STOCKHOLM)

    assert "öppen till och med" in asked(lakes, question, now=last_minute).text
    assert "har stängt" in asked(lakes, question, now=too_late).text


def test_seats_left_are_those_of_the_askers_organisation(lakes: Records) -> None:
    lakes.registrations.add(a_registration("workshop1", "Bo Bäck", organisation=MEMBER.organisation))
    question = "finns det platser kvar till workshop 1"

    assert "1 plats kvar för Åmåls kommun" in asked(lakes, question).text
    assert "2 platser kvar" in asked(lakes, question, member=replace(MEMBER, organisation="Tibro kommun")).text


def test_the_terms_of_a_series_are_no_other_meetings(lakes: Records) -> None:
    assert "anmalan@sjo.example" not in shown(asked(lakes, "hur anmäler man sig till träffen i mars"))
    assert "20 oktober" not in shown(asked(lakes, "när är sista anmälningsdag till träffen i mars"))
