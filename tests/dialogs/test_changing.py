"""A coordinator moves a meeting or calls it off."""

from datetime import date, time

import pytest

from dialogs import changing
from dialogs.state import DialogState, Flow
from dialogs.understanding.interpretation import Command, Response
from meetings.members import Role
from meetings.records import Records
from meetings.registrations import Registration
from meetings.schedule import Meeting, Status
from storage.database import Database
from tests.builders import NETWORK, a_meeting, a_member, a_registration
from tests.dialogs.a_turn import (
    A_QUESTION,
    LAKES,
    SOMETHING_TYPED,
    a_channel,
    a_command,
    a_response,
    a_stored_network,
    a_turn,
)

SAM = a_member("Sam Ordnare", role=Role.COORDINATOR)
MEETING = a_meeting(groups=(LAKES.id,), day=date(2031, 3, 12), starts_at=time(9), ends_at=time(12))


def stored(records: Records) -> Meeting:
    meeting = records.schedules.of(NETWORK.id).meeting(MEETING.id)
    assert meeting is not None
    return meeting


def said(records: Records, text: str, state: DialogState) -> DialogState:
    outcome = changing.step(SOMETHING_TYPED, state, a_turn(records, text, member=SAM))
    assert outcome is not None
    return outcome.state


def test_a_member_cannot_change_a_meeting(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, MEETING)

        outcome = changing.start(
            a_command(Command.CANCEL_MEETING, MEETING.id), DialogState(), a_turn(records, member=a_member())
        )

        assert outcome.state.flow is None
        assert stored(records).status is Status.PLANNED


def test_day_and_hours_in_the_first_message_are_shown_before_anything_changes(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, MEETING)
        turn = a_turn(records, "flytta mötet 12 mars till 19 mars kl 13-15", member=SAM)

        outcome = changing.start(a_command(Command.MOVE_MEETING, MEETING.id), DialogState(), turn)

        assert outcome.state.step == changing.Step.CONFIRM
        assert "19 mars" in outcome.replies[0].text
        assert stored(records).first_day == date(2031, 3, 12)


def test_the_yes_moves_the_meeting_and_tells_its_channel_once(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, MEETING)
        records.addresses.save(a_channel())
        turn = a_turn(records, "flytta mötet 12 mars till 19 mars kl 13-15", member=SAM)
        shown = changing.start(a_command(Command.MOVE_MEETING, MEETING.id), DialogState(), turn)

        changing.step(a_response(Response.YES), shown.state, turn)

        moved = stored(records)
        assert (moved.first_day, moved.starts_at, moved.ends_at) == (date(2031, 3, 19), time(13), time(15))
        assert moved.revision == MEETING.revision + 1
        told = [m for m in records.outbox.of_network(NETWORK.id) if m.kind == "change"]
        assert [m.address for m in told] == ["channel"]


def test_a_new_day_without_hours_keeps_the_hours(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, MEETING)
        turn = a_turn(records, member=SAM)
        asked = changing.start(a_command(Command.MOVE_MEETING, MEETING.id), DialogState(), turn)

        state = said(records, "19 mars", asked.state)
        changing.step(a_response(Response.YES), state, turn)

        assert (stored(records).first_day, stored(records).starts_at) == (date(2031, 3, 19), time(9))


@pytest.mark.parametrize("text", ["måndag 19 mars", "den 19 nästa eller så"])
def test_a_time_that_is_not_certain_is_asked_again(database: Database, text: str) -> None:
    with database.records() as records:
        a_stored_network(records, MEETING)
        asked = changing.start(a_command(Command.MOVE_MEETING, MEETING.id), DialogState(), a_turn(records, member=SAM))

        outcome = changing.step(SOMETHING_TYPED, asked.state, a_turn(records, text, member=SAM))

        assert outcome is None or outcome.state.step == changing.Step.WHEN


def test_a_question_in_between_is_an_interruption(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, MEETING)
        shown = changing.start(
            a_command(Command.CANCEL_MEETING, MEETING.id), DialogState(), a_turn(records, member=SAM)
        )

        assert changing.step(A_QUESTION, shown.state, a_turn(records, "vem kommer?", member=SAM)) is None


def test_a_meeting_called_off_keeps_its_registrations_and_tells_those_registered(database: Database) -> None:
    vera = a_member(entra_id="entra-vera")
    registration: Registration = a_registration(MEETING.id)
    with database.records() as records:
        a_stored_network(records, MEETING, members=(vera,))
        records.registrations.add(registration)
        records.addresses.save(a_channel())
        turn = a_turn(records, member=SAM)
        shown = changing.start(a_command(Command.CANCEL_MEETING, MEETING.id), DialogState(), turn)

        changing.step(a_response(Response.YES), shown.state, turn)

        assert stored(records).status is Status.CANCELLED
        assert records.registrations.of_meetings([MEETING.id]) == (registration,)
        told = [m for m in records.outbox.of_network(NETWORK.id) if m.kind == "change"]
        assert [m.address for m in told] == ["channel"]


def test_the_yes_button_of_another_preview_changes_nothing(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, MEETING)
        turn = a_turn(records, member=SAM)
        asked = changing.start(a_command(Command.MOVE_MEETING, MEETING.id), DialogState(), turn)
        first = said(records, "19 mars", asked.state)
        card = changing.remind(first, turn).card
        assert card is not None
        second = said(records, "26 mars", first)

        outcome = changing.press(card.buttons[0].press, second, turn)

        assert outcome.state.flow is Flow.CHANGING
        assert stored(records).first_day == date(2031, 3, 12)


def test_a_no_leaves_the_meeting_as_it_is(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records, MEETING)
        turn = a_turn(records, member=SAM)
        shown = changing.start(a_command(Command.CANCEL_MEETING, MEETING.id), DialogState(), turn)

        outcome = changing.step(a_response(Response.NO), shown.state, turn)

        assert outcome is not None
        assert outcome.state.flow is None
        assert stored(records) == MEETING
