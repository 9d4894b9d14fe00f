"""Every question is answered, with nothing but what the asker's own network knows."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from dialogs.answering.answerer import FACETS, answer
from dialogs.incoming import Scope
from dialogs.understanding.facets import Facet
from dialogs.understanding.interpretation import Act, Certainty, Command, Interpretation, Response
from dialogs.understanding.interpreter import interpret
from meetings.languages import Language
from meetings.members import Member
from meetings.organisations import Network
from meetings.records import Records
from meetings.schedule import Form
from tests.builders import NETWORK, NOW, a_meeting
from tests.dialogs.answering.asking import a_turn_in, asked, shown
from tests.dialogs.lakes import COORDINATOR, MEETINGS, MEMBER, PLAN
from tests.dialogs.understanding.sentences import sentences

MANY = tuple(meeting.id for meeting in MEETINGS)
ASKERS = [
    pytest.param(MEMBER, id="member"),
    pytest.param(COORDINATOR, id="coordinator"),
    pytest.param(None, id="unknown person"),
]


def a_question(facet: Facet, meetings: tuple[str, ...], **slots: Any) -> Interpretation:
    return Interpretation(act=Act.ASK, certainty=Certainty.SURE, facet=facet, meetings=meetings, slots=slots)


def test_there_is_an_answer_for_everything_that_can_be_asked() -> None:
    assert set(FACETS) | {Facet.WHY} == set(Facet)


@pytest.mark.parametrize("member", ASKERS)
@pytest.mark.parametrize("scope", [Scope.PERSONAL, Scope.CHANNEL])
def test_every_fact_is_answered_for_none_one_and_many_meetings(
    lakes: Records, member: Member | None, scope: Scope
) -> None:
    for language in Language:
        turn = replace(a_turn_in(lakes, "?", member=member, scope=scope), language=language)
        for facet in Facet:
            for meetings in ((), ("march",), ("workshop2",), ("september",), ("gone",), MANY):
                (reply,), memory = answer(a_question(facet, meetings), turn, {})

                assert reply.text.strip(), (facet, meetings)
                assert not re.search(r"[{}]|None|\.\.", shown(reply)), (facet, meetings, shown(reply))
                assert reply.language == language
                json.dumps(memory)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_sentence_is_answered_from_the_askers_network_alone(lakes: Records, language: str) -> None:
    other = Network(id="other", slug="other", name="Ett annat nätverk")
    lakes.networks.add(other)
    for number, meeting in enumerate(MEETINGS):
        foreign = replace(
            a_meeting(f"foreign{number}", day=meeting.first_day, title="Hemlig träff", form=Form.ONSITE),
            place="Hemlig ort",
        )
        lakes.schedules.add_meeting(other.id, foreign)

    for sentence in sentences(language):
        assert "Hemlig" not in shown(asked(lakes, sentence.text)), sentence.text


def test_an_answer_is_remembered_and_what_others_remember_is_kept(lakes: Records) -> None:
    turn = a_turn_in(lakes, "när är nästa träff")
    read = interpret(turn.text, schedule=turn.schedule, member=MEMBER, now=NOW, memory={})

    _, memory = answer(read, turn, {"language": "sv"})

    assert memory["language"] == "sv"
    assert memory["meetings"] == ["march"]


@pytest.mark.parametrize("said", ["tack", "hej", "ja"])
def test_small_talk_between_two_questions_forgets_nothing(lakes: Records, said: str) -> None:
    turn = a_turn_in(lakes, said)
    before = {"facet": "when", "meetings": ["march"]}

    _, memory = answer(interpret(said, schedule=turn.schedule, member=MEMBER, now=NOW, memory={}), turn, before)

    assert memory == before


def test_a_yes_to_nothing_is_answered_kindly(lakes: Records) -> None:
    read = Interpretation(act=Act.RESPOND, certainty=Certainty.SURE, response=Response.YES)

    (reply,), _ = answer(read, a_turn_in(lakes, "ja"), {})

    assert "väntar inte på något svar" in reply.text


def test_a_list_as_a_file_is_for_coordinators(lakes: Records) -> None:
    export = Interpretation(act=Act.COMMAND, certainty=Certainty.SURE, command=Command.EXPORT, meetings=("march",))

    (member,), _ = answer(export, a_turn_in(lakes, "exportera"), {})
    (coordinator,), _ = answer(export, a_turn_in(lakes, "exportera", member=COORDINATOR), {})

    assert "bara nätverkets samordnare" in member.text
    assert "Ingen är anmäld" in coordinator.text


def test_an_answer_tells_its_source(lakes: Records) -> None:
    assert PLAN.name in shown(asked(lakes, "när är nästa träff"))


def test_the_network_of_nobody_answers_too(lakes: Records) -> None:
    lakes.networks.add(Network(id="empty", slug="empty", name="Tomt"))
    turn = replace(a_turn_in(lakes, "när är nästa träff", member=None), schedule=lakes.schedules.of("empty"))

    for facet in Facet:
        (reply,), _ = answer(a_question(facet, ()), turn, {})
        assert reply.text

    assert turn.schedule.network.id != NETWORK.id
