"""Whoever comes is led to the dialog or answer that serves them, and out of it again at any point."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from dialogs.incoming import Kind, Scope
from dialogs.reception import LONGEST_MESSAGE, receive
from dialogs.state import Flow
from meetings.forwarding import forward
from meetings.languages import Language
from meetings.members import Member
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK, NOW, a_member, a_registration
from tests.dialogs.a_turn import a_channel, something_incoming
from tests.dialogs.at_the_desk import Guest
from tests.dialogs.lakes import COORDINATOR, MEMBER, stored

#: the way through the dialogs; each of them is tested on both databases by itself
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

INVITATION = """Inbjudan till lärprojekt
Levande sjöar
Träff 1
Säffle
10 september 10-15
Träff 2
4 december
Anmälan görs till vera.strand@sjoar.example senast den 23 augusti."""
CONTRADICTION = """Verksamhetsplan 2031
Sjögruppen
- Digitalt möte: onsdag 14 mars 2031, kl 9-12
- Digitalt möte: torsdag 4 september, kl 9-12
- Digitalt möte: torsdag 2 oktober, kl 9-12"""
REPORT = """Slutrapport
Arbetet pågick mellan den 3 mars 2029 och den 4 april 2030.
Det redovisades den 5 maj 2030.
Allt är nu klart."""

#: what leads to each step of each dialog; a dict is a button that is pressed
WAYS: dict[tuple[Flow, str], tuple[Member, list[str | dict[str, Any]]]] = {
    (Flow.REGISTERING, "meeting"): (MEMBER, ["anmäl mig"]),
    (Flow.REGISTERING, "name"): (MEMBER, ["anmäl en kollega till majträffen"]),
    (Flow.REGISTERING, "organisation"): (replace(MEMBER, organisation=""), ["anmäl mig till majträffen"]),
    (Flow.REGISTERING, "email"): (MEMBER, ["anmäl en kollega till majträffen", "Bo Bäck"]),
    (Flow.REGISTERING, "mode"): (MEMBER, ["anmäl mig till mötet i december"]),
    (Flow.REGISTERING, "diet"): (MEMBER, ["anmäl mig till träffen i mars"]),
    (Flow.REGISTERING, "confirm"): (MEMBER, ["anmäl mig till mötet i april"]),
    (Flow.WITHDRAWING, "meeting"): (MEMBER, ["avanmäl mig"]),
    (Flow.WITHDRAWING, "confirm"): (MEMBER, ["avanmäl mig från majträffen"]),
    (Flow.PUBLISHING, "document"): (COORDINATOR, ["läs in planen"]),
    (Flow.PUBLISHING, "year"): (COORDINATOR, [INVITATION]),
    (Flow.PUBLISHING, "date"): (COORDINATOR, [CONTRADICTION]),
    (Flow.PUBLISHING, "place"): (COORDINATOR, [INVITATION, "2031"]),
    (Flow.PUBLISHING, "hours"): (COORDINATOR, [INVITATION, "2031", "Säffle"]),
    (Flow.PUBLISHING, "review"): (COORDINATOR, [INVITATION, "2031", "Säffle", "9.30-12"]),
    (Flow.PUBLISHING, "keep"): (COORDINATOR, [REPORT]),
    (Flow.ASKING_ON, "question"): (MEMBER, [{"do": "asking_on.start"}]),
    (Flow.TEACHING, "answer"): (COORDINATOR, [{"do": "teaching.start"}]),
    (Flow.TEACHING, "confirm"): (COORDINATOR, [{"do": "teaching.start"}, "Ja, bakom huset."]),
    (Flow.LINKING, "group"): (COORDINATOR, ["koppla en grupp hit"]),
    (Flow.REMINDING, "meeting"): (MEMBER, ["påminn mig"]),
    (Flow.REMINDING, "confirm"): (MEMBER, ["påminn mig om majträffen"]),
    (Flow.ANNOUNCING, "content"): (COORDINATOR, ["gör ett utskick till sjögruppen"]),
    (Flow.ANNOUNCING, "confirm"): (COORDINATOR, ["skicka ut till sjögruppen: Ta med stövlar!"]),
    (Flow.CHANGING, "meeting"): (COORDINATOR, ["flytta ett möte"]),
    (Flow.CHANGING, "when"): (COORDINATOR, ["flytta majträffen"]),
    (Flow.CHANGING, "confirm"): (COORDINATOR, ["ställ in majträffen"]),
    (Flow.FORGETTING, "confirm"): (MEMBER, ["radera mina uppgifter"]),
}
IN_CHANNEL: dict[str, Any] = {"scope": Scope.CHANNEL, "channel": "19:channel@thread.tacv2"}
EVERYWHERE = [pytest.param(flow, step, id=f"{flow}: {step}") for flow, step in WAYS]


@pytest.fixture
def lakes(database: Database) -> Iterator[Records]:
    """The network of the lakes, its channel, two registrations of the member's, and a question that waits."""
    with database.records() as records:
        stored(records)
        records.addresses.save(a_channel("channel"))
        chat = replace(a_channel("chat", groups=()), scope="personal", conversation=f"a:{MEMBER.id}", entra_id="vera")
        records.addresses.save(chat)
        for meeting in ("april", "may"):
            records.registrations.add(a_registration(meeting, MEMBER.name, organisation=MEMBER.organisation))
        yield records


