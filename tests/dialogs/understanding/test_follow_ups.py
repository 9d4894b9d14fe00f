"""What a short message takes over from the question before it."""

import pytest

from dialogs.understanding.follow_ups import combined
from dialogs.understanding.interpretation import Act
from dialogs.understanding.selection import Pick, Selection
from meetings.schedule import Form
from tests.dialogs.understanding.sentences import understood


@pytest.mark.parametrize(
    ("questions", "facet", "meetings"),
    [
        (["när är nästa träff", "och var?"], "place", ["march"]),
        (["när är nästa träff", "och var?", "hur länge?"], "duration", ["march"]),
        (["när är nästa träff", "den efter det?"], "when", ["april"]),
        (["när är nästa träff", "den efter det?", "och den efter det?"], "when", ["may"]),
        (["när är nästa träff", "den efter det?", "och var?"], "place", ["april"]),
        (["när är majträffen", "och den innan?"], "when", ["april"]),
        (["var är träffen i mars", "och oktober?"], "place", ["october"]),
        (["var är träffen i mars", "och i maj då?"], "place", ["may"]),
        (["hur lång är marsträffen", "nej, majträffen menade jag"], "duration", ["may"]),
        (["när är nästa digitala möte", "och ågruppen?"], "when", ["june"]),
        (["vilka möten är kvar", "vilka av dem är digitala?"], "list", ["april", "september", "december"]),
        (["when is the next meeting", "where?"], "place", ["march"]),
        (["when is the next meeting", "and the one after that?"], "when", ["april"]),
        (["when is the next meeting", "och var?"], "place", ["march"]),  # in the other language
    ],
)
def test_a_thread_of_questions(questions: list[str], facet: str, meetings: list[str]) -> None:
    *before, last = questions

    read = understood(last, tuple(before))

    assert (read.facet, list(read.meetings)) == (facet, meetings)


def test_a_question_that_names_its_meeting_takes_nothing_over() -> None:
    read = understood("var är träffen i maj", ("vilka digitala möten har ågruppen",))

    assert read.meetings == ("may",)


def test_a_whole_new_question_starts_anew() -> None:
    assert understood("när är nästa träff", ("var är majträffen",)).meetings == ("march",)


def test_a_command_is_about_the_one_meeting_that_was_talked_about() -> None:
    assert understood("anmäl mig", ("när är majträffen",)).meetings == ("may",)
    assert understood("anmäl mig", ("vilka träffar är kvar",)).meetings == ()


def test_without_anything_before_a_follow_up_asks_about_the_next_meeting_or_nothing() -> None:
    assert understood("och var?").meetings in ((), ("march",))
    assert understood("den efter det?").act in (Act.NONE, Act.ASK)


@pytest.mark.parametrize(
    ("before", "said", "meant"),
    [
        (Selection(pick=Pick.NEXT), Selection(pick=Pick.NEXT), Selection(pick=Pick.AFTER)),
        (Selection(pick=Pick.NEXT), Selection(groups=("rivers",)), Selection(pick=Pick.NEXT, groups=("rivers",))),
        (Selection(groups=("lakes",), joint=True), Selection(everyone=True), Selection(everyone=True, joint=True)),
        (Selection(days=2, title="internat"), Selection(form=Form.ONLINE), Selection(form=Form.ONLINE)),
        (
            Selection(pick=Pick.NEXT, form=Form.ONLINE),
            Selection(windows=(("2031-10-01", "2031-10-31"),)),
            Selection(form=Form.ONLINE, windows=(("2031-10-01", "2031-10-31"),)),
        ),
    ],
)
def test_what_is_said_now_stands_in_place_of_what_was_said(
    before: Selection, said: Selection, meant: Selection
) -> None:
    assert combined(before, said) == meant
