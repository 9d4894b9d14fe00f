"""Names of places in running text."""

import pytest

from dialogs.documents.places import places_in


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("två heldagar i Tallåsen", "Tallåsen"),
        ("ett dygn på Stora Vika", "Stora Vika"),
        ("Tre konferenser vid Grönsjön", "Grönsjön"),
        ("Vi ses i Tallåsen", "Tallåsen"),
    ],
)
def test_where_people_gather_is_a_place_though_no_map_or_house_says_so(sentence: str, place: str) -> None:
    assert list(places_in(sentence)) == [place]


@pytest.mark.parametrize(
    "sentence", ["Rapporten handlar om arbetet i Tallåsen", "Mötet hålls i Teams", "Vi ses på plats"]
)
def test_other_names_behind_a_preposition_are_no_places(sentence: str) -> None:
    assert list(places_in(sentence)) == []
