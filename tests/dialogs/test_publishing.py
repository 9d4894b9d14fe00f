"""A coordinator gives a document; nothing is published before the yes."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from dialogs import publishing
from dialogs.documents.files import pasted
from dialogs.incoming import Attachment, Scope
from dialogs.state import Flow
from meetings.members import Member, Role
from meetings.records import Records
from meetings.schedule import Meeting
from storage.database import Database
from tests.builders import NETWORK, STOCKHOLM, a_member
from tests.dialogs.a_conversation import Conversation
from tests.dialogs.a_turn import LAKES, a_turn

NOW = datetime(2029, 1, 10, 9, tzinfo=STOCKHOLM)
PLAN = """Verksamhetsplan 2029 för Nätverket för sjöar
Sjögruppen
- Digitalt möte: onsdag 14 mars, kl 9-12
- Fältdag: torsdag 3 maj, kl 9-16, Folkets hus
Skogsgruppen
- Digitalt möte: onsdag 12 september, kl 13-15"""
INVITATION = """Inbjudan till lärprojekt
Levande sjöar
Träff 1
Åmål
10 september 10-15
Träff 2
4 december
Anmälan görs till vera.strand@sjoar.example senast den 23 augusti."""


def a_coordinator() -> Member:
    return a_member("Sam Ordnare", role=Role.COORDINATOR)


class Desk(Conversation):
    """A conversation with the dialog that publishes."""

    def __init__(self, records: Records, member: Member | None = None, **where: Any) -> None:
        records.networks.add(NETWORK)
        records.schedules.add_group(NETWORK.id, LAKES)
        self.records = records
        super().__init__(publishing, records, member or a_coordinator(), now=where.pop("now", NOW), **where)

    def press(self, title: str, **fields: str) -> str:
        """Presses a button of the last card."""
        self.replies = self.replies[-1:]
        return super().press(title, **fields)

    def give(self, text: str) -> str:
        """Pastes a text."""
        turn = self._turn(text)
        return self._take(publishing.start(COMMAND, self.state, turn))

    def give_file(self, *files: Attachment) -> str:
        """Sends files."""
        turn = self._turn()
        turn = replace(turn, incoming=replace(turn.incoming, files=files))
        return self._take(publishing.start(COMMAND, self.state, turn))

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """What is published."""
        return self.records.schedules.of(NETWORK.id).meetings


COMMAND: Any = None  # the dialog is the same whatever led to it


def test_a_plan_is_shown_with_its_lines_and_published_after_the_yes(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)

        shown = desk.give(PLAN)

        assert "3 träffar, 2 grupper" in shown
        assert "Rad 4: ”Fältdag: torsdag 3 maj, kl 9-16, Folkets hus”" in shown
        assert not desk.meetings
        assert "3 träffar är publicerade" in desk.say("ja")
        assert [meeting.title for meeting in desk.meetings] == ["Digitalt möte", "Fältdag", "Digitalt möte"]
        assert desk.state.flow is None
        assert records.schedules.of(NETWORK.id).documents[0].given_by == "sam.ordnare@amal.example"


def test_only_what_is_missing_is_asked_one_thing_at_a_time(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)

        assert "Vilket år är Träff 1 den 10 september?" in desk.give(INVITATION)
        assert "plats för den här träffen: Träff 2" in desk.press("2029")
        assert "tid för den här träffen: Träff 2" in desk.say("Säffle")
        listed = desk.say("9.30-12")

        assert "tisdag 4 december 2029 kl. 9.30–12.00 · fysisk · Säffle" in listed
        desk.say("ja")
        assert [m.place for m in desk.meetings] == ["Åmål", "Säffle"]


def test_a_question_can_be_passed_over(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(INVITATION)
        desk.say("2029")

        desk.say("vet inte")
        listed = desk.press("Hoppa över")

        assert "tid okänd · plats okänd" in listed


def test_the_list_can_be_looked_at_while_something_is_asked_and_is_no_answer(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(INVITATION)
        desk.say("2029")

        assert "Inget är publicerat ännu" in desk.say("visa listan")
        assert "tid för den här träffen: Träff 2" in desk.say("Säffle")


CONFLICT = """Träffar 2029
- Fältdag: tisdag 14 mars 2029, kl 9-16, Åmål
- Möte: torsdag 3 maj 2029, kl 9-12, Åmål"""


def test_a_day_on_the_wrong_weekday_is_published_when_somebody_has_said_which_day_it_is(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)

        assert "Vilken dag gäller?" in desk.give(CONFLICT)
        listed = desk.press("tisdag 13 mars 2029")

        assert "tisdag 13 mars 2029 kl. 9.00–16.00" in listed
        desk.say("ja")
        assert [m.first_day.isoformat() for m in desk.meetings] == ["2029-03-13", "2029-05-03"]


def test_a_day_on_the_wrong_weekday_that_nobody_settles_is_not_published(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(CONFLICT)

        assert "datum oklart, kan inte publiceras" in desk.press("Hoppa över")
        desk.say("ja")
        assert [m.title for m in desk.meetings] == ["Möte"]


def test_a_correction_shows_what_it_changed_and_nothing_else(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)

        shown = desk.say("ändra plats på träff 2 till Säffle")

        assert "2. Fältdag" in shown
        assert "Säffle" in shown
        assert "1. Digitalt möte" not in shown
        desk.say("flytta träff 3 till 19 september")
        desk.say("ja")
        assert [(m.first_day.day, m.place) for m in desk.meetings] == [(14, None), (3, "Säffle"), (19, None)]


def test_the_form_changes_a_meeting(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)

        desk.press("2. Fältdag")
        assert desk.replies[0].card is not None
        save = desk.replies[0].card.buttons[0].press
        desk.press_data(save | {"title": "Sjödag", "starts_at": "10:00"})

        desk.say("ja")
        assert [(m.title, m.starts_at and m.starts_at.hour) for m in desk.meetings][1] == ("Sjödag", 10)


@pytest.mark.parametrize(
    ("said", "left"), [("publicera 1 och 3", [1, 3]), ("publicera allt utom 2", [1, 3]), ("publicera", [1, 2, 3])]
)
def test_some_or_all_can_be_published_in_words(database: Database, said: str, left: list[int]) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)

        desk.say(said)

        assert [m.first_day.month for m in desk.meetings] == [{1: 3, 2: 5, 3: 9}[number] for number in left]


def test_some_can_be_ticked(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)
        desk.press("Välj träffar")
        keys = [choice.value for choice in desk.replies[0].card.fields[0].choices] if desk.replies[0].card else []

        desk.press("Publicera valda", chosen=keys[1])

        assert [m.title for m in desk.meetings] == ["Fältdag"]


def test_nothing_ticked_is_nothing_published(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)
        desk.press("Välj träffar")

        assert "inget är publicerat" in desk.press("Publicera valda", chosen="")
        assert not desk.meetings


def test_an_interruption_keeps_the_list_and_a_reminder_is_short(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)
        desk.say("ta bort träff 2")

        assert desk.say("när är nästa träff?") == ""
        assert "2 träffar väntar på ditt ja" in desk.remind()
        assert desk.state.flow is Flow.PUBLISHING


def test_another_command_waits_and_the_document_is_not_lost(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)

        assert "Vi är mitt i Inklistrad text" in desk.say("anmäl mig till nästa träff")
        assert "3 träffar är publicerade" in desk.say("ja")


def test_cancelling_publishes_nothing(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)

        assert "Inget är publicerat" in desk.press("Avbryt")
        assert not desk.meetings
        assert desk.state.flow is None


def test_an_old_yes_publishes_nothing_that_was_not_shown(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)
        assert desk.replies[-1].card is not None
        old = desk.replies[-1].card.buttons[0].press
        desk.say("ta bort träff 2")

        assert "Listan har ändrats" in desk.press_data(old)
        assert not desk.meetings


def test_the_buttons_of_another_document_do_nothing(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)
        assert desk.replies[-1].card is not None
        old = desk.replies[-1].card.buttons[0].press
        desk.give(INVITATION)

        assert "inte längre är öppet" in desk.press_data(old)


def test_the_same_document_again_has_nothing_to_publish(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)
        desk.say("ja")

        assert "finns redan i schemat" in desk.give(PLAN.replace("- ", "* "))
        assert len(desk.meetings) == 3


def test_of_a_revised_plan_the_news_is_shown(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)
        desk.say("ja")

        shown = desk.give(PLAN.replace("onsdag 12 september", "onsdag 19 september"))

        assert "flyttad från onsdag 12 september 2029" in shown
        assert "2 träffar är som förut" in shown
        assert "Fältdag" not in shown
        desk.say("ja")
        assert desk.meetings[2].first_day.day == 19


def test_a_document_without_meetings_is_kept_only_after_a_yes(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)

        report = Attachment(name="rapport.txt", content=b"", document=pasted("Slutrapport om sjöar\n\nAllt gick bra."))

        assert "ingen träff" in desk.give_file(report)
        assert records.schedules.of(NETWORK.id).documents == ()
        assert "sparat" in desk.say("ja")
        assert len(records.schedules.of(NETWORK.id).documents) == 1


def test_a_member_is_told_who_can_publish(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records, a_member())

        assert "kan bara nätverkets samordnare" in desk.give(PLAN)
        assert desk.state.flow is None


def test_a_coordinator_who_no_longer_is_one_publishes_nothing(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)
        assert desk.replies[-1].card is not None
        yes = desk.replies[-1].card.buttons[0].press

        outcome = publishing.press(yes, desk.state, a_turn(records, member=a_member(), now=NOW))

        assert outcome.state == desk.state
        assert not desk.meetings


def test_without_a_document_one_is_asked_for(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)

        assert "Skicka filen här" in desk.give("lägg in en plan")
        assert "1 träff" in desk.say("Sjöträff onsdag 14 mars 2029 kl 9-12 i Folkets hus")


def test_in_a_channel_a_file_goes_to_the_personal_chat_and_text_can_be_pasted(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records, scope=Scope.CHANNEL)

        assert "egen chatt" in desk.give("lägg in en plan")
        assert "3 träffar" in desk.give(PLAN)


def test_an_unreadable_file_says_why_and_keeps_what_was_open(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        desk.give(PLAN)
        before = desk.state
        file = Attachment(
            name="plan.doc", content=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
        )

        assert "gamla Word-formatet" in desk.give_file(file)
        assert desk.state == before


def test_one_file_is_taken_at_a_time_and_one_read_before_is_not_read_again(database: Database) -> None:
    with database.records() as records:
        desk = Desk(records)
        read = Attachment(name="plan.txt", content=b"", document=pasted(PLAN))

        said = desk.give_file(read, read)

        assert "3 träffar" in said
        assert "ett underlag i taget" in said
