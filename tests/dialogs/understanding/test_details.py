import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding.details import (
    Details,
    Told,
    diet_answer,
    name_answer,
    organisation_answer,
    read_details,
)
from dialogs.understanding.interpretation import Response
from meetings.organisations import Group, Organisation
from meetings.registrations import Mode
from tests.builders import a_meeting, a_member, a_schedule

SCHEDULE = a_schedule(
    a_meeting(title="Träff vid Stora sjön", place="Åmål"),
    groups=(Group(id="lakes", name="Rättvisa Sjöar"),),
    organisations=tuple(Organisation(id=n, name=n) for n in ("Mora kommun", "Borås Stad", "Verket")),
)
MEMBERS = [a_member("Karin Lind"), a_member("Berit Falk")]


def read(text: str) -> Details:
    return read_details(text, SCHEDULE, MEMBERS, oneself="Karin Lind")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Anmäl Johan Ek, Tibro kommun, johan.ek@tibro.example till 8 mars",
            [Told(name="Johan Ek", organisation="Tibro kommun", email="johan.ek@tibro.example")],
        ),
        (
            "Please register my colleague Anna Berg (anna.berg@boras.example) for 28 September",
            [Told(name="Anna Berg", email="anna.berg@boras.example")],
        ),
        (
            "anmäl mig till 8 mars, glutenfri, ta med Berit",
            [Told(oneself=True, diet="glutenfri"), Told(name="Berit")],
        ),
        (
            "sign up me and Göran Lund for workshop 1, he is vegan",
            [Told(oneself=True), Told(name="Göran Lund", diet="vegan")],
        ),
        (
            "anmäl Nils Åker och Britta Alm från Verket",
            [Told(name="Nils Åker", organisation="Verket"), Told(name="Britta Alm", organisation="Verket")],
        ),
        ("Hej! Jag heter Per Holm och vill vara med", [Told(oneself=True, name="Per Holm")]),
        ("anmäl karin lind", [Told(oneself=True, name="Karin Lind")]),
        ("Anmäl mig till Rättvisa Sjöar", [Told(oneself=True)]),
        ("Sign me up for Stora sjön", [Told(oneself=True)]),
    ],
)
def test_everything_told_belongs_to_somebody(text: str, people: list[Told]) -> None:
    assert list(read(text).people) == people


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("nej, glutenfri", Told(diet="glutenfri")),
        ("sorry, make that gluten free", Told(diet="gluten free")),
        ("nej inte vegetarian, glutenfri", Told(diet="glutenfri")),
        ("I'm allergic to nuts and shellfish", Told(diet="allergic to nuts and shellfish")),
        ("vegan och nötallergiker", Told(diet="vegan, nötallergiker")),
        ("ingen specialkost", Told(diet="")),
        ("nej, jag jobbar i Mora nu", Told(organisation="Mora kommun")),
        ("min mejl är karin@ny.example", Told(email="karin@ny.example")),
    ],
)
def test_what_is_told_before_anybody_is_named_is_loose(text: str, loose: Told) -> None:
    assert read(text).loose == loose


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("nej, fel mejl", {"email"}),
        ("I want to change the email", {"email"}),
        ("fel kommun", {"organisation"}),
        ("jag vill byta kost", {"diet"}),
        ("wrong date", {"meeting"}),
        ("det stämmer inte", {"something"}),
        ("ja tack", set()),
    ],
)
def test_what_is_called_wrong_is_noticed(text: str, wrong: set[str]) -> None:
    assert read(text).wrong == wrong


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("äh strunta i det", Response.CANCEL),
        ("never mind", Response.CANCEL),
        ("ja det blir jättebra", Response.YES),
        ("nä tack", Response.NO),
        ("ja men var är det?", None),
        ("glutenfri", None),
    ],
)
def test_a_yes_a_no_and_a_giving_up_are_heard_in_longer_messages(text: str, answer: Response | None) -> None:
    assert read(text).answer is answer


@pytest.mark.parametrize("text", ["anmäl min kollega", "sign up a colleague", "ta med en person till"])
def test_somebody_without_a_name_is_noticed(text: str) -> None:
    assert read(text).unnamed


@pytest.mark.parametrize(
    "text", ["Berit Falk tar min plats", "Berit goes instead of me", "ge min plats till Berit", "Berit takes my seat"]
)
def test_a_seat_for_somebody_else_is_noticed(text: str) -> None:
    assert read(text).handing_over


def test_giving_up_the_own_seat_hands_it_to_nobody() -> None:
    assert not read("avboka min plats").handing_over


@pytest.mark.parametrize(("text", "mode"), [("jag kommer dit", Mode.ONSITE), ("I'll join online", Mode.ONLINE)])
def test_the_way_of_taking_part_is_heard(text: str, mode: Mode) -> None:
    assert read(text).mode is mode


@pytest.mark.parametrize(
    ("text", "diet"),
    [
        ("ja tack, glutenfri", "glutenfri"),
        ("jag är vegan", "vegan"),
        ("vegetarisk men äter fisk", "vegetarisk men äter fisk"),
        ("I'm vegetarian please", "vegetarian"),
        ("sesam", "sesam"),
        ("inget särskilt", ""),
        ("nothing special", ""),
        ("ja", None),
    ],
)
def test_the_answer_about_food_keeps_the_persons_words(text: str, diet: str | None) -> None:
    assert diet_answer(text) == diet


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hon heter berit falk", "Berit Falk"),
        ("Berit", "Berit"),
        ("Maj Svensson", "Maj Svensson"),
        ("det är Anna-Karin Ek tack", "Anna-Karin Ek"),
        ("Berit Falk, Mora", "Berit Falk"),
        ("vet inte", None),
        ("8 mars", None),
        ("", None),
    ],
)
def test_the_answer_about_a_name_is_a_name_or_nothing(text: str, name: str | None) -> None:
    assert name_answer(text) == name


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("mora", "Mora kommun"),
        ("boras", "Borås Stad"),
        ("Orust kommun", "Orust kommun"),
        ("Föreningen Sjöliv", "Föreningen Sjöliv"),
        ("", None),
    ],
)
def test_the_answer_about_an_organisation_is_a_known_one_or_as_written(text: str, organisation: str | None) -> None:
    assert organisation_answer(text, SCHEDULE) == organisation


@given(st.text(max_size=300))
def test_whatever_is_written_never_raises(text: str) -> None:
    read(text)
    diet_answer(text)
    name_answer(text)
    organisation_answer(text, SCHEDULE)
