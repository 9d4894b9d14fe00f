from dialogs.publishing_list import choose_form, edit_form, listing, waiting
from dialogs.publishing_questions import pressed
from dialogs.replies import FieldKind
from storage.database import Database
from tests.dialogs.a_publication import on_the_desk


def test_each_meeting_stands_with_its_facts_and_its_line(database: Database) -> None:
    with on_the_desk(database) as (publication, view, turn):
        card = listing(publication, view, pressed(publication), turn).card

    assert card is not None
    assert [row.title for row in card.rows] == ["1. Digitalt möte", "2. Fältdag", "3. Digitalt möte"]
    assert card.rows[1].detail == (
        "torsdag 3 maj 2029 kl. 9.00–16.00 · Sjögruppen · fysisk · Folkets hus · ny\n"
        "Rad 4: ”Fältdag: torsdag 3 maj, kl 9-16, Folkets hus”"
    )
    assert [button.title for button in card.buttons] == ["Ja, publicera 3 träffar", "Välj träffar", "Avbryt"]


def test_what_is_left_out_is_marked_and_not_counted(database: Database) -> None:
    with on_the_desk(database) as (publication, view, turn):
        fewer = publication.without(item.key for item in view.items[:2])
        card = listing(fewer, view, pressed(fewer), turn).card

    assert card is not None
    assert "publiceras inte" in card.rows[0].detail
    assert card.buttons[0].title == "Ja, publicera träffen"


def test_the_form_holds_what_is_known(database: Database) -> None:
    with on_the_desk(database) as (publication, view, turn):
        item = view.items[1]
        assert item.draft is not None
        card = edit_form(item, item.draft, pressed(publication), turn).card

    assert card is not None
    values = {field.id: field.value for field in card.fields}
    assert (values["first_day"], values["starts_at"], values["place"]) == ("2029-05-03", "09:00", "Folkets hus")
    assert {field.kind for field in card.fields} == {FieldKind.TEXT, FieldKind.DATE, FieldKind.TIME, FieldKind.CHOICE}


def test_in_the_choice_what_is_not_left_out_is_ticked(database: Database) -> None:
    with on_the_desk(database) as (publication, view, turn):
        fewer = publication.without([view.items[0].key])
        card = choose_form(fewer, view, pressed(fewer), turn).card

    assert card is not None
    assert card.fields[0].value.split(",") == [item.key for item in view.items[1:]]


def test_a_list_that_waits_is_named_with_its_way_back(database: Database) -> None:
    with on_the_desk(database) as (publication, view, turn):
        reply = waiting(publication, view, pressed(publication), turn)

    assert "3 träffar väntar på ditt ja" in reply.text
    assert reply.card is not None
    assert reply.card.buttons[0].title == "Visa listan"
