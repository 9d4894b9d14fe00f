"""A place that somebody asks about though no meeting is there."""

import pytest

from dialogs.understanding.selection import Selection
from tests.dialogs.understanding.sentences import understood


def elsewhere(text: str) -> str:
    return Selection.from_json(understood(text).slots.get("selection")).elsewhere


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("när är träffen i Ludvika", "Ludvika"),
        ("har vi någon träff i Mariestad", "Mariestad"),
        ("when is the meeting in Skövde", "Skövde"),
    ],
)
def test_a_town_without_a_meeting_is_noticed_and_no_other_meeting_is_meant(text: str, town: str) -> None:
    assert elsewhere(text) == town
    assert understood(text).meetings == ()


@pytest.mark.parametrize(
    "text",
    ["när är träffen i Karlsborg", "har vi något i Maj", "when is the meeting in March", "vilka är med i Tibro"],
)
def test_a_town_with_a_meeting_a_month_and_an_organisation_are_not_elsewhere(text: str) -> None:
    assert elsewhere(text) == ""
