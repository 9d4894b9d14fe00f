"""An activity becomes what a person did."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.teams.activities import Activity
from bot.teams.reading import executed, incoming_of, instant_of, locale_of, pressed, searched
from dialogs.incoming import Kind
from tests.fakes.edge import NOW, an_activity


def a(**fields: object) -> Activity:
    return Activity.model_validate(an_activity("https://x.example/", **fields))


@pytest.mark.parametrize(
    ("told", "instant"),
    [
        ("2031-02-20T08:05:00.1234567Z", datetime(2031, 2, 20, 8, 5, 0, 123456, tzinfo=UTC)),
        ("2031-02-20T09:05:00+01:00", datetime(2031, 2, 20, 8, 5, tzinfo=UTC)),
        ("2031-02-20T08:11:00Z", NOW),
        ("2031-02-20T07:49:00Z", NOW),
        ("2031-02-20T08:05:00", NOW),
        ("now", NOW),
        (None, NOW),
    ],
)
def test_the_service_s_clock_is_trusted_within_ten_minutes(told: str | None, instant: datetime) -> None:
    assert instant_of(a(timestamp=told), NOW) == instant


@pytest.mark.parametrize(
    ("locale", "entities", "found"),
    [
        ("sv-SE", None, "sv-SE"),
        (None, [{"type": "clientInfo", "locale": "en-GB"}], "en-GB"),
        ("../x", [{"type": "clientInfo", "locale": "nb"}], "nb"),
        ("zh-Hant-TW", None, "zh-Hant-TW"),
        (None, [{"locale": 7}], None),
        ("s", None, None),
    ],
)
def test_the_language_is_the_client_s(locale: str | None, entities: object, found: str | None) -> None:
    assert locale_of(a(locale=locale, entities=entities)) == found


def test_a_name_is_tidied_and_cut() -> None:
    incoming = incoming_of(a(**{"from": {"id": "29:x", "name": " A\n\u200b" + "b" * 900}}), kind=Kind.MESSAGE, now=NOW)

    assert incoming.person.name.startswith("A\nb")
    assert len(incoming.person.name) == 200


@pytest.mark.parametrize(
    ("text", "value", "press"),
    [
        ("", {"do": "x"}, {"do": "x"}),
        (None, {"a": 1}, {"a": 1}),
        ("Anmäl mig", {"do": "x"}, {"do": "x"}),
        ("hej", {"a": 1}, None),
        ("hej", None, None),
        ("", {}, None),
        ("", [], None),
        ("", '{"do": "x"}', {"do": "x"}),
        ("", "{", None),
    ],
)
def test_a_message_with_a_button_s_data_is_a_press(text: str | None, value: object, press: object) -> None:
    assert pressed(a(text=text, value=value)) == press


def test_what_was_filled_in_stands_beside_the_button_s_own_data() -> None:
    action = {"action": {"verb": "v", "data": {"do": "d", "name": "Anna"}}}

    assert executed(a(value=action)) == {"do": "d", "name": "Anna"}


@pytest.mark.parametrize(
    ("parameters", "query"),
    [([{"name": "q", "value": " Styr  grupp "}], "Styr grupp"), ([], ""), ([{"name": "q"}], ""), ("q", "")],
)
def test_a_search_is_what_was_typed_first(parameters: object, query: str) -> None:
    assert searched(a(value={"parameters": parameters})) == {"do": "search", "query": query}


def test_a_time_that_cannot_be_compared_is_not_trusted() -> None:
    assert instant_of(a(timestamp="0001-01-01T00:00:00+23:59"), NOW) == NOW
    assert instant_of(a(timestamp="9999-12-31T23:59:59-23:59"), NOW - timedelta(days=1)) == NOW - timedelta(days=1)
