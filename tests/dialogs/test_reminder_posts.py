"""What a reminder says when it leaves."""

from dataclasses import replace
from datetime import date, time

import pytest

from dialogs import posts
from dialogs.replies import Reply
from meetings.languages import Language
from meetings.reminders import LeadTime, Message, personal_reminder, plan
from meetings.schedule import Form, Meeting, Status
from tests.builders import NETWORK, NOW, a_meeting, a_schedule
from tests.dialogs.a_turn import LAKES, a_channel

MEETING = a_meeting(
    groups=(LAKES.id,), starts_at=time(9, 15), ends_at=time(12), place="Folkets hus", deadline=date(2031, 3, 20)
)


def a_reminder(meeting: Meeting = MEETING) -> Message:
    [reminder] = plan(a_schedule(meeting, groups=(LAKES,)), [a_channel()], NOW)
    return reminder


def said(message: Message, meeting: Meeting = MEETING) -> Reply | None:
    return posts.render(message, a_schedule(meeting, groups=(LAKES,)))


def test_it_says_what_when_where_and_for_whom() -> None:
    reply = said(a_reminder())

    assert reply
    assert reply.text == "Påminnelse: Nätverksträff är onsdag 12 mars 2031 kl. 9.15–12.00, Folkets hus."
    assert reply.card
    assert reply.card.title == reply.text
    assert reply.card.facts == (("För", "Sjögruppen"),)


def test_it_is_worded_from_the_meeting_as_it_is_now() -> None:
    reply = said(a_reminder(), replace(MEETING, place="Badhuset", coffee_from=time(8, 45), theme="Is"))

    assert reply
    assert reply.card
    assert "Badhuset" in reply.text
    assert reply.card.facts[:2] == (("Tema", "Is"), ("Fika från", "8.45"))


def test_a_digital_meeting_is_joined_from_it() -> None:
    reply = said(a_reminder(), replace(MEETING, place=None, form=Form.ONLINE, link="https://teams.example/m"))

    assert reply
    assert reply.card
    assert "Digitalt" in reply.text
    assert reply.card.buttons[0].url == "https://teams.example/m"


@pytest.mark.parametrize(
    ("deadline", "buttons"), [(None, 1), (date(2031, 3, 20), 1), (date(2031, 3, 11), 1), (date(2031, 3, 10), 0)]
)
def test_one_registers_from_it_as_long_as_the_deadline_allows(deadline: date | None, buttons: int) -> None:
    reply = said(a_reminder(), replace(MEETING, deadline=deadline))

    assert reply
    assert reply.card
    assert len(reply.card.buttons) == buttons


@pytest.mark.parametrize(
    "meeting",
    [
        replace(MEETING, status=Status.CANCELLED),
        replace(MEETING, first_day=date(2031, 3, 13), last_day=date(2031, 3, 13)),
    ],
    ids=["cancelled", "moved"],
)
def test_there_is_nothing_to_say_of_a_meeting_that_is_not_then(meeting: Meeting) -> None:
    assert said(a_reminder(), meeting) is None


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("", Language.SWEDISH, "Du bad mig"),
        ("Vera", Language.SWEDISH, "Vera, du bad mig"),
        ("Vera", Language.ENGLISH, "Vera, you asked me"),
    ],
)
def test_a_personal_reminder_turns_to_the_person(name: str, language: Language, words: str) -> None:
    message = personal_reminder(
        MEETING,
        LeadTime(days=1),
        network=NETWORK,
        address=a_channel(),
        person="29:vera",
        name=name,
        language=language,
        now=NOW,
    )
    assert message
    reply = said(message)

    assert reply
    assert reply.card
    assert reply.card.text.startswith(words)
    assert reply.language == language


def test_a_personal_reminder_of_a_cancelled_meeting_says_nothing() -> None:
    message = personal_reminder(
        MEETING,
        LeadTime(days=1),
        network=NETWORK,
        address=a_channel(),
        person="29:vera",
        name="",
        language=Language.SWEDISH,
        now=NOW,
    )
    assert message

    assert said(message, replace(MEETING, status=Status.CANCELLED)) is None


def test_a_kind_of_tomorrow_is_no_kind_of_today() -> None:
    with pytest.raises(KeyError):
        said(replace(a_reminder(), kind="of tomorrow"))
