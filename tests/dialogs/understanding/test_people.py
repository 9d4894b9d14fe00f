import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding.people import (
    NameWords,
    OrganisationWords,
    as_name,
    blanked,
    broken_email,
    emails,
    names,
    organisations,
)
from dialogs.understanding.words import split
from tests.builders import a_member

KINDS = OrganisationWords(
    ends=("kommun", "stad"), begins=("region",), tails=("län",), before=("från",), not_names=frozenset({"vår", "en"})
)
HELPING = NameWords(not_names=frozenset({"hej", "jag"}), spoken_for=frozenset(), before=frozenset({0}))
KNOWN = ("Mora kommun", "Borås Stad", "Region Sjö", "Verket")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("skriv till Vera.Strand@Amal.example.", ["vera.strand@amal.example"]),
        ("a@b.example, c-d@e-f.example", ["a@b.example", "c-d@e-f.example"]),
        ("vera@åmål.example", ["vera@åmål.example"]),
        ("vera@amal", []),
        ("vera..strand@amal.example", []),
        ("@amal.example", []),
        ("kl. 9.15-12.00", []),
    ],
)
def test_whole_addresses_are_found_in_lower_case(text: str, found: list[str]) -> None:
    assert [each.value for each in emails(text)] == found


@pytest.mark.parametrize(
    ("text", "attempt"),
    [
        ("olle@orust", "olle@orust"),
        ("min är olle(a)orust.se", "olle(a)orust.se"),
        ("olle [at] orust.se", "olle [at] orust.se"),
        ("olle snabel-a orust.se", "olle snabel-a orust.se"),
        ("vera@amal.example", None),
        ("meet me at noon", None),
        ("@Berit kommer också", None),
        ("@amal.example", "@amal.example"),
    ],
)
def test_what_is_meant_as_an_address_and_is_none_is_noticed(text: str, attempt: str | None) -> None:
    assert broken_email(text) == attempt


def test_a_spoken_address_is_noticed_where_an_address_is_expected() -> None:
    assert broken_email("använd min andra mejl: olle at orust", expected=True) == "olle at orust"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jag är från Mora kommun", ["Mora kommun"]),
        ("jag kommer från mora", ["Mora kommun"]),
        ("träffen i Mora", []),
        ("Borås", []),
        ("Borås kommun och verket", ["Borås Stad", "Verket"]),
        ("Anna, Tibro kommun, kommer", ["Tibro kommun"]),
        ("Upplands Väsby kommun", ["Upplands Väsby kommun"]),
        ("vi är tre från vår kommun", []),
        ("Region Halland är med", ["Region Halland"]),
        ("Region Jönköpings län är med", ["Region Jönköpings län"]),
    ],
)
def test_organisations_are_found_by_name_and_others_by_their_kind(text: str, found: list[str]) -> None:
    assert [each.value for each in organisations(text, KNOWN, KINDS)] == found


@pytest.mark.parametrize(("text", "name"), [("mora", "Mora kommun"), ("Borås", "Borås Stad"), ("Ingenstans", None)])
def test_a_place_is_enough_when_an_organisation_was_asked_for(text: str, name: str | None) -> None:
    found = organisations(text, KNOWN, KINDS, alone=True)

    assert [each.value for each in found] == ([name] if name else [])


def named(text: str, *addresses: str) -> list[str]:
    return [each.value for each in names(text, split(text), HELPING, [a_member("Berit Falk")], addresses)]


def test_names_are_found_by_capitals() -> None:
    assert named("Hej Anna-Karin Ek och Bo Å kommer") == ["Anna-Karin Ek", "Bo Å"]


def test_a_single_capital_is_a_name_only_after_a_word_that_says_so() -> None:
    assert named("med Berit") == ["Berit"]
    assert named("Mars är fin") == []


def test_members_and_whom_an_address_names_need_no_capitals() -> None:
    assert named("anmäl berit falk") == ["Berit Falk"]
    assert named("anmäl lisa ström tack", "lisa.strom@amal.example") == ["Lisa Ström"]


def test_shouting_names_nobody() -> None:
    assert named("ANMÄL MIG NU") == []


def test_a_name_in_lower_case_is_written_as_names_are() -> None:
    assert as_name("berit  falk") == "Berit Falk"
    assert as_name("Ann von Å") == "Ann von Å"


@given(st.text(max_size=200))
def test_whatever_is_written_is_found_inside_the_text(text: str) -> None:
    words = split(text)
    found = [*emails(text), *organisations(text, KNOWN, KINDS), *names(text, words, HELPING, [], [])]

    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert len(blanked(text, found)) == len(text)
    broken_email(text, expected=True)
