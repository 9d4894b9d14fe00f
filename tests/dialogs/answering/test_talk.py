"""Small talk, and how the last question was understood."""

import pytest

from meetings.records import Records
from tests.builders import NETWORK
from tests.dialogs.answering.asking import asked
from tests.dialogs.lakes import COORDINATOR

#: answered from the schedule alone: one database will do
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.parametrize("text", ["hej", "vem är du", "vad kan du göra"])
def test_small_talk_leads_back_to_the_network(lakes: Records, text: str) -> None:
    assert NETWORK.name in asked(lakes, text).text


@pytest.mark.parametrize("text", ["tack", "hej då", "du är en bra bot", "du svarade fel", "vilka uppgifter sparar du"])
def test_every_kindness_has_its_answer(lakes: Records, text: str) -> None:
    assert "kan jag inte svara" not in asked(lakes, text).text


def test_help_tells_a_coordinator_what_coordinators_can_have_done(lakes: Records) -> None:
    assert "Som samordnare" in asked(lakes, "hjälp", member=COORDINATOR).text
    assert "Som samordnare" not in asked(lakes, "hjälp").text


def test_why_tells_what_was_recognised_in_the_question_before(lakes: Records) -> None:
    text = asked(lakes, "varför?", after="var är sjögruppens träff den 12 mars").text

    assert "”den 12 mars” som onsdag 12 mars 2031" in text
    assert "”sjögruppens” som Sjögruppen" in text


def test_without_a_question_before_there_is_no_why(lakes: Records) -> None:
    assert "inte svarat på någon fråga" in asked(lakes, "varför?").text
