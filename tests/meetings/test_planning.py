"""The queue follows the schedule."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from meetings import linking
from meetings.addresses import Address
from meetings.organisations import Group
from meetings.planning import replan
from meetings.records import Records
from meetings.reminders import Message, MessageState
from meetings.schedule import Status
from storage.database import Database
from tests.builders import NETWORK, NOW, STOCKHOLM, a_meeting

WATER = Group(id="water", name="Vattengruppen")
AIR = Group(id="air", name="Luftgruppen")
MEETING = a_meeting(groups=("water",))


def an_address(identity: str = "channel", *groups: str) -> Address:
    return Address(
        id=identity,
        scope="channel",
        conversation=f"19:{identity}@thread.tacv2",
        service_url="https://teams.example/",
        bot="28:bot",
        network=NETWORK.id,
        groups=groups,
    )


@pytest.fixture
def network(database: Database) -> Database:
    """A network with two groups, a meeting and its linked channel."""
    with database.records() as records:
        records.networks.add(NETWORK)
        for group in (WATER, AIR):
            records.schedules.add_group(NETWORK.id, group)
        records.schedules.add_meeting(NETWORK.id, MEETING)
        records.addresses.save(an_address("channel", "water"))
        replan(records, NETWORK.id, NOW)
        records.commit()
    return database


def queued(records: Records, state: MessageState = MessageState.PENDING) -> list[Message]:
    return [message for message in records.outbox.of_network(NETWORK.id) if message.state is state]


def test_planning_again_changes_nothing(network: Database) -> None:
    with network.records() as records:
        before = queued(records)
        replan(records, NETWORK.id, NOW)

        assert len(before) == 1
        assert queued(records) == before


def test_a_moved_meeting_moves_its_reminder(network: Database) -> None:
    with network.records() as records:
        moved = replace(MEETING, first_day=date(2031, 3, 20), last_day=date(2031, 3, 20))
        records.schedules.save_meeting(NETWORK.id, moved)
        replan(records, NETWORK.id, NOW)

        assert [m.due_at for m in queued(records)] == [datetime(2031, 3, 19, 9, tzinfo=STOCKHOLM)]


def test_a_meeting_moved_there_and_back_is_reminded_of(network: Database) -> None:
    with network.records() as records:
        before = queued(records)
        for day in (date(2031, 3, 20), MEETING.first_day):
            records.schedules.save_meeting(NETWORK.id, replace(MEETING, first_day=day, last_day=day))
            replan(records, NETWORK.id, NOW)

        assert queued(records) == before


def test_a_cancelled_meeting_is_silent(network: Database) -> None:
    with network.records() as records:
        records.schedules.save_meeting(NETWORK.id, replace(MEETING, status=Status.CANCELLED))
        replan(records, NETWORK.id, NOW)

        assert queued(records) == []


def test_a_reminder_whose_moment_passed_is_not_taken_back_but_missed(network: Database) -> None:
    with network.records() as records:
        [reminder] = queued(records)
        assert reminder.expires_at
        replan(records, NETWORK.id, reminder.expires_at)

        assert queued(records) == [reminder]
        assert records.outbox.expire(reminder.expires_at) == 1


def test_what_was_sent_is_not_planned_again(network: Database) -> None:
    with network.records() as records:
        now = datetime(2031, 3, 11, 9, tzinfo=STOCKHOLM)
        [message] = records.outbox.lease(now, "holder", timedelta(minutes=1), 1)
        records.outbox.finish(message.key, "holder", MessageState.SENT, now=now)
        replan(records, NETWORK.id, now)

        assert queued(records) == []
        assert len(queued(records, MessageState.SENT)) == 1


def test_linking_a_group_to_another_channel_moves_its_reminders(network: Database) -> None:
    with network.records() as records:
        schedule = records.schedules.of(NETWORK.id)
        link = linking.link(records, schedule, "water", an_address("other"), NOW)

        assert link.moved
        assert [m.address for m in queued(records)] == ["other"]


def test_a_link_tells_when_the_next_reminder_comes(network: Database) -> None:
    with network.records() as records:
        schedule = records.schedules.of(NETWORK.id)
        water = linking.link(records, schedule, "water", an_address("other"), NOW)
        air = linking.link(records, schedule, "air", an_address("third"), NOW)

        assert water.next_reminder
        assert water.next_reminder.due_at == datetime(2031, 3, 11, 9, tzinfo=STOCKHOLM)
        assert air.next_reminder is None


def test_a_channel_can_be_linked_to_two_groups(network: Database) -> None:
    with network.records() as records:
        schedule = records.schedules.of(NETWORK.id)
        link = linking.link(records, schedule, "air", an_address("channel", "water"), NOW)

        assert link.address.groups == ("water", "air")
        assert not link.moved


def test_unlinking_and_linking_again_brings_the_reminder_back(network: Database) -> None:
    with network.records() as records:
        schedule, before = records.schedules.of(NETWORK.id), queued(records)
        unlinked = linking.unlink(records, schedule, [], an_address("channel", "water"), NOW)
        assert queued(records) == []

        linking.link(records, schedule, "water", unlinked, NOW)

        assert queued(records) == before


def test_a_channel_linked_for_another_network_forgets_that_one(network: Database) -> None:
    with network.records() as records:
        foreign = replace(an_address("foreign", "elsewhere"), network="other network")
        link = linking.link(records, records.schedules.of(NETWORK.id), "air", foreign, NOW)

        assert link.address.network == NETWORK.id
        assert link.address.groups == ("air",)
