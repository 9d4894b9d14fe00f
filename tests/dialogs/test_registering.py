"""People register, colleagues are registered, seats are handed over."""

import re
from datetime import date, datetime, time, timedelta

import pytest

from dialogs import registering
from dialogs.application import Step
from dialogs.incoming import Scope
from dialogs.state import Flow
from meetings.languages import Language
from meetings.members import Member, Role
from meetings.organisations import Organisation
from meetings.records import Records
from meetings.registrations import Mode, Registration
from meetings.schedule import Form, Meeting, Series
from storage.database import Database
from tests.builders import NETWORK, NOW, a_meeting, a_member, a_registration
from tests.dialogs.a_conversation import Conversation
from tests.dialogs.a_turn import LAKES, RIVERS, a_stored_network

VERA = a_member(groups=(LAKES.id,))
BERIT = a_member("Berit Falk", groups=(LAKES.id,))
SAM = a_member("Sam Ordnare", organisation="Länsbyrån", email="sam@lansbyran.example", role=Role.COORDINATOR)
ONSITE = a_meeting("onsite", day=date(2031, 3, 12), groups=(LAKES.id,))
ONLINE = a_meeting(
    "online", day=date(2031, 4, 9), form=Form.ONLINE, starts_at=time(9), ends_at=time(12), groups=(LAKES.id,)
)
HYBRID = a_meeting("hybrid", day=date(2031, 5, 14), form=Form.HYBRID, groups=(RIVERS.id,))


def a_network(records: Records, *meetings: Meeting, members: tuple[Member, ...] = (VERA, BERIT, SAM)) -> None:
    a_stored_network(records, *(meetings or (ONSITE, ONLINE, HYBRID)), members=members)
    for name, domain in (("Åmåls kommun", "amal.example"), ("Sunds kommun", "sund.example")):
        records.schedules.add_organisation(NETWORK.id, Organisation(id=name, name=name, domains=(domain,)))


def a_series(records: Records, *days: date, seats: int | None = None) -> None:
    """A network whose meetings one registers for together."""
    parts = [a_meeting(f"part-{n}", day=day, title=f"Träff {n}", series="series") for n, day in enumerate(days, 1)]
    a_stored_network(records, a_meeting("other", day=date(2031, 12, 1), form=Form.ONLINE), members=(VERA, BERIT))
    series = Series(id="series", title="Lärprojektet", together=True, seats_per_organisation=seats)
    records.schedules.add_series(NETWORK.id, series)
    for part in parts:
        records.schedules.add_meeting(NETWORK.id, part)


def registered(records: Records) -> list[tuple[str, str]]:
    """Who has a seat where."""
    held = records.registrations.of_network(NETWORK.id)
    return sorted((r.email, r.meeting) for r in held if r.in_force)


def only_seat(records: Records) -> Registration:
    (seat,) = records.registrations.of_network(NETWORK.id)
    return seat


