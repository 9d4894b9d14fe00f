"""The terms of registering: deadline, seats, who may come, what it costs."""

from dataclasses import replace
from datetime import datetime

import pytest

from meetings.records import Records
from meetings.schedule import Passage
from tests.builders import NETWORK, NOW, STOCKHOLM, a_registration
from tests.dialogs.answering.asking import asked, shown
from tests.dialogs.lakes import MEMBER, PLAN


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


def with_paragraph(records: Records, heading: str, text: str) -> Records:
    """The network with one more document of one paragraph."""
    more = replace(PLAN, id="more", name="Mer.docx", sha256="1" * 64, given_at=NOW)
    records.schedules.add_document(NETWORK.id, more, [Passage(document="more", line=1, heading=heading, text=text)], "")
    return records


@pytest.mark.parametrize(
    "price", ["Konferensavgiften är 950 kronor.", "Kostnad: träffarna är kostnadsfria.", "Ingen avgift, det är gratis."]
)
def test_a_price_that_a_document_tells_is_never_said_to_be_missing(lakes: Records, price: str) -> None:
    told = shown(asked(with_paragraph(lakes, "Kostnad", price), "vad kostar träffen i maj?"))

    assert price in told
    assert "framgår inte" not in told


def test_a_paragraph_on_money_without_a_price_is_quoted_as_that(lakes: Records) -> None:
    told = shown(asked(lakes, "vad kostar det?"))

    assert "Något pris för träffarna framgår inte" in told
    assert "finansieras av Havsfonden" in told


@pytest.mark.parametrize(
    ("sentence", "waived"),
    [
        ("Har du anmält dig behöver du inte anmäla dig igen.", True),
        ("Du som är anmäld ska inte behöva anmäla dig igen.", True),
        ("Glöm inte att anmäla dig igen.", False),
        ("Glöm inte att alla behöver anmäla sig igen.", False),
    ],
)
def test_no_new_registration_is_needed_only_where_the_document_says_so(
    lakes: Records, sentence: str, waived: bool
) -> None:
    told = shown(asked(with_paragraph(lakes, "Anmälan", sentence), "måste jag anmäla mig igen"))

    assert sentence in told
    assert ("Nej, enligt underlaget behövs det inte" in told) is waived


def test_to_somebody_of_no_organisation_the_seats_of_each_are_told(lakes: Records) -> None:
    told = asked(lakes, "finns det platser kvar till workshop 1", member=replace(MEMBER, organisation="")).text

    assert "Varje organisation får skicka högst 2" in told
