"""The yes and no of every confirmation look the same."""

import pytest

from dialogs.confirming import no_button, yes_button
from dialogs.replies import Style
from meetings.languages import Language


@pytest.mark.parametrize(("language", "yes", "no"), [(Language.SWEDISH, "Ja", "Nej"), (Language.ENGLISH, "Yes", "No")])
def test_a_yes_says_what_is_done_and_a_no_leaves_everything_as_it_is(language: Language, yes: str, no: str) -> None:
    agree = yes_button(language, "forgetting.yes", {"do": "forgetting.yes"})
    refuse = no_button(language, {"do": "forgetting.no"})

    assert agree.title.startswith(f"{yes}, ")
    assert agree.style is Style.POSITIVE
    assert refuse.title.startswith(no)
    assert refuse.style is Style.DEFAULT
    assert (agree.press, refuse.press) == ({"do": "forgetting.yes"}, {"do": "forgetting.no"})