def at(records: Records, flow: Flow, step: str) -> Guest:
    """Somebody who stands at this step of this dialog."""
    member, way = WAYS[flow, step]
    if not member.organisation:
        records.members.save(NETWORK.id, member)
    if flow is Flow.REGISTERING:
        records.registrations.forget_person(NETWORK.id, member.email)
    press: dict[str, Any] = {}
    if flow is Flow.TEACHING:
        schedule, chat = records.schedules.of(NETWORK.id), records.addresses.get("chat")
        assert chat
        forwarded = forward(
            records,
            schedule,
            "Finns det parkering?",
            groups=("lakes",),
            asked_by=MEMBER.email,
            asker=MEMBER.name,
            answer_to=chat,
            now=NOW,
        )
        assert forwarded
        press = {"question": forwarded.question.id}
    guest = Guest(records, member, **(IN_CHANNEL if flow is Flow.LINKING else {}))
    for said in way:
        if isinstance(said, dict):
            guest.press(said | press)
        else:
            guest.say(said)
    assert (guest.state.flow, guest.state.step) == (flow, step), guest.text
    return guest


@pytest.mark.parametrize(("flow", "step"), EVERYWHERE)
@pytest.mark.parametrize("word", ["avbryt", "cancel", "nej, strunta i det"])
def test_a_dialog_can_be_left_at_every_step(lakes: Records, flow: Flow, step: str, word: str) -> None:
    guest = at(lakes, flow, step)

    guest.say(word)

    assert guest.state.flow is None
    assert guest.text


@pytest.mark.parametrize(("flow", "step"), EVERYWHERE)
def test_help_is_given_at_every_step_and_the_pending_question_repeated(lakes: Records, flow: Flow, step: str) -> None:
    guest = at(lakes, flow, step)
    before = guest.state

    guest.say("hjälp")

    assert len(guest.replies) == 2
    assert NETWORK.name in guest.replies[0].text
    assert guest.replies[1].text
    assert (guest.state.flow, guest.state.step, guest.state.data) == (before.flow, before.step, before.data)


@pytest.mark.parametrize(("flow", "step"), EVERYWHERE)
def test_nothing_that_is_typed_breaks_a_dialog(lakes: Records, flow: Flow, step: str) -> None:
    guest = at(lakes, flow, step)

    for text in ("🙂", "?", "12", "när är nästa träff?", "@", "ja nej", "x" * LONGEST_MESSAGE):
        guest.say(text)
        assert guest.text


@pytest.mark.parametrize(
    ("flow", "step"),
    [p for p in EVERYWHERE if p.values[0] in (Flow.REGISTERING, Flow.WITHDRAWING, Flow.REMINDING, Flow.CHANGING)],
)
def test_a_question_in_between_is_answered_and_the_dialog_goes_on(lakes: Records, flow: Flow, step: str) -> None:
    guest = at(lakes, flow, step)
    before = guest.state

    text = guest.say("vem samordnar ågruppen?")

    assert "Nils Berg" in text
    assert len(guest.replies) == 2
    assert (guest.state.flow, guest.state.step, guest.state.data) == (before.flow, before.step, before.data)


