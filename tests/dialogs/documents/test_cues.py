import pytest

from dialogs.documents.cues import LANGUAGES, cue, inline_labels, label_of, only, words


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "sv"])
@pytest.mark.parametrize("section", ["labels", "bare_labels", "cues"])
def test_the_word_files_are_twins(language: str, section: str) -> None:
    assert words(language)[section].keys() == words("sv")[section].keys()


@pytest.mark.parametrize("name", words("sv")["cues"])
def test_no_cue_is_found_in_an_empty_text(name: str) -> None:
    assert cue(name).search("") is None
    assert only(name).fullmatch("") is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Plats: Folkets hus", "place"),
        ("VAR: Länsstyrelsen", "place"),
        ("Sista anmälningsdag: 3 maj", "deadline"),
        ("O.S.A. senast: 3 maj", "deadline"),
        ("Påmeldingsfrist: 3. mai", "deadline"),
        ("När? 2 juni", "when"),
        ("Plats Piteå Havsbad", "place"),
        ("Venue: Town hall", "place"),
    ],
)
def test_a_line_is_known_by_its_label(text: str, label: str) -> None:
    found = label_of(text)

    assert found is not None
    assert found[0] == label


@pytest.mark.parametrize(
    "text", ["Borås Stad: koldioxidbudget", "Plats för tankar och samtal.", "Tidigare har vi setts"]
)
def test_a_line_that_only_begins_like_a_label_has_none(text: str) -> None:
    assert label_of(text) is None


def test_labels_inside_a_line_of_labels_are_found() -> None:
    text = "Tid: 9-12 Plats: Teams"

    assert [text[n:] for n in inline_labels(text)] == ["Plats: Teams"]
