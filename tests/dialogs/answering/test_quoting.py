"""Paragraphs are quoted with their document and line; what is no longer there is not quoted."""

from dataclasses import replace

import pytest

from dialogs.answering.asked import Asked
from dialogs.answering.quoting import passage, quote, quote_about
from dialogs.understanding.interpretation import Act, Certainty, Interpretation
from meetings.records import Records
from meetings.schedule import Passage
from tests.dialogs.answering.asking import a_turn_in, shown
from tests.dialogs.lakes import PLAN, SCHEDULE

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def asked(records: Records, *passages: list[str | int]) -> Asked:
    read = Interpretation(act=Act.ASK, certainty=Certainty.SURE, slots={"passages": list(passages)})
    return Asked(interpretation=read, turn=replace(a_turn_in(records), schedule=SCHEDULE))


def test_the_paragraphs_that_were_found_are_quoted_with_their_heading(lakes: Records) -> None:
    reply = passage(asked(lakes, [PLAN.id, 6]))

    assert reply
    assert "”Deltagarna står för sina resor och sitt boende.”" in shown(reply)
    assert "Resor" in shown(reply)
    assert "Källa: Plan 2031.docx, rad 6" in shown(reply)


def test_a_paragraph_that_is_no_longer_there_is_not_quoted(lakes: Records) -> None:
    assert passage(asked(lakes, [PLAN.id, 600], ["bygone", 6])) is None
    assert passage(asked(lakes)) is None


def test_the_marks_of_the_document_are_left_out_of_the_quote(lakes: Records) -> None:
    told = shown(
        quote(asked(lakes), [Passage(document="bygone", line=3, heading="", text="**Viktigt:** ta med stövlar ")])
    )

    assert "”Viktigt: ta med stövlar”" in told
    assert "underlaget, rad 3" in told


def test_a_facet_that_no_document_speaks_of_has_no_quote(lakes: Records) -> None:
    assert quote_about(asked(lakes), "food") is None
    assert quote_about(asked(lakes), "travel")
