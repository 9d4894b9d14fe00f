import pytest

from dialogs.publishing_corrections import corrected
from dialogs.replies import Reply
from dialogs.understanding.correcting import Correction, DraftField
from storage.database import Database
from tests.dialogs.a_publication import on_the_desk


def test_several_meetings_take_one_value(database: Database) -> None:
    with on_the_desk(database) as (publication, view, turn):
        correction = Correction(numbers=(1, 2), field=DraftField.PLACE, value="Åmål")

        result = corrected(correction, publication, view, turn)

    assert not isinstance(result, Reply)
    after, keys = result
    assert keys == tuple(item.key for item in view.items[:2])
    assert [after.edits[key] for key in keys] == [{"place": "Åmål"}, {"place": "Åmål"}]


@pytest.mark.parametrize(
    ("correction", "problem"),
    [
        (Correction(numbers=(9,), value="Åmål"), "nummer 9"),
        (Correction(field=DraftField.PLACE, value="Åmål"), "Vilken träff gäller det?"),
        (Correction(numbers=(1,), field=DraftField.DAYS, value="Åmål"), "Jag förstod inte"),
    ],
)
def test_what_is_wrong_with_a_correction_is_told(database: Database, correction: Correction, problem: str) -> None:
    with on_the_desk(database) as (publication, view, turn):
        result = corrected(correction, publication, view, turn)

    assert isinstance(result, Reply)
    assert problem in result.text
