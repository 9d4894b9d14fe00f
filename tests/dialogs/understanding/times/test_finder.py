import os
import time as clock
import unicodedata
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.understanding.times.finder import LONGEST, find_times
from dialogs.understanding.times.values import Flag, Grain, Modifier, TimeValue

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAY = datetime(2023, 2, 20, 9, tzinfo=STOCKHOLM)


def one(text: str, **given: Any) -> TimeValue:
    """The only value of a text."""
    (value,) = find_times(text, **{"now": MONDAY} | given).values
    return value


def shown(value: TimeValue) -> str:
    """Days and hours in short: "2023-03-08", "2023-05-10..2023-05-11", "2023-03-08 09:15-12:00", "09:30"."""
    days = [str(d) for d in dict.fromkeys((value.start, value.end)) if d]
    hours = [t.isoformat("minutes") for t in (value.time_start, value.time_end) if t]
    return " ".join(filter(None, ("..".join(days), "-".join(hours))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("onsdag 8 mars", "2023-03-08"),
        ("den 8:e mars", "2023-03-08"),
        ("8/3", "2023-03-08"),
        ("2023-03-08", "2023-03-08"),
        ("8.3.2023", "2023-03-08"),
        ("14 dec", "2023-12-14"),
        ("onsdag 6 sep. kl 9.30-12.00", "2023-09-06 09:30-12:00"),
        ("tors 4/5 kl 13-16.30", "2023-05-04 13:00-16:30"),
        ("10 september 10-15", "2023-09-10 10:00-15:00"),
        ("8 mars klockan tio på förmiddagen", "2023-03-08 10:00"),
        ("på eftermiddagen den 27 februari", "2023-02-27 12:00-17:00"),
        ("10–11 maj", "2023-05-10..2023-05-11"),
        ("30-31/3 2017", "2017-03-30..2017-03-31"),
        ("06- 07 maj 2020 klocka 09.00 - 15.30", "2020-05-06..2020-05-07 09:00-15:30"),
        ("onsdag 31 maj - torsdag 1 juni", "2023-05-31..2023-06-01"),
        ("ons 24–tors 25 maj", "2023-05-24..2023-05-25"),
        ("4 april till 5 april kl. 13.00-12.00", "2023-04-04..2023-04-05 13:00-12:00"),
        ("4 april till 5 april kl. 13.00", "2023-04-04..2023-04-05"),
        ("onsdag–torsdag 24–25 maj kl 9-15", "2023-05-24..2023-05-25 09:00-15:00"),
        ("Thursday-Friday 13-14 October, 2022", "2022-10-13..2022-10-14"),
        ("tors-fre 13-14/4", "2023-04-13..2023-04-14"),
        ("natten 30/9–1/10", "2023-09-30..2023-10-01"),
        ("20 aug 13.00 – 21 aug 12.00", "2023-08-20..2023-08-21 13:00-12:00"),
        ("24.11.2022 – 02.12.2022", "2022-11-24..2022-12-02"),
        ("24. og 25. november 2022", "2022-11-24..2022-11-25"),
        ("mellan 1 mars och 5 april", "2023-03-01..2023-04-05"),
        ("fr.o.m. 3 april t.o.m. 5 maj", "2023-04-03..2023-05-05"),
        ("den 20 nästa månad", "2023-03-20"),
        ("första fredagen i maj", "2023-05-05"),
        ("sista fredagen i nästa månad", "2023-03-31"),
        ("i dag", "2023-02-20"),
        ("i övermorgon", "2023-02-22"),
        ("på torsdag", "2023-02-23"),
        ("i torsdags", "2023-02-16"),
        ("söndag förra veckan", "2023-02-19"),
        ("torsdag v. 16", "2023-04-20"),
        ("nästa vecka", "2023-02-27..2023-03-05"),
        ("v. 16-18", "2023-04-17..2023-05-07"),
        ("i maj", "2023-05-01..2023-05-31"),
        ("majträffen", "2023-05-01..2023-05-31"),
        ("maj-juni", "2023-05-01..2023-06-30"),
        ("slutet av maj", "2023-05-21..2023-05-31"),
        ("i höst", "2023-08-01..2023-12-31"),
        ("våren 2020", "2020-01-01..2020-06-30"),
        ("3:e kvartalet", "2023-07-01..2023-09-30"),
        ("första halvåret 2024", "2024-01-01..2024-06-30"),
        ("kvar i år", "2023-02-20..2023-12-31"),
        ("om tre veckor", "2023-03-13"),
        ("två veckor sedan", "2023-02-06"),
        ("inom en månad", "2023-02-20..2023-03-20"),
        ("om en timme", "2023-02-20 10:00"),
        ("kl 9.15–12.00", "09:15-12:00"),
        ("kl 1230-1500", "12:30-15:00"),
        ("Tid: 9–12", "09:00-12:00"),
        ("halv tre", "14:30"),
        ("kvart över tio", "10:15"),
    ],
)
def test_swedish_expressions_mean_their_days_and_hours(text: str, expected: str) -> None:
    assert shown(one(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 March", "2023-03-08"),
        ("the 10th of May", "2023-05-10"),
        ("May 10-11, 2023", "2023-05-10..2023-05-11"),
        ("on Sat 13 May", "2023-05-13"),
        ("in May", "2023-05-01..2023-05-31"),
        ("this autumn", "2023-08-01..2023-12-31"),
        ("the day after tomorrow", "2023-02-22"),
        ("in two weeks", "2023-03-06"),
        ("9.30 am", "09:30"),
        ("2pm-4pm", "14:00-16:00"),
        ("tirsdag den 28. marts 2023 kl. 10.00 - 15.00", "2023-03-28 10:00-15:00"),
        ("tysdag 14. november", "2023-11-14"),
        ("11. oktober 2022", "2022-10-11"),
    ],
)
def test_english_norwegian_and_danish_are_read_too(text: str, expected: str) -> None:
    assert shown(one(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Agenda 2030",
        "Klimat 2030 och Utmaningar",
        "ISBN 978-91-89730-43-4",
        "ring 0739-81 23 09",
        "org.nr 202100-2213",
        "skala 1:1",
        "1-2 personer",
        "punkt 4-6",
        "version 2.10",
        "411 05 Göteborg",
        "Maj-Liz Hedendahl",
        "Maj Olsson ringer",
        "i vår kommun",
        "vår samordnare",
        "var är träffen",
        "I may be late",
        "möte-ID 312 456 789 012, kod 8Mar3x",
        "2/3 av kommunerna",
        "kl. 1 500 kr",
        "god jul",
        "mandatet är brett och matchen avgjord",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_times(text, now=MONDAY).values == ()


@pytest.mark.parametrize(
    ("text", "modifier", "window"),
    [
        ("före jul", Modifier.BEFORE, (None, date(2023, 12, 23))),
        ("efter sommaren", Modifier.AFTER, (date(2023, 8, 1), None)),
        ("före sommaren", Modifier.BEFORE, (None, date(2023, 6, 30))),
        ("efter 1 oktober", Modifier.AFTER, (date(2023, 10, 2), None)),
        ("senast den 10 mars", Modifier.UNTIL, (None, date(2023, 3, 10))),
        ("från och med 1 mars", Modifier.FROM, (date(2023, 3, 1), None)),
        ("after 1 October", Modifier.AFTER, (date(2023, 10, 2), None)),
    ],
)
def test_a_preposition_opens_the_window_on_one_side(text: str, modifier: Modifier, window: Any) -> None:
    value = one(text)

    assert (value.modifier, value.window) == (modifier, window)


def test_a_distance_to_a_day_is_told_from_the_day() -> None:
    distance, day = find_times("påminn mig 2 dagar innan 19 april", now=MONDAY).values

    assert (distance.grain, distance.number, distance.unit) == (Grain.DURATION, 2, "day")
    assert (distance.modifier, day.modifier, day.start) == (Modifier.BEFORE, None, date(2023, 4, 19))


def test_a_move_names_two_days_and_no_range() -> None:
    days = find_times("flytta mötet den 8 mars till 20 april kl 9-12", now=MONDAY).values

    assert [shown(d) for d in days] == ["2023-03-08", "2023-04-20 09:00-12:00"]


def test_next_thursday_is_either_of_two() -> None:
    value = one("nästa torsdag")

    assert Flag.AMBIGUOUS in value.flags
    assert {value.start, value.alternatives[0][0]} == {date(2023, 2, 23), date(2023, 3, 2)}


def test_the_year_is_the_plans_before_all_else() -> None:
    assert one("2 februari", plan_year=2024).start == date(2024, 2, 2)


def test_the_year_is_that_in_which_the_weekday_fits_and_says_so() -> None:
    value = one("Onsdag 8 juni")

    assert value.start == date(2022, 6, 8)
    assert Flag.YEAR_FROM_WEEKDAY in value.flags
    assert value.alternatives == ((date(2023, 6, 8), date(2023, 6, 8)),)


def test_a_day_without_year_or_weekday_is_the_next_one_and_the_last_is_kept() -> None:
    value = one("2 februari")

    assert value.start == date(2024, 2, 2)
    assert value.alternatives == ((date(2023, 2, 2), date(2023, 2, 2)),)


def test_a_sentence_about_the_past_means_the_last_such_day() -> None:
    assert one("vad bestämdes den 2 februari").start == date(2023, 2, 2)


def test_a_weekday_that_fits_no_year_is_a_conflict() -> None:
    value = one("lördag 8 mars")

    assert Flag.CONFLICT in value.flags
    assert value.start == date(2023, 3, 8)


def test_without_now_a_day_keeps_what_is_written() -> None:
    value = one("onsdag 8 mars", now=None)

    assert value.start is None
    assert (value.days[0].day, value.days[0].month, value.days[0].weekday) == (8, 3, 2)


def test_a_list_shares_its_month_and_its_year() -> None:
    days = find_times("3, 10 och 17 maj 2024", now=None).values

    assert [shown(d) for d in days] == ["2024-05-03", "2024-05-10", "2024-05-17"]


@pytest.mark.parametrize("text", ["10:00 GMT", "varje torsdag", "8 mars 15 april", "den 31 februari"])
def test_time_words_that_no_value_used_are_left_over(text: str) -> None:
    assert not find_times(text, now=MONDAY).complete


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("i agusti", date(2023, 8, 1)),
        ("5 septmber", date(2023, 9, 5)),
        ("på torsda", date(2023, 2, 23)),
        ("pa lordag", date(2023, 2, 25)),
        ("i host", date(2023, 8, 1)),
    ],
)
def test_misspelt_and_bare_letters_are_understood(text: str, start: date) -> None:
    assert one(text).start == start


