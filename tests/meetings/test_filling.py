from dataclasses import replace
from datetime import date

from meetings.drafts import Draft
from meetings.filling import GroupNames, Source, filled, new_meeting, revised
from meetings.organisations import Group
from meetings.schedule import Form, Meeting, Series, Status
from tests.builders import a_meeting, a_schedule
from tests.meetings.readings import a_draft, a_reading

LAKES, RIVERS = Group(id="lakes", name="Sjögruppen", aliases=("Sjöarna",)), Group(id="rivers", name="Ågruppen")
OWN = Series(id="own", title="Inbjudan")
DAY = date(2031, 3, 12)


def a_source(*drafts: Draft, meetings: tuple[Meeting, ...] = ()) -> Source:
    schedule = a_schedule(*meetings, groups=(LAKES, RIVERS))
    return Source(schedule=schedule, groups=GroupNames(schedule, a_reading(*drafts)), series=OWN, size=len(drafts))


def filled_with(draft: Draft, meeting: Meeting, *others: Meeting) -> Meeting:
    return filled(meeting, draft, draft.date_start.settled() or DAY, a_source(draft, meetings=(meeting, *others)))


def test_groups_are_known_by_name_and_alias_and_new_ones_get_an_identity() -> None:
    names = a_source(a_draft(groups=("Sjöarna", "Skogsgruppen"))).groups

    (new,) = names.new
    assert new.name == "Skogsgruppen"
    assert names.ids(("Skogsgruppen", "SJÖGRUPPEN")) == ("lakes", new.id)
    assert names.outside(("Ågruppen", "Länsstyrelsen")) == ("Länsstyrelsen",)
    assert names.known(a_draft(groups=("Skogsgruppen",))) is None
    assert names.known(a_draft(groups=("Sjögruppen",))) == frozenset({"lakes"})


def test_a_draft_becomes_a_meeting_of_its_series() -> None:
    draft = replace(a_draft(online=True, groups=("Sjögruppen",), joint_with=("Länsstyrelsen",)), onsite=True)

    meeting = new_meeting(draft, DAY, a_source(draft))

    assert (meeting.first_day, meeting.form, meeting.series) == (DAY, Form.HYBRID, "own")
    assert (meeting.groups, meeting.joint_with) == (("lakes",), ("Länsstyrelsen",))
    assert new_meeting(a_draft(status="cancelled"), DAY, a_source()).status is Status.CANCELLED


def test_what_the_draft_does_not_say_stays() -> None:
    meeting = replace(a_meeting(place="Åmål", groups=("lakes",)), theme="Skog", link="https://a.example", series="own")

    assert filled_with(a_draft(), meeting) == meeting


def test_the_more_telling_title_wins() -> None:
    assert filled_with(a_draft(title="Nätverksträff om skog"), a_meeting()).title == "Nätverksträff om skog"
    assert filled_with(a_draft(), a_meeting(title="Nätverksträff om skog")).title == "Nätverksträff om skog"


def test_an_invitations_heading_becomes_the_theme_and_a_notices_does_not() -> None:
    assert filled_with(a_draft(title="Levande sjöar"), a_meeting()).theme == "Levande sjöar"
    assert filled_with(a_draft(title="Nätverksträffen"), a_meeting()).theme is None
    assert filled_with(a_draft(title="Sjukdom", status="cancelled"), a_meeting()).theme is None


def test_an_invitation_can_add_a_group_and_its_own_document_can_replace_them() -> None:
    draft = a_draft(groups=("Ågruppen",))

    assert filled_with(draft, a_meeting(groups=("lakes",), series="plan")).groups == ("lakes", "rivers")
    assert filled_with(draft, a_meeting(groups=("lakes",), series="own")).groups == ("rivers",)
    assert filled_with(draft, a_meeting(series="plan")).groups == ()


def test_the_document_about_fewer_meetings_gives_the_terms() -> None:
    other = a_meeting("other", day=date(2031, 5, 7), series="plan")

    assert filled_with(a_draft(), a_meeting(series="plan"), other).series == "own"
    assert filled_with(a_draft(), a_meeting(series="plan")).series == "plan"


def test_the_revision_rises_when_calendars_must_learn_of_a_change() -> None:
    meeting = a_meeting()

    assert revised(meeting, replace(meeting, place="Åmål")).revision == 1
    assert revised(meeting, replace(meeting, theme="Skog")).revision == 0
