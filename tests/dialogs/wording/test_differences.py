from dataclasses import replace
from datetime import date, time

from dialogs.wording.differences import difference_lines, shortened
from meetings.differences import Difference, Proposal
from meetings.languages import Language
from meetings.organisations import Group
from meetings.schedule import Form, Meeting, Status
from tests.builders import a_meeting, a_schedule
from tests.meetings.readings import a_draft

LAKES, RIVERS = Group(id="lakes", name="Sjögruppen"), Group(id="rivers", name="Ågruppen")
MEETING = replace(a_meeting(place="Åmål", groups=("lakes",)), theme="Levande sjöar")


def line(after: Meeting, before: Meeting | None = MEETING, language: Language = Language.SWEDISH) -> str:
    proposal = Proposal(draft=None if after.cancelled else a_draft(), before=before, after=after)
    (found,) = difference_lines(
        Difference(proposals=(proposal,), new_groups=(RIVERS,)), a_schedule(groups=(LAKES,)), language
    )
    return found


def test_a_new_meeting_is_told_with_all_that_is_known() -> None:
    meeting = replace(MEETING, groups=("lakes", "rivers"), deadline=date(2031, 3, 1))

    assert line(meeting, before=None) == (
        "1. Nätverksträff: onsdag 12 mars 2031 · heldag · Sjögruppen + Ågruppen · fysisk · Åmål · Levande sjöar · "
        "sista anmälningsdag lördag 1 mars 2031 · ny"
    )


def test_what_is_not_known_is_called_unknown() -> None:
    unknown = replace(MEETING, all_day=False, place=None, form=None)

    assert "tid okänd · Sjögruppen · plats okänd" in line(unknown, before=None)
    assert "plats okänd" not in line(replace(unknown, form=Form.ONLINE), before=None)


def test_a_change_tells_how_it_was() -> None:
    changed = replace(MEETING, place="Säffle", starts_at=time(9), all_day=False, groups=("rivers",), form=Form.HYBRID)

    told = line(changed)

    for part in ("start", "heldag", "form (förut fysisk)", "plats (förut Åmål)", "grupper (förut Sjögruppen)"):
        assert part in told.partition("ändrad: ")[2]


def test_a_move_and_a_cancellation_are_told_in_both_languages() -> None:
    moved, off = replace(MEETING, first_day=date(2031, 3, 11)), replace(MEETING, status=Status.CANCELLED)

    assert line(moved).endswith("flyttad från onsdag 12 mars 2031")
    assert line(off, language=Language.ENGLISH).endswith("called off: not in the new version")
    assert line(MEETING).endswith("oförändrad")


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("ett två tre", 8) == "ett två …"
    assert shortened("ett två", 8) == "ett två"
