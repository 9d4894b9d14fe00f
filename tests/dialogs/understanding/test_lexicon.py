"""The names of a network, in any form that people write."""

from dataclasses import replace

import pytest

from dialogs.understanding.lexicon import NameKind, identities, lexicon_of
from dialogs.understanding.words import split
from meetings.organisations import Group
from meetings.schedule import Schedule, Series
from tests.builders import NETWORK, a_meeting, a_schedule
from tests.dialogs.lakes import SCHEDULE


def named(text: str, kind: NameKind, schedule: Schedule = SCHEDULE) -> tuple[str, ...]:
    return identities((hit.name for hit in lexicon_of(schedule).names.find(split(text))), kind)


@pytest.mark.parametrize("text", ["sjögruppen", "Sjögruppens möten", "i sjo-gruppen", "sjogruppen", "SJÖGRUPPEN"])
def test_a_group_is_known_in_every_form(text: str) -> None:
    assert named(text, NameKind.GROUP) == ("lakes",)


def test_a_group_of_two_words_is_known_apart_and_together() -> None:
    schedule = a_schedule(groups=(Group(id="food", name="Rättvis handel-gruppen", aliases=("RH",)),))

    for text in ("rättvis handel", "rättvishandel", "rättvis-handels möten", "rättvis och hållbar handel", "rh"):
        assert named(text, NameKind.GROUP, schedule) == ("food",), text


@pytest.mark.parametrize("text", ["ingrid sjölund", "Ingrid", "sjölunds nummer", "Ingrid's number", "ingrids"])
def test_a_person_is_known_by_every_name_that_only_one_has(text: str) -> None:
    assert named(text, NameKind.PERSON) == ("Ingrid Sjölund",)


@pytest.mark.parametrize("text", ["Karlsborg", "på fästningen", "fastningen i karlsborg"])
def test_a_place_is_known_by_its_town_and_by_its_house(text: str) -> None:
    assert set(named(text, NameKind.PLACE)) == {"Fästningen i Karlsborg"}


def test_an_organisation_is_known_by_its_place() -> None:
    assert named("kommer någon från Tibro", NameKind.ORGANISATION) == ("tibro",)
    assert named("Åmåls kommun", NameKind.ORGANISATION) == ("amal",)


def test_a_word_that_only_some_titles_have_is_a_name_and_one_that_all_have_is_none() -> None:
    assert named("workshopen", NameKind.TITLE) == ("workshop",)
    assert named("nätverksträffen", NameKind.TITLE, a_schedule(a_meeting("one"), a_meeting("two"))) == ()


def test_a_name_counts_at_once_when_it_is_added_and_no_longer_when_it_is_gone() -> None:
    before = a_schedule()
    after = replace(before, groups=(Group(id="bogs", name="Myrgruppen"),))

    assert named("myrgruppen", NameKind.GROUP, before) == ()
    assert named("myrgruppen", NameKind.GROUP, after) == ("bogs",)
    assert named("myrgruppen", NameKind.GROUP, before) == ()


def test_the_names_of_a_schedule_are_built_once() -> None:
    other = replace(SCHEDULE, network=replace(NETWORK, id="another"))

    assert lexicon_of(SCHEDULE) is lexicon_of(SCHEDULE)
    assert lexicon_of(other) is not lexicon_of(SCHEDULE)


def test_the_only_series_among_other_meetings_is_known_by_any_word_for_one() -> None:
    alone = replace(SCHEDULE, meetings=tuple(m for m in SCHEDULE.meetings if m.series))

    for text in ("lärprojektet", "the learning project", "hela serien"):
        assert named(text, NameKind.SERIES) == ("fish",), text
        assert named(text, NameKind.SERIES, alone) == ()  # every meeting is meant anyway


def test_of_several_series_each_is_known_by_its_own_words() -> None:
    other = Series(id="reed", title="Lärprojektet Vassar och vikar")
    meeting = replace(SCHEDULE.meetings[0], id="reeds", series=other.id)
    schedule = replace(SCHEDULE, series=(*SCHEDULE.series, other), meetings=(*SCHEDULE.meetings, meeting))

    assert named("lärprojektet", NameKind.SERIES, schedule) == ()
    assert named("lärprojektet om vassarna", NameKind.SERIES, schedule) == ("reed",)
    assert named("vandrande fisk", NameKind.SERIES, schedule) == ("fish",)
