"""Which meetings a message is about, kept as JSON."""

import json

import pytest

from dialogs.understanding.selection import Period, Pick, Selection
from meetings.schedule import Form
from tests.dialogs.understanding.sentences import understood


def said(text: str) -> Selection:
    return Selection.from_json(understood(text).slots.get("selection"))


@pytest.mark.parametrize(
    ("text", "selection"),
    [
        ("när är nästa träff", Selection(pick=Pick.NEXT)),
        ("när var förra träffen", Selection(pick=Pick.PREVIOUS)),
        ("när är sista träffen", Selection(pick=Pick.LAST)),
        ("när är den tredje träffen", Selection(pick=Pick.NTH, nth=3)),
        ("when is workshop 2", Selection(pick=Pick.NTH, nth=2, title="workshop")),
        ("när är nästa träff i ågruppen", Selection(pick=Pick.NEXT, groups=("rivers",))),
        ("när är nästa digitala möte", Selection(pick=Pick.NEXT, form=Form.ONLINE)),
        ("vilka träffar är kvar", Selection(pick=Pick.ALL, period=Period.UPCOMING)),
        ("när är nästa träff i hela nätverket", Selection(pick=Pick.NEXT, everyone=True)),
        ("var är mötet 12 mars", Selection(windows=(("2031-03-12", "2031-03-12"),), exact=True)),
    ],
)
def test_what_a_message_says_of_the_meetings(text: str, selection: Selection) -> None:
    assert said(text) == selection


def test_a_selection_is_kept_whole_through_json() -> None:
    selection = Selection(
        pick=Pick.NTH,
        nth=2,
        groups=("lakes",),
        windows=(("2031-03-01", ""),),
        form=Form.HYBRID,
        places=("Kulturhuset i Åmål",),
        period=Period.PAST,
        joint=True,
    )

    assert Selection.from_json(json.loads(json.dumps(selection.to_json()))) == selection


@pytest.mark.parametrize("stored", [None, {}, {"pick": "gladly"}, {"windows": 7}, {"of_another_release": 1}])
def test_a_selection_that_cannot_be_read_says_nothing(stored: dict[str, object] | None) -> None:
    assert Selection.from_json(stored) == Selection()