def test_two_people_in_one_channel_are_never_mixed(lakes: Records) -> None:
    vera, ingrid = Guest(lakes, MEMBER, **IN_CHANNEL), Guest(lakes, COORDINATOR, **IN_CHANNEL)

    vera.say("när är majträffen")
    ingrid.say("när är nästa träff")

    assert "Fästningen" in vera.say("och var?")
    assert "Kulturhuset" in ingrid.say("och var?")


def test_a_stranger_is_told_nothing_of_any_network(lakes: Records) -> None:
    stranger = Guest(lakes, a_member("Okänd Person", email="okand@annan.example"))

    text = stranger.say("när är nästa träff")

    assert NETWORK.name not in text
    assert "12 mars" not in text
    assert "känner inte igen dig" in text


def test_the_answer_is_in_the_language_of_the_question_and_a_chosen_language_stays(lakes: Records) -> None:
    guest = Guest(lakes, MEMBER)

    assert "Wednesday" in guest.say("when is the next meeting?")
    assert "onsdag" in guest.say("när är nästa träff?")
    guest.say("svara på engelska")
    assert "Wednesday" in guest.say("när är nästa träff?")
    kept = lakes.members.by_email(NETWORK.id, MEMBER.email)
    assert kept
    assert kept.language is Language.ENGLISH


def test_the_language_can_be_changed_in_the_middle_of_a_dialog(lakes: Records) -> None:
    guest = at(lakes, Flow.WITHDRAWING, "confirm")

    guest.say("svara på engelska")

    assert (guest.state.flow, guest.state.step) == (Flow.WITHDRAWING, "confirm")
    assert {reply.language for reply in guest.replies} == {"en"}


def test_another_command_takes_the_place_of_the_dialog(lakes: Records) -> None:
    guest = at(lakes, Flow.REMINDING, "confirm")

    guest.say("avanmäl mig från majträffen")

    assert guest.state.flow is Flow.WITHDRAWING


def test_a_long_message_and_an_empty_one_are_answered(lakes: Records) -> None:
    guest = Guest(lakes, MEMBER)

    assert str(LONGEST_MESSAGE) in guest.say("ord " * LONGEST_MESSAGE)
    assert NETWORK.name in guest.say("  ")


@pytest.mark.parametrize(
    "press",
    [
        {"do": "answer.meeting", "meeting": "gone"},
        {"do": "bygone.step"},
        {"do": None},
        {"do": 7},
        {"do": "say"},
        {"do": "search"},
        {"do": "help"},
        {"do": "cancel"},
        {"do": "network", "network": "elsewhere"},
        {"value": "x"},
        *({"do": f"{flow}.nowhere"} for flow in Flow),
    ],
    ids=str,
)
def test_a_button_that_carries_anything_breaks_nothing(lakes: Records, press: dict[str, Any]) -> None:
    guest = Guest(lakes, MEMBER)

    guest.press(press)

    assert guest.text or press["do"] == "search"


def test_a_button_that_says_something_is_as_good_as_typing(lakes: Records) -> None:
    assert "12 mars" in Guest(lakes, MEMBER).press({"do": "say", "text": "när är nästa träff"})


def test_being_removed_is_answered_with_silence(lakes: Records) -> None:
    assert receive(something_incoming(kind=Kind.REMOVED, member=MEMBER), lakes) == ()


def test_a_person_of_two_networks_is_asked_once_which_is_meant(lakes: Records) -> None:
    other = replace(NETWORK, id="other", slug="other", name="Ett annat nätverk")
    lakes.networks.add(other)
    lakes.members.add(other.id, replace(MEMBER, id="vera-there"))
    guest = Guest(lakes, MEMBER)

    assert "Vilket gäller det?" in guest.say("när är nästa träff")
    guest.press({"do": "network", "network": NETWORK.slug})

    assert "12 mars" in guest.say("när är nästa träff")
