from dataclasses import replace
from datetime import date

import pytest

from meetings.differences import Difference, FieldChange, Kind, Proposal, line_of
from meetings.schedule import Meeting, Series, Status
from tests.builders import a_meeting
from tests.meetings.readings import a_draft

MEETING = a_meeting()


def proposal(after: Meeting, before: Meeting | None = MEETING) -> Proposal:
    return Proposal(draft=a_draft(), before=before, after=after)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({}, Kind.UNCHANGED),
        ({"line": 7, "document": "d", "revision": 3}, Kind.UNCHANGED),
        ({"place": "Åmål"}, Kind.CHANGED),
        ({"series": "other"}, Kind.CHANGED),
        ({"last_day": date(2031, 3, 13)}, Kind.MOVED),
        ({"status": Status.CANCELLED, "first_day": date(2031, 3, 11)}, Kind.CANCELLED),
    ],
)
def test_what_becomes_of_a_meeting_is_told_by_its_fields(changed: dict[str, object], kind: Kind) -> None:
    assert proposal(replace(MEETING, **changed)).kind is kind  # type: ignore[arg-type]


def test_a_new_meeting_has_no_changes() -> None:
    added = proposal(MEETING, before=None)

    assert added.kind is Kind.ADDED
    assert added.changes == ()


def test_a_change_names_the_field_with_both_values() -> None:
    assert proposal(replace(MEETING, place="Åmål")).changes == (FieldChange(field="place", before=None, after="Åmål"),)


def test_a_difference_is_empty_when_nothing_would_change() -> None:
    series = Series(id="s", title="Plan")

    assert Difference(proposals=(proposal(MEETING),)).empty
    assert not Difference(proposals=(proposal(replace(MEETING, place="Åmål")),)).empty
    assert not Difference(series=replace(series, together=True), series_before=series).empty


def test_a_draft_names_the_line_of_its_day() -> None:
    assert line_of(a_draft(line=7)) == 7
    assert line_of(replace(a_draft(), evidence=())) is None
