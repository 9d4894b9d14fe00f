"""Every card is one that Teams shows: version, size, labels, fallbacks, no misspelt field."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.cards import layout
from bot.cards.layout import adaptive_card
from dialogs.replies import Button, Card, Choice, Field, FieldKind, Reply, Row, Style

FULL = Card(
    title="Nätverksträff",
    text="Välkommen",
    facts=(("När", "12 mars"), ("Var", "Borås")),
    rows=(Row(title="Mars", detail="Borås", press={"do": "answer", "meeting": "m1"}), Row(title="Juni")),
    fields=(
        Field(id="name", kind=FieldKind.TEXT, label="Namn", value="Anna", required=True, error="Skriv ditt namn."),
        Field(id="diet", kind=FieldKind.LONG_TEXT, label="Kost", required=True),
        Field(id="mode", kind=FieldKind.CHOICE, label="Form", choices=(Choice(title="På plats", value="onsite"),)),
        Field(
            id="days",
            kind=FieldKind.CHOICES,
            label="Dagar",
            choices=tuple(Choice(title=f"Dag {n}", value=str(n)) for n in range(9)),
        ),
        Field(id="day", kind=FieldKind.DATE, label="Dag", value="2031-03-12"),
        Field(id="time", kind=FieldKind.TIME, label="Tid"),
    ),
    source="Ur planen, rad 41",
    buttons=(
        Button(title="Ja", press={"do": "register.confirm", "mode": None}, style=Style.POSITIVE),
        Button(title="Nej", press={"do": "cancel"}, style=Style.DESTRUCTIVE, sends_fields=False),
        Button(title="Kalender", url="https://sjo.example/k.ics"),
        Button(title="Formulär", press={"do": "form", "msteams": {"type": "task/fetch"}}),
    ),
)
REPLY = Reply(text="Nästa träff är den 12 mars.", card=FULL)


def elements(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "type" in node:
            yield node
        for inner in node.values():
            yield from elements(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from elements(inner)


def of_type(card: object, kind: str) -> list[dict[str, Any]]:
    return [element for element in elements(card) if element["type"] == kind]


def models(node: object) -> Iterator[BaseModel]:
    if isinstance(node, BaseModel):
        yield node
        for name in type(node).model_fields:
            yield from models(getattr(node, name))
    elif isinstance(node, list | tuple):
        for inner in node:
            yield from models(inner)


def test_a_card_says_first_what_the_reply_says() -> None:
    card = adaptive_card(REPLY)

    texts = [block["text"] for block in of_type(card, "TextBlock")]
    assert texts[:3] == ["Nästa träff är den 12 mars.", "Nätverksträff", "Välkommen"]
    assert texts[-1] == "Ur planen, rad 41"
    assert (card["version"], card["lang"], card["fallbackText"]) == ("1.5", "sv", "Nästa träff är den 12 mars.")


@pytest.mark.parametrize("card", [Card(title="Samma"), Card(text="Samma")])
def test_nothing_is_said_twice(card: Card) -> None:
    assert len(of_type(adaptive_card(Reply(text="Samma", card=card)), "TextBlock")) == 1


def test_a_button_is_executed_where_that_works_and_submitted_elsewhere() -> None:
    yes, no = of_type(adaptive_card(REPLY)["actions"], "Action.Execute")

    assert (yes["verb"], yes["data"]) == ("register.confirm", {"do": "register.confirm", "mode": None})
    assert yes["fallback"]["type"] == "Action.Submit"
    assert yes["fallback"]["data"] == yes["data"]
    assert (yes["style"], no["style"]) == ("positive", "destructive")
    assert "associatedInputs" not in yes
    assert no["associatedInputs"] == no["fallback"]["associatedInputs"] == "none"


def test_a_button_opens_an_address_or_a_dialog() -> None:
    card = adaptive_card(REPLY)

    assert of_type(card, "Action.OpenUrl")[0]["url"] == "https://sjo.example/k.ics"
    (form,) = [action for action in card["actions"] if action["title"] == "Formulär"]
    assert form["type"] == "Action.Submit"
    assert form["data"]["msteams"] == {"type": "task/fetch"}


def test_a_row_with_a_press_is_a_button_as_a_whole() -> None:
    pressed, plain = of_type(adaptive_card(REPLY), "Container")

    assert pressed["selectAction"]["data"] == {"do": "answer", "meeting": "m1"}
    assert pressed["selectAction"]["title"] == "Mars"
    assert "selectAction" not in plain


def test_every_field_is_labelled_and_a_required_one_says_what_is_missing() -> None:
    fields = [element for element in elements(adaptive_card(REPLY)) if element["type"].startswith("Input.")]

    assert [field["type"] for field in fields] == [
        "Input.Text",
        "Input.Text",
        "Input.ChoiceSet",
        "Input.ChoiceSet",
        "Input.Date",
        "Input.Time",
    ]
    assert all(field["label"] and field["id"] for field in fields)
    assert [field.get("errorMessage") for field in fields if field.get("isRequired")] == [
        "Skriv ditt namn.",
        "Det här behöver du fylla i.",
    ]
    assert [fields[2]["style"], fields[3]["style"]] == ["expanded", "compact"]
    assert fields[1]["isMultiline"]
    assert fields[3]["isMultiSelect"]


def test_more_than_six_buttons_go_into_the_menu() -> None:
    buttons = tuple(Button(title=str(n), press={"do": "x"}) for n in range(8))
    card = adaptive_card(Reply(text="Välj", card=Card(buttons=buttons)))

    assert [action.get("mode") for action in card["actions"]] == [None] * 6 + ["secondary"] * 2


def test_several_replies_make_one_card() -> None:
    card = adaptive_card(Reply(text="Ett", card=Card(buttons=(Button(title="A", press={"do": "a"}),))), REPLY)

    assert [action["title"] for action in card["actions"]] == ["A", "Ja", "Nej", "Kalender", "Formulär"]
    assert card["body"][0]["text"] == "Ett"


def test_a_list_that_is_too_long_for_teams_is_shortened_and_says_so() -> None:
    rows = tuple(Row(title="Träff " * 10, detail="å" * 200, press={"do": "answer", "n": n}) for n in range(500))
    card = adaptive_card(Reply(text="Alla träffar", card=Card(rows=rows)))

    assert len(json.dumps(card, ensure_ascii=False).encode("utf-16-le")) < 80_000
    assert of_type(card, "TextBlock")[-1]["text"].startswith("… och ")


def test_a_text_without_end_is_cut() -> None:
    card = adaptive_card(Reply(text="å" * 200_000))

    assert len(json.dumps(card, ensure_ascii=False).encode("utf-16-le")) < 80_000


def test_no_field_of_a_card_is_misspelt() -> None:
    built = [*layout._body(REPLY, 9), *(layout._button(button, place) for place, button in enumerate(FULL.buttons))]  # noqa: SLF001 - the models, before they are JSON

    assert [(type(model), model.model_extra) for model in models(built) if model.model_extra] == []


texts = st.text(max_size=60)


@given(st.builds(Row, title=texts, detail=texts), texts, texts, st.lists(st.tuples(texts, texts), max_size=3))
def test_any_words_make_a_card(row: Row, title: str, text: str, facts: list[tuple[str, str]]) -> None:
    reply = Reply(text=text, card=Card(title=title, facts=tuple(facts), rows=(row,)))

    assert adaptive_card(reply)["type"] == "AdaptiveCard"
