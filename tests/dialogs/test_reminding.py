"""A person asks to be reminded of a meeting."""

from datetime import date, datetime, time
from typing import Any

import pytest

from dialogs import reminding
from dialogs.incoming import Scope
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Command, Interpretation, Response
from meetings.addresses import Address
from meetings.records import Records
from meetings.reminders import Message, MessageState
from storage.database import Database
from tests.builders import NETWORK, STOCKHOLM, a_meeting, a_member
from tests.dialogs.a_turn import (
    A_QUESTION,
    SOMETHING_TYPED,
    a_channel,
    a_command,
    a_response,
    a_stored_network,
    a_turn,
)

VERA = a_member(entra_id="vera-in-entra")
MEETING = a_meeting(starts_at=time(9, 15))
YES = a_response(Response.YES)


def remind(*meetings: str, **slots: Any) -> Interpretation:
    return a_command(Command.REMIND, *(meetings or ("meeting",)), **slots)


def the_chat() -> Address:
    return Address(
        id="chat",
        scope="personal",
        conversation=f"a:{VERA.id}",
        service_url="https://smba.example/emea/",
        bot="28:bot",
        person=f"29:{VERA.id}",
        entra_id=VERA.entra_id,
    )


def in_chat(records: Records, **incoming: Any) -> Turn:
    return a_turn(records, member=VERA, **incoming)


def stored(records: Records) -> None:
    a_stored_network(records, MEETING, a_meeting("later", day=date(2031, 4, 22)), members=(VERA,))
    records.addresses.save(the_chat())


def queued(records: Records) -> list[Message]:
    return [m for m in records.outbox.of_network(NETWORK.id) if m.state is MessageState.PENDING]


def text(outcome: Outcome | None) -> str:
    assert outcome
    return outcome.replies[0].text


@pytest.mark.parametrize(
    ("slots", "moment"),
    [
        ({}, datetime(2031, 3, 11, 9, tzinfo=STOCKHOLM)),
        ({"offset_days": 2}, datetime(2031, 3, 10, 9, tzinfo=STOCKHOLM)),
        ({"offset_days": 1, "evening": True}, datetime(2031, 3, 11, 18, tzinfo=STOCKHOLM)),
        ({"offset_days": 1, "clock": "15:00"}, datetime(2031, 3, 11, 15, tzinfo=STOCKHOLM)),
        ({"offset_days": 1, "clock": "09:15"}, datetime(2031, 3, 11, 9, tzinfo=STOCKHOLM)),
        ({"offset_days": 0}, datetime(2031, 3, 12, 7, tzinfo=STOCKHOLM)),
        ({"offset_days": 0, "offset_hours": 1}, datetime(2031, 3, 12, 8, 15, tzinfo=STOCKHOLM)),
        ({"offset_days": 0, "offset_minutes": 30}, datetime(2031, 3, 12, 8, 45, tzinfo=STOCKHOLM)),
    ],
)
def test_a_yes_queues_the_reminder_for_its_moment(database: Database, slots: dict[str, Any], moment: datetime) -> None:
    with database.records() as records:
        stored(records)

        asked = reminding.start(remind(**slots), DialogState(), in_chat(records))
        assert queued(records) == []
        done = reminding.step(YES, asked.state, in_chat(records))

        assert done
        assert done.state.flow is None
        assert [(m.due_at, m.address) for m in queued(records)] == [(moment, "chat")]


def test_the_button_does_what_the_yes_does_and_pressed_again_nothing_more(database: Database) -> None:
    with database.records() as records:
        stored(records)
        card = reminding.start(remind(), DialogState(), in_chat(records)).replies[0].card
        assert card
        yes, no = card.buttons

        for _ in range(2):
            reminding.press(yes.press, DialogState(), in_chat(records, press=yes.press))
        reminding.press(no.press, DialogState(), in_chat(records, press=no.press))

        assert len(queued(records)) == 1


@pytest.mark.parametrize(
    "press",
    [
        {"do": "reminding.yes"},
        {"do": "reminding.yes", "meeting": "meeting", "lead": "tomorrow"},
        {"do": "reminding.yes", "meeting": "other", "lead": "1d09:00"},
        {"do": "reminding.meeting", "meeting": 7, "lead": ["1d09:00"]},
    ],
)
def test_a_button_that_is_none_of_ours_queues_nothing(database: Database, press: dict[str, Any]) -> None:
    with database.records() as records:
        stored(records)

        reminding.press(press, DialogState(), in_chat(records, press=press))

        assert queued(records) == []


