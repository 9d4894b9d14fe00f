"""Whatever is written is read without an error, in the same way everywhere, and nothing is read into it."""

import time
import unicodedata
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.understanding.interpretation import Act, Certainty
from dialogs.understanding.interpreter import LONGEST, interpret
from dialogs.understanding.vocabulary import vocabulary
from meetings.schedule import Schedule
from tests.builders import NETWORK, NOW
from tests.dialogs.lakes import MEETINGS, MEMBER, SCHEDULE
from tests.dialogs.understanding.sentences import sentences, understood

#: words that the rules know, and others that may stand beside them
KNOWN = [
    *sorted(vocabulary().forms),
    *("12/3", "24 april", "kl 9.30", "nästa", "den efter", "sjögruppen", "ingrid", "@", "?", "…", "🙂", "e\u0301"),
]
CHATTER = st.lists(st.sampled_from(KNOWN), max_size=12).map(" ".join)
ANYTHING = st.text(max_size=200) | CHATTER
#: no vowel but å: no name of a month, day or season
TIMELESS = st.lists(
    st.text("bcfghklnpqrwxzå", min_size=2, max_size=9) | st.sampled_from(["träffen", "var", "gruppen", "möte", "who"]),
    max_size=10,
).map(" ".join)

asked = settings(max_examples=150)


@asked
@given(ANYTHING)
def test_anything_is_read_and_its_spans_lie_in_the_composed_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)

    for span in understood(text).spans:
        assert 0 <= span.start < span.end <= len(composed)
        assert composed[span.start : span.end] == span.text


@asked
@given(ANYTHING, ANYTHING)
def test_anything_is_read_after_anything(before: str, text: str) -> None:
    read = understood(text, (before,))

    assert set(read.meetings) <= {meeting.id for meeting in MEETINGS}
    assert (read.certainty is Certainty.DECLINE) == (read.act is Act.NONE)


@asked
@given(st.text("aåäöeéumtrfn 123?", max_size=60) | CHATTER)
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert understood(unicodedata.normalize("NFC", text)) == understood(unicodedata.normalize("NFD", text))


@asked
@given(TIMELESS)
def test_no_day_is_read_where_none_is_written(text: str) -> None:
    assert understood(text).window is None


@given(st.dictionaries(st.sampled_from(["facet", "selection", "meetings", "groups", "asked_at"]), st.text()))
def test_a_broken_memory_is_no_memory(memory: dict[str, str]) -> None:
    read = interpret("och var?", schedule=SCHEDULE, member=MEMBER, now=NOW, memory=memory)

    assert read.meetings == understood("och var?").meetings


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Anchorage"])
def test_where_the_machine_stands_changes_nothing(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [each.text for each in sentences("sv")]
    here = [understood(text) for text in texts]

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    there = [understood(text) for text in texts]
    monkeypatch.undo()
    time.tzset()

    assert here == there


def test_now_is_the_same_instant_in_any_zone() -> None:
    text = "vad händer i morgon"

    elsewhere = interpret(text, schedule=SCHEDULE, member=MEMBER, now=NOW.astimezone(UTC), memory={})

    assert elsewhere == understood(text)


def test_a_network_without_anything_is_asked_in_vain_and_without_an_error() -> None:
    nothing = Schedule(network=NETWORK)

    for text in (each.text for language in ("sv", "en") for each in sentences(language)):
        assert interpret(text, schedule=nothing, member=None, now=NOW, memory={}).meetings == ()


def test_a_long_message_is_read_from_its_beginning() -> None:
    read = understood("när är nästa träff " + "blå " * LONGEST)

    assert all(span.end <= LONGEST for span in read.spans)


def test_a_stranger_to_every_group_is_told_of_all_meetings() -> None:
    read = understood("när är nästa workshop 1", member=None)

    assert read.meetings == ("workshop1",)
