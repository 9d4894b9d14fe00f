"""The same words in another rendering give the same reading."""

from pathlib import Path

import pytest

from dialogs.documents.kinds import kind_of
from dialogs.documents.quarantine import extract_here
from dialogs.documents.reader import read
from meetings.drafts import Reading
from tests.dialogs.documents.builders import STOCKHOLM
from tests.dialogs.documents.renderings import RENDERINGS

PLAN = """Nätverket för levande sjöar, verksamhetsplan 2031
Nätverket stödjer kommunerna i länet i arbetet med sjöar och vattendrag, och organiseras i två grupper: Sjögruppen och \
Strandgruppen.
Sjögruppen
- Digitalt nätverksmöte: onsdag 12 februari, kl 9.15-12.00
- Nätverksträff: onsdag 12 mars, heldag (med Strandgruppen)
- Nätverksträff: onsdag 14 maj - torsdag 15 maj, två heldagar
Ansvarig för samordningen: Vera Strand
Kontakt: vera.strand@sjoar.example, 0700-12 34 56
Strandgruppen
- Nätverksträff: onsdag 12 mars, heldag (med Sjögruppen)
- Digitalt nätverksmöte: tisdag 23 september, kl 10-12
Ansvarig för samordningen: Sten Vass
Kontakt: sten.vass@sjoar.example, 0700-65 43 21"""

INVITATION = """Inbjudan till lärprojekt
Levande stränder i kommunal planering
Projektet vänder sig till kommunernas planerare och ekologer. Varje kommun kan delta med upp till tre personer, och \
vi ser gärna att det är samma personer som kommer på alla träffar.
Träff 1
Åmål
10 september 10-15 (fika från 9.30)
Förutsättningar: vad säger lagen om strandskydd, och vad säger forskningen?
Träff 2
4 december
Tema utifrån gruppens val på den första träffen.
Anmälan
Anmälan görs till vera.strand@sjoar.example senast den 23 augusti."""

SEEDS = sorted((Path(__file__).parents[4] / "shared" / "seeds").glob("*.txt"))


def rendered(text: str, name: str) -> Reading:
    file, render = RENDERINGS[name]
    content = render(text)
    return read(extract_here(kind_of(file, content), content, STOCKHOLM)[1])


def facts(reading: Reading) -> object:
    """What a reading says, without the lines that say it."""
    meetings = [
        (d.title, d.date_start, d.date_end, d.time_start, d.time_end, d.all_day, d.place, d.online, d.groups, d.status)
        for d in reading.meetings
    ]
    terms = reading.registration
    return (
        (reading.language, reading.series_title, reading.organiser, reading.groups, meetings),
        (terms.deadline, terms.contact_email, terms.seats_per_organisation, terms.seats_total, terms.together),
        {(c.name, c.email, c.phone, c.groups) for c in reading.contacts},
        reading.cost,
    )


@pytest.mark.parametrize("name", RENDERINGS)
@pytest.mark.parametrize("text", [PLAN, INVITATION], ids=["plan", "invitation"])
def test_the_same_words_in_another_rendering_give_the_same_reading(text: str, name: str) -> None:
    as_text = read(text)

    assert as_text.meetings
    assert facts(rendered(text, name)) == facts(as_text)


@pytest.mark.parametrize("name", RENDERINGS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: str(path.name[:3]))
def test_a_real_document_in_another_rendering_gives_the_same_reading(seed: Path, name: str) -> None:
    text = seed.read_text(encoding="utf-8")

    assert facts(rendered(text, name)) == facts(read(text))
