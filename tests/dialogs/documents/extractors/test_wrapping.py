import pytest

from dialogs.documents.extractors.wrapping import NEW_COLUMN, ended, goes_on, joined, joined_columns, mended


def whole(*lines: str, elsewhere: tuple[str, ...] = ()) -> str:
    return mended([joined(lines), *elsewhere])[0]


@pytest.mark.parametrize(
    ("lines", "elsewhere", "result"),
    [
        (("hållbar-", "het i fokus"), (), "hållbarhet i fokus"),
        (("Rättvis handel-", "gruppen"), ("Rättvis handel-gruppen",), "Rättvis handel-gruppen"),
        (("Agenda 2030-", "arbete"), (), "Agenda 2030-arbete"),
        (("RUS-", "nätverket"), (), "RUS-nätverket"),
        (("miljö-", "och naturvård"), ("vård och natur", "du och jag"), "miljö- och naturvård"),
        (("hållbar\u00ad", "het"), (), "hållbarhet"),
        (("onsdag", "3 maj"), (), "onsdag 3 maj"),
    ],
)
def test_a_divided_word_is_made_whole_as_the_document_writes_it(
    lines: tuple[str, ...], elsewhere: tuple[str, ...], result: str
) -> None:
    assert whole(*lines, elsewhere=elsewhere) == result


@pytest.mark.parametrize("line", ["Vi ses.", "Vad händer?", "Slut!"])
def test_a_sentence_ends(line: str) -> None:
    assert ended(line)


@pytest.mark.parametrize("line", ["den 11.", "kl.", "onsdag 3 maj", "Plats:"])
def test_a_number_or_abbreviation_ends_no_sentence(line: str) -> None:
    assert not ended(line)


def test_words_alone_say_that_a_line_goes_on() -> None:
    assert goes_on("träffen den", "tredje maj")
    assert not goes_on("Fokus:", "grön utveckling")
    assert not goes_on("Åmål", "Borås")


def test_a_sentence_cut_by_the_end_of_a_column_is_made_whole() -> None:
    lines = ["Vi träffas den", NEW_COLUMN, "", "tredje maj.", NEW_COLUMN, "Välkomna"]

    assert list(joined_columns(lines)) == ["Vi träffas den tredje maj.", "", "Välkomna"]
