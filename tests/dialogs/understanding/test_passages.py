"""The paragraph that a question is about: quoted when it holds the question, otherwise none."""

import pytest

from dialogs.understanding.passages import PassageIndex, Term, stem
from dialogs.understanding.topics import about
from meetings.schedule import Passage
from tests.dialogs.lakes import SCHEDULE
from tests.dialogs.understanding.sentences import understood


def a_document(*paragraphs: str, heading: str = "") -> PassageIndex:
    return PassageIndex(
        [Passage(document="d", line=line, heading=heading, text=text) for line, text in enumerate(paragraphs, 1)]
    )


def quoted(text: str) -> list[int]:
    return [line for _, line in understood(text).slots.get("passages", [])]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("vad är syftet med nätverket", 2),
        ("vem finansierar nätverket", 3),
        ("hur mäts arbetet", 4),
        ("var finns fisktrappan i Tollered", 8),
        ("vad säger planen om övergödning", 2),
    ],
)
def test_an_open_question_finds_the_paragraph_that_holds_its_words(text: str, line: int) -> None:
    assert quoted(text) == [line]


@pytest.mark.parametrize("text", ["vad kostar en laxtrappa i Ljungan", "vem uppfann fisktrappan", "hur djup är sjön"])
def test_in_doubt_nothing_is_quoted(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("one", "other"), [("kommunerna", "kommuner"), ("syftet", "syften"), ("åtgärderna", "åtgärder"), ("costs", "cost")]
)
def test_the_forms_of_a_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one).startswith(stem(other)) or stem(other).startswith(stem(one))


def test_a_paragraph_that_introduces_a_list_is_quoted_with_it() -> None:
    index = a_document("Målen är tre:", "Renare vatten.", "Fler fiskar.")

    found = index.search([Term((stem("målen"),))])

    assert found
    assert [passage.line for passage in found.passages] == [1, 2, 3]


def test_a_heading_leads_to_its_whole_section() -> None:
    index = a_document("Fisken vandrar.", "Sjön vilar.", heading="Bakgrund")

    found = index.search([Term((stem("bakgrund"),))])

    assert found
    assert [passage.line for passage in found.passages] == [1, 2]


def test_an_acronym_leads_to_the_words_that_spell_it_out() -> None:
    found = a_document("Annat.", "Enligt RUS, Regional Utveckling och Samverkan, mäts målen.").naming("rus")

    assert found
    assert [passage.line for passage in found.passages] == [2]


def test_a_document_without_paragraphs_holds_nothing() -> None:
    assert PassageIndex([]).search([Term(("x",))]) is None
    assert not PassageIndex([]).holds("x")


def test_a_facet_has_its_paragraph_and_not_everything_has_one() -> None:
    index = PassageIndex(SCHEDULE.passages)

    assert (found := about("travel", index, ""))
    assert [passage.line for passage in found.passages] == [6]
    assert about("food", index, "") is None
