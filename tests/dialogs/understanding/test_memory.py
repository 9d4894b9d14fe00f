"""What follow-ups lean on, as JSON between turns."""

import json
from datetime import timedelta

import pytest

from dialogs.understanding.facets import Facet
from dialogs.understanding.memory import LASTS, Remembered, kept, remembered
from dialogs.understanding.selection import Pick, Selection
from tests.builders import NOW
from tests.dialogs.lakes import SCHEDULE

STORED = kept("place", {"pick": "next"}, ("march", "gone"), ("lakes",), "Nils Berg", NOW)


def test_a_question_is_remembered_through_json() -> None:
    before = remembered(json.loads(json.dumps(STORED)), SCHEDULE, NOW + timedelta(minutes=5))

    assert before.facet is Facet.PLACE
    assert before.selection == Selection(pick=Pick.NEXT)
    assert [meeting.id for meeting in before.meetings] == ["march"]  # the other one is no longer there
    assert before.groups == ("lakes",)
    assert before.person == "Nils Berg"


@pytest.mark.parametrize("passed", [LASTS + timedelta(seconds=1), -timedelta(seconds=1)])
def test_after_two_hours_a_question_stands_on_its_own(passed: timedelta) -> None:
    assert remembered(STORED, SCHEDULE, NOW + passed) == Remembered()


@pytest.mark.parametrize("broken", [{}, {"asked_at": "i går"}, {"asked_at": None}, {"asked_at": "2031-02-20T09:00"}])
def test_a_memory_that_cannot_be_read_is_none(broken: dict[str, str]) -> None:
    assert not remembered(broken, SCHEDULE, NOW).there