def test_without_a_meeting_the_next_ones_are_offered(database: Database) -> None:
    with database.records() as records:
        stored(records)

        asked = reminding.start(a_command(Command.REMIND, offset_days=3), DialogState(), in_chat(records))
        card = asked.replies[0].card
        assert card
        assert [row.detail for row in card.rows] == ["onsdag 12 mars 2031 kl. 9.15", "tisdag 22 april 2031"]
        chosen = reminding.press(card.rows[1].press, asked.state, in_chat(records, press=card.rows[1].press))

        assert "lördag 19 april 2031 kl. 9.00" in text(chosen)


def test_a_named_meeting_answers_which_one(database: Database) -> None:
    with database.records() as records:
        stored(records)
        asked = reminding.start(a_command(Command.REMIND), DialogState(), in_chat(records))

        assert "22 april" in text(reminding.step(remind("later"), asked.state, in_chat(records)))


def test_another_time_changes_the_question(database: Database) -> None:
    with database.records() as records:
        stored(records)
        asked = reminding.start(remind(), DialogState(), in_chat(records))

        changed = reminding.step(a_command(Command.REMIND, offset_days=5), asked.state, in_chat(records))

        assert "fredag 7 mars 2031" in text(changed)


def test_a_question_interrupts_and_a_no_ends(database: Database) -> None:
    with database.records() as records:
        stored(records)
        asked = reminding.start(remind(), DialogState(), in_chat(records))
        turn = in_chat(records)

        assert asked.state.flow is Flow.REMINDING
        assert reminding.step(A_QUESTION, asked.state, turn) is None
        assert reminding.step(SOMETHING_TYPED, asked.state, turn) is None
        assert "påminner dig" in reminding.remind(asked.state, turn).text
        ended = reminding.step(a_response(Response.NO), asked.state, turn)
        assert ended
        assert ended.state.flow is None
        assert queued(records) == []


def test_what_cannot_be_reminded_of_is_said(database: Database) -> None:
    with database.records() as records:
        stored(records)
        hour_before = remind("later", offset_days=0, offset_hours=1)
        turn, late = in_chat(records), in_chat(records, now=datetime(2031, 3, 12, 8, tzinfo=STOCKHOLM))
        over = in_chat(records, now=datetime(2031, 5, 1, 8, tzinfo=STOCKHOLM))

        assert "vilken tid" in text(reminding.start(hour_before, DialogState(), turn))
        assert "redan passerat" in text(reminding.start(remind(), DialogState(), late))
        assert "redan varit" in text(reminding.start(remind(), DialogState(), over))
        assert "inga kommande" in text(reminding.start(a_command(Command.REMIND), DialogState(), over))


def test_a_yes_that_comes_too_late_is_no_error(database: Database) -> None:
    with database.records() as records:
        stored(records)
        asked = reminding.start(remind(), DialogState(), in_chat(records))
        late = in_chat(records, now=datetime(2031, 3, 13, 8, tzinfo=STOCKHOLM))

        assert "redan varit" in reminding.remind(asked.state, late).text
        assert "redan varit" in text(reminding.step(YES, asked.state, late))


def test_in_a_channel_it_goes_to_the_personal_chat_and_else_names_the_person(database: Database) -> None:
    with database.records() as records:
        stored(records)
        records.addresses.save(a_channel())
        channel = a_channel().conversation
        for member in (VERA, a_member("Bo Gäst")):
            turn = a_turn(records, member=member, scope=Scope.CHANNEL, channel=channel)
            asked = reminding.start(remind(), DialogState(), turn)
            assert asked.replies[0].private
            reminding.step(YES, asked.state, turn)

        assert [(m.address, m.data["name"]) for m in queued(records)] == [("chat", ""), ("channel", "Bo Gäst")]


def test_a_person_who_cannot_be_written_to_is_told_so(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, MEETING)

        assert "egen chatt" in text(reminding.start(remind(), DialogState(), in_chat(records)))


def test_reminders_can_be_taken_back(database: Database) -> None:
    with database.records() as records:
        stored(records)
        asked = reminding.start(remind(), DialogState(), in_chat(records))
        reminding.step(YES, asked.state, in_chat(records))
        off = a_command(Command.REMIND, off=True)

        assert "borttagen" in text(reminding.start(off, DialogState(), in_chat(records)))
        assert queued(records) == []
        assert "inga påminnelser" in text(reminding.start(off, DialogState(), in_chat(records)))