def test_a_known_member_registers_for_a_digital_meeting_in_two_turns(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        question = vera.say("anmäl mig till 9 april")
        assert question.endswith("Stämmer det?")
        assert registered(records) == []
        receipt = vera.say("ja")

        assert receipt.startswith("Du är anmäld till Nätverksträff onsdag 9 april 2031 kl. 9.00–12.00.")
        assert registered(records) == [(VERA.email, "online")]
        assert only_seat(records).mode is Mode.ONLINE
        assert vera.state.flow is None


def test_who_eats_at_the_meeting_is_asked_about_it_and_no_is_an_answer(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        question = vera.say("anmäl mig till 12 mars")
        assert "onsdag 12 mars 2031" in question
        assert "allergi" in question
        vera.say("nej")
        vera.say("japp")

        assert only_seat(records).diet is None


def test_a_yes_to_the_question_about_food_is_asked_what(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        vera.say("anmäl mig till 12 mars")
        assert vera.say("ja") == "Vilken kost eller allergi gäller det?"
        assert vera.say("sesam").endswith("Stämmer det?")

        assert vera.facts["Kost och allergier"] == "sesam"


def test_a_button_answers_as_typing_does(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        vera.say("anmäl mig till 12 mars")
        vera.press("Nej")
        vera.press("Ja")

        assert registered(records) == [(VERA.email, "onsite")]


def test_several_things_told_at_once_are_all_taken(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        summary = vera.say("anmäl mig till 12 mars, glutenfri, och Berit Falk, vegan")
        vera.say("ja")

        assert "dig och Berit Falk" in summary
        seats = {seat.name: seat.diet for seat in records.registrations.of_network(NETWORK.id)}
        assert seats == {"Vera Strand": "glutenfri", "Berit Falk": "vegan"}


def test_the_same_yes_again_gives_the_same_receipt_and_no_second_seat(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)
        vera.say("anmäl mig till 9 april")
        (yes,) = [b.press for r in vera.replies if r.card for b in r.card.buttons if b.title.startswith("Ja")]

        first, second = vera.press_data(yes), vera.press_data(yes)

        assert first == second
        assert registered(records) == [(VERA.email, "online")]


@pytest.mark.parametrize("refusal", ["nej", "nä", "strunta i det", "äh glöm det"])
def test_a_no_at_the_summary_stores_nothing(database: Database, refusal: str) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        vera.say("anmäl mig till 9 april")
        vera.say(refusal)

        assert vera.state.flow is None
        assert registered(records) == []


@pytest.mark.parametrize(
    ("correction", "field", "value"),
    [
        ("fel mejl, det ska vara vera@annan.example", "email", "vera@annan.example"),
        ("nej, jag är nötallergiker", "diet", "nötallergiker"),
        ("jag jobbar på Sunds kommun nu", "organisation", "Sunds kommun"),
        ("jag heter Vera Sjöstrand", "name", "Vera Sjöstrand"),
    ],
)
def test_a_correction_at_the_summary_is_shown_and_asked_again(
    database: Database, correction: str, field: str, value: str
) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)
        vera.say("anmäl mig till 12 mars, vegan")

        assert vera.say(correction).endswith("Stämmer det?")
        assert registered(records) == []
        vera.say("ja")

        assert getattr(only_seat(records), field) == value


def test_what_is_called_wrong_without_the_right_value_is_asked_anew(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)
        vera.say("anmäl mig till 9 april")

        assert "e-postadress" in vera.say("nej, fel mejl")
        assert vera.say("vera@annan.example").endswith("Stämmer det?")

        assert vera.facts["E-post"] == "vera@annan.example"


def test_another_meeting_can_be_meant_until_the_yes(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)
        vera.say("anmäl mig till 12 mars")

        vera.say("nej, jag menade 9 april")
        vera.say("ja")

        assert registered(records) == [(VERA.email, "online")]


@pytest.mark.parametrize("address", ["vera at amal", "vera(a)amal.example", "vera@amal", "@amal.example"])
def test_what_is_no_address_is_refused_with_how_one_looks(database: Database, address: str) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)
        vera.say("anmäl mig till 9 april")
        vera.say("fel mejl")

        answer = vera.say(address)

        assert address in answer
        assert "e-postadress" in answer
        assert vera.state.step == Step.EMAIL


def test_a_question_in_between_is_an_interruption_after_which_the_dialog_goes_on(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)
        pending = vera.say("anmäl mig till 12 mars")

        assert vera.say("vänta, var är det?") == ""

        assert pending.endswith(vera.remind())
        assert vera.say("laktosfri").endswith("Stämmer det?")


def test_who_names_no_meeting_chooses_among_the_own_groups_open_ones(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        records.registrations.add(a_registration("online"))
        late = a_meeting("late", day=date(2031, 6, 3), form=Form.ONLINE, groups=(LAKES.id,))
        records.schedules.add_meeting(NETWORK.id, late)
        vera = Conversation(registering, records, VERA)

        assert vera.say("anmäl mig") == "Vilken träff gäller det?"
        assert vera.titles == ["onsdag 12 mars 2031", "tisdag 3 juni 2031"]
        vera.say("2")
        vera.say("ja")

        assert (VERA.email, "late") in registered(records)


def test_a_day_without_a_meeting_is_said_and_what_there_is_is_offered(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        assert "ingen träff" in vera.say("anmäl mig till 1 april")
        assert vera.state.step == Step.MEETING


def test_the_way_of_taking_part_is_asked_for_a_hybrid_meeting_only(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        assert "på plats eller digitalt" in vera.say("anmäl mig till 14 maj")
        vera.say("digitalt")
        vera.say("ja")

        assert only_seat(records).mode is Mode.ONLINE


def test_a_wish_that_the_form_does_not_allow_is_answered(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        assert "bara på plats" in vera.say("anmäl mig till 12 mars digitalt, vegan")


def test_a_colleague_is_asked_for_by_name_and_address_and_gets_the_own_organisation(database: Database) -> None:
    with database.records() as records:
        a_network(records, members=(VERA,))
        vera = Conversation(registering, records, VERA)

        assert vera.say("jag vill anmäla en kollega till 9 april").endswith("Vad heter din kollega?")
        assert "Nina Ek" in vera.say("Nina Ek")
        vera.say("nina.ek@amal.example")
        receipt = vera.say("ja")

        assert receipt.startswith("Nina Ek är anmäld")
        seat = only_seat(records)
        assert (seat.email, seat.organisation, seat.registered_by) == (
            "nina.ek@amal.example",
            "Åmåls kommun",
            VERA.email,
        )


def test_a_colleague_whom_the_network_knows_is_not_asked_about(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        assert vera.say("anmäl Berit till 9 april").endswith("Stämmer det?")
        vera.say("ja")

        assert registered(records) == [(BERIT.email, "online")]


def test_who_registers_a_colleague_can_join_at_the_summary(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        vera.say("anmäl Berit till 9 april")
        vera.say("mig också")
        vera.say("ja")

        assert registered(records) == [(BERIT.email, "online"), (VERA.email, "online")]


def test_what_is_told_beside_an_answer_is_taken_too(database: Database) -> None:
    with database.records() as records:
        a_network(records, members=(VERA,))
        vera = Conversation(registering, records, VERA)

        vera.say("anmäl Nina Ek till 12 mars")
        assert vera.say("nina.ek@amal.example, hon är vegan").endswith("Stämmer det?")

        assert vera.facts["Kost och allergier"] == "vegan"


def test_a_member_cannot_register_somebody_of_another_organisation_but_a_coordinator_can(database: Database) -> None:
    wish = "anmäl Al By, Sunds kommun, al.by@sund.example till 9 april"
    with database.records() as records:
        a_network(records)

        refused = Conversation(registering, records, VERA).say(wish)
        sam = Conversation(registering, records, SAM)
        sam.say(wish)
        sam.say("ja")

        assert "sam@lansbyran.example" in refused
        assert registered(records) == [("al.by@sund.example", "online")]


def test_a_forged_button_registers_nobody_of_another_organisation(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)
        vera.say("anmäl Berit till 9 april")
        (yes,) = [b.press for r in vera.replies if r.card for b in r.card.buttons if b.title.startswith("Ja")]
        (person,) = yes["application"]["people"]

        stranger = person | {"email": "al.by@sund.example", "organisation": "Sunds kommun"}
        vera.press_data(yes | {"application": yes["application"] | {"people": [stranger]}})

        assert registered(records) == []


@pytest.mark.parametrize(
    "application", [{}, {"meetings": 3, "people": "x"}, {"meetings": ["nowhere"], "people": [{"name": []}]}]
)
def test_a_button_that_makes_no_sense_is_answered_and_changes_nothing(
    database: Database, application: dict[str, object]
) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        for do in ("registering.confirm", "registering.meeting", "registering.diet", "registering.rest", "register"):
            assert vera.press_data({"do": do, "application": application, "meetings": 7})

        assert registered(records) == []


def test_a_guest_whom_nobody_knows_is_asked_for_what_teams_does_not_tell(database: Database) -> None:
    guest = a_member("Gunn Gäst", email="gunn@foretaget.example", organisation="")
    with database.records() as records:
        a_network(records)
        conversation = Conversation(registering, records, guest, known=False)

        assert "organisation kommer du från" in conversation.say("anmäl mig till 9 april")
        conversation.say("sund")
        conversation.say("ja")

        assert only_seat(records).organisation == "Sunds kommun"


def test_a_full_organisation_is_told_whom_to_ask_before_anything_else_is_asked(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_meeting("small", day=date(2031, 3, 12), seats=1))
        records.registrations.add(a_registration("small", "Bo Ek"))
        vera = Conversation(registering, records, VERA)

        answer = vera.say("anmäl mig till 12 mars")

        assert "Åmåls kommun" in answer
        assert "sam@lansbyran.example" in answer
        assert vera.state.flow is None


def test_the_last_seat_that_goes_while_one_thinks_is_refused_at_the_yes(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_meeting("small", day=date(2031, 4, 9), form=Form.ONLINE, seats=1))
        vera = Conversation(registering, records, VERA)
        vera.say("anmäl mig till 9 april")
        records.registrations.add(a_registration("small", "Bo Ek"))

        assert "tagen" in vera.say("ja")

        assert registered(records) == [("bo.ek@amal.example", "small")]


def test_a_passed_deadline_and_a_past_meeting_are_told_with_their_days(database: Database) -> None:
    with database.records() as records:
        closed = a_meeting("closed", day=date(2031, 3, 12), deadline=date(2031, 2, 19))
        a_network(records, closed, a_meeting("past", day=date(2031, 2, 5)))

        assert "onsdag 19 februari 2031" in Conversation(registering, records, VERA).say("anmäl mig till 12 mars")
        assert "har redan varit" in Conversation(registering, records, VERA).say("anmäl mig till 5 februari")
        assert registered(records) == []


def test_who_is_registered_is_told_so(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        records.registrations.add(a_registration("online"))

        answer = Conversation(registering, records, VERA).say("anmäl mig till 9 april")

        assert answer.startswith("Du är redan anmäld till Nätverksträff onsdag 9 april 2031")


def test_who_is_registered_and_tells_a_diet_has_it_changed(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        records.registrations.add(a_registration("onsite"))
        vera = Conversation(registering, records, VERA)

        assert vera.say("anmäl mig till 12 mars, glutenfri").endswith("Stämmer det?")
        vera.say("ja")

        assert only_seat(records).diet == "glutenfri"


def test_a_series_that_is_registered_for_together_is_offered_whole(database: Database) -> None:
    with database.records() as records:
        a_series(records, date(2031, 3, 12), date(2031, 4, 16))
        vera = Conversation(registering, records, VERA)

        vera.say("anmäl mig till hela lärprojektet")
        summary = vera.say("nej")
        vera.say("ja")

        assert "2 träffar" in summary
        assert "- Träff 2 onsdag 16 april 2031" in summary
        assert registered(records) == [(VERA.email, "part-1"), (VERA.email, "part-2")]


def test_one_full_meeting_stops_the_whole_series_and_the_rest_is_a_button_away(database: Database) -> None:
    with database.records() as records:
        a_series(records, date(2031, 3, 12), date(2031, 4, 16), seats=1)
        records.registrations.add(a_registration("part-2", "Bo Ek"))
        vera = Conversation(registering, records, VERA)

        refusal = vera.say("anmäl mig till hela lärprojektet")
        assert "Träff 2" in refusal
        assert "inte anmält någon" in refusal
        vera.press("Anmäl det som går")
        vera.say("nej")
        vera.say("ja")

        assert (VERA.email, "part-1") in registered(records)
        assert (VERA.email, "part-2") not in registered(records)


def test_a_seat_is_handed_to_a_colleague_after_the_deadline_and_when_all_are_taken(database: Database) -> None:
    with database.records() as records:
        small = a_meeting("small", day=date(2031, 4, 9), form=Form.ONLINE, seats=1, deadline=date(2031, 2, 1))
        a_network(records, small)
        records.registrations.add(a_registration("small"))
        vera = Conversation(registering, records, VERA)

        vera.say("anmäl min ersättare Berit Falk den 9 april, hon tar min plats")
        receipt = vera.say("ja")

        assert "Berit Falk är anmäld i ditt ställe" in receipt
        assert registered(records) == [(BERIT.email, "small")]


def test_only_who_has_a_seat_can_hand_it_over(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)

        assert "inte anmäld" in vera.say("anmäl Berit Falk i mitt ställe till 9 april")
        assert registered(records) == []


def test_in_a_channel_everybody_gets_a_button_and_a_form_of_ones_own(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA, scope=Scope.CHANNEL)

        vera.say("anmäl mig till 12 mars")
        assert not vera.replies[0].private
        assert VERA.email not in str(vera.replies)
        vera.press("Anmäl mig")
        assert vera.replies[0].private
        vera.press("Anmäl mig", diet="vegan")

        assert vera.replies[0].private
        assert only_seat(records).diet == "vegan"
        assert vera.state.flow is None


def test_a_form_with_a_bad_address_comes_back_with_what_was_filled_in(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA, scope=Scope.CHANNEL)
        vera.press_data({"do": "register", "meeting": "onsite"})

        assert "e-postadress" in vera.press("Anmäl mig", email="vera at amal", diet="vegan")

        card = vera.replies[0].card
        assert card is not None
        assert {field.id: field.value for field in card.fields} == {
            "name": VERA.name,
            "organisation": VERA.organisation,
            "email": "vera at amal",
            "diet": "vegan",
        }
        assert registered(records) == []


def test_it_speaks_english_too(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA, language=Language.ENGLISH)

        vera.say("sign me up for 12 March")
        vera.say("vegetarian")
        assert vera.say("sorry, make that gluten free").endswith("Is this right?")
        receipt = vera.say("yes")

        assert receipt.startswith("You are registered for")
        assert only_seat(records).diet == "gluten free"


def test_the_whole_last_day_is_open(database: Database) -> None:
    with database.records() as records:
        a_network(records, a_meeting("open", day=date(2031, 3, 12), form=Form.ONLINE, deadline=NOW.date()))
        late = datetime.combine(NOW.date(), time(23, 59), NOW.tzinfo)

        assert Conversation(registering, records, VERA, now=late).say("anmäl mig till 12 mars").endswith("Stämmer det?")
        after = Conversation(registering, records, VERA, now=late + timedelta(minutes=2))
        assert "stängd" in after.say("anmäl mig till 12 mars")


def test_the_drawing_shows_every_step() -> None:
    drawn = set(re.findall(r"\b[a-z]+\b", (registering.__doc__ or "").partition("```mermaid")[2].partition("```")[0]))

    assert {step.value for step in Step} <= drawn


def test_a_dialog_that_was_left_is_taken_up_where_it_was(database: Database) -> None:
    with database.records() as records:
        a_network(records)
        vera = Conversation(registering, records, VERA)
        vera.say("anmäl mig till 12 mars")

        assert vera.state.flow is Flow.REGISTERING
        assert vera.state.step == Step.DIET
        assert vera.remind() == "Har du någon specialkost eller allergi?"