def test_hours_ahead_are_elapsed_time_over_the_change_of_clocks() -> None:
    before = datetime(2023, 10, 29, 1, 30, tzinfo=STOCKHOLM)

    assert shown(one("om tre timmar", now=before)) == "2023-10-29 03:30"


def test_the_day_is_that_of_the_networks_zone() -> None:
    late = datetime(2023, 7, 1, 22, 30, tzinfo=UTC)

    assert one("idag", now=late.astimezone(STOCKHOLM)).start == date(2023, 7, 2)


def test_iso_weeks_hold_at_the_turn_of_the_year() -> None:
    assert shown(one("v. 53 2026")) == "2026-12-28..2027-01-03"
    assert find_times("v. 53 2023", now=MONDAY).values == ()


def test_a_text_in_either_unicode_form_gives_the_same_values_in_the_same_places() -> None:
    text = "på måndag i vår förening, den 8 mars på förmiddagen"
    decomposed = unicodedata.normalize("NFD", text)

    found, other = find_times(text, now=MONDAY).values, find_times(decomposed, now=MONDAY).values

    assert [shown(v) for v in found] == [shown(v) for v in other]
    for here, there in zip(found, other, strict=True):
        piece = decomposed[there.begin : there.stop]
        assert unicodedata.normalize("NFC", piece) == text[here.begin : here.stop]


@pytest.mark.skipif(not hasattr(clock, "tzset"), reason="the platform has no process time zone to set")
def test_the_time_zone_of_the_process_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "imorgon kl 9, nästa vecka och om 3 timmar"
    found = find_times(text, now=MONDAY)
    try:
        monkeypatch.setitem(os.environ, "TZ", "Pacific/Auckland")
        clock.tzset()
        assert find_times(text, now=MONDAY) == found
    finally:
        monkeypatch.undo()
        clock.tzset()


def test_a_longer_text_than_the_grammar_reads_is_said_to_be_cut() -> None:
    assert find_times("måndag " * LONGEST, now=MONDAY).truncated


PIECES = st.sampled_from([
    "8 mars", "10–11 maj", "kl 9-12", "onsdag", "31 februari", "v. 53", "2023", "i höst", "före jul", "om 99999 år",
    "nästa torsdag", "den 20 nästa månad", "12/2, 15/5 och 4/9", "24.11.2022 – 02.12.2022", "första fredagen i maj",
    "kvar i år", "H1", "maj-juni", "till", "och", "mellan", "senast", "a\u0308", "halv tre", "00.00", "24.00", "§ 4",
])  # fmt: skip
MOMENTS = st.datetimes(datetime(1991, 1, 1), datetime(2098, 1, 1), timezones=st.just(STOCKHOLM))  # noqa: DTZ001  the zone comes with `timezones`


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=20).map(" ".join), now=MOMENTS)
def test_no_text_makes_the_grammar_fail_and_values_lie_within_it(text: str, now: datetime) -> None:
    for value in find_times(text, now=now).values:
        assert 0 <= value.begin < value.stop <= len(text)
        assert value.start is None or value.end is None or value.start <= value.end
