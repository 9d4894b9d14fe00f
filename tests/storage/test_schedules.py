from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import Engine, event

from meetings.members import Role
from meetings.organisations import Group, Organisation
from meetings.schedule import Contact, Document, Form, Passage, Schedule, Series, Status
from storage.database import Database
from storage.errors import Conflict
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, NOW, a_meeting, a_member, a_network, a_registration

GROUP = Group(id="vatten", name="Vattengruppen", aliases=("vatten", "vattnet"))


def whole() -> Schedule:
    """A schedule with something in every field."""
    meeting = replace(
        a_meeting(
            day=date(2031, 3, 12),
            last_day=date(2031, 3, 13),
            starts_at=time(9, 30),
            ends_at=time(16),
            form=Form.HYBRID,
            place="Folkets hus, Åmål",
            groups=("vatten",),
            deadline=date(2031, 3, 1),
            seats=2,
            seats_total=40,
            series="series",
        ),
        joint_with=("Skogsnätverket",),
        theme="Övergödning",
        link="https://teams.example/join",
        coffee_from=time(9),
        document="document",
        line=41,
        revision=3,
    )
    return Schedule(
        network=NETWORK,
        groups=(GROUP, Group(id="skog", name="Skogsgruppen")),
        organisations=(Organisation(id="amal", name="Åmåls kommun", domains=("amal.example",)),),
        series=(
            Series(
                id="series",
                title="Lärlabb",
                together=True,
                registration_required=True,
                deadline=date(2031, 2, 1),
                seats_per_organisation=3,
                seats_total=60,
                contact_name="Bo Ek",
                contact_email="bo@amal.example",
                url="https://amal.example/",
                audience="Handläggare",
                cost="Resan betalas själv",
            ),
            Series(id="other", title="Workshoppar"),
        ),
        meetings=(meeting, a_meeting("late", day=date(2031, 4, 1), status=Status.CANCELLED)),
        contacts=(
            Contact(name="Bo Ek", email="bo@amal.example", phone="0532-1", role="samordnare", groups=("vatten",)),
            Contact(email="info@amal.example"),
        ),
        coordinators=(a_member("Bo Ek", role=Role.COORDINATOR),),
        documents=(
            Document(id="document", name="plan.pdf", sha256="0" * 64, given_by="bo@amal.example", given_at=NOW),
        ),
        passages=(
            Passage(document="document", line=1, heading="", text="Verksamhetsplan"),
            Passage(document="document", line=9, heading="Träffar", text="12-13 mars, två heldagar"),
        ),
    )


def write(records: UnitOfWork, schedule: Schedule) -> None:
    network = schedule.network.id
    for group in schedule.groups:
        records.schedules.add_group(network, group)
    for organisation in schedule.organisations:
        records.schedules.add_organisation(network, organisation)
    for series in schedule.series:
        records.schedules.add_series(network, series)
    for meeting in schedule.meetings:
        records.schedules.add_meeting(network, meeting)
    for coordinator in schedule.coordinators:
        records.members.add(network, coordinator)
    records.schedules.set_contacts(network, schedule.contacts)
    for document in schedule.documents:
        records.schedules.add_document(network, document, schedule.passages, "Verksamhetsplan\n12-13 mars")


def committed(database: Database, change: Callable[[UnitOfWork], None]) -> None:
    with database.records() as records:
        change(records)
        records.commit()


def read(database: Database, network: str = NETWORK.id) -> Schedule:
    with database.records(write=False) as records:
        return records.schedules.of(network)


@pytest.fixture
def founded(database: Database) -> Database:
    """A database with one network and nothing in it."""
    committed(database, lambda records: records.networks.add(NETWORK))
    return database


def test_a_schedule_comes_back_as_it_was(founded: Database) -> None:
    schedule = whole()
    committed(founded, lambda records: write(records, schedule))

    assert read(founded) == replace(schedule, network=replace(NETWORK, version=1))


def test_a_schedule_is_its_networks_own(founded: Database) -> None:
    committed(founded, lambda records: write(records, whole()))
    other = a_network("skog")
    committed(founded, lambda records: records.networks.add(other))

    assert read(founded, other.id) == Schedule(network=other)


def test_there_is_no_schedule_without_a_network(records: UnitOfWork) -> None:
    with pytest.raises(LookupError):
        records.schedules.of("skog")


def test_meetings_come_in_order_of_time_whatever_the_order_of_writing(records: UnitOfWork) -> None:
    day = date(2031, 3, 12)
    records.schedules.add_meeting(NETWORK.id, a_meeting("noon", day=day, starts_at=time(12)))
    records.schedules.add_meeting(NETWORK.id, a_meeting("whole day", day=day))
    records.schedules.add_meeting(NETWORK.id, a_meeting("before", day=date(2031, 3, 1), starts_at=time(15)))

    assert [meeting.id for meeting in records.schedules.of(NETWORK.id).meetings] == ["before", "whole day", "noon"]


def test_what_is_saved_replaces_what_was_there(records: UnitOfWork) -> None:
    write(records, before := whole())

    records.schedules.save_group(NETWORK.id, group := replace(GROUP, aliases=("sjögruppen",)))
    records.schedules.save_series(NETWORK.id, series := replace(before.series[0], cost=None))
    records.schedules.save_meeting(NETWORK.id, meeting := replace(before.meetings[0], place="Säffle", revision=4))
    records.schedules.set_contacts(NETWORK.id, [contact := Contact(name="Al By")])

    after = records.schedules.of(NETWORK.id)
    assert (after.groups[0], after.series[0], after.meetings[0], after.contacts) == (group, series, meeting, (contact,))
    assert after.meetings[1:] == before.meetings[1:]


def test_what_another_network_has_cannot_be_saved(records: UnitOfWork) -> None:
    records.networks.add(other := a_network("skog"))
    records.schedules.add_meeting(NETWORK.id, meeting := a_meeting())

    with pytest.raises(Conflict):
        records.schedules.save_meeting(other.id, meeting)


def test_the_same_schedule_serves_until_something_is_changed(founded: Database) -> None:
    before = read(founded)
    assert read(founded) is before

    committed(founded, lambda records: records.schedules.add_group(NETWORK.id, GROUP))

    after = read(founded)
    assert after.groups == (GROUP,)
    assert after.network.version == before.network.version + 1
    assert read(founded) is after


@pytest.mark.parametrize(
    "change",
    [
        lambda records: records.schedules.add_organisation(NETWORK.id, Organisation(id="amal", name="Åmål")),
        lambda records: records.schedules.set_contacts(NETWORK.id, []),
        lambda records: records.members.add(NETWORK.id, a_member()),
        lambda records: records.members.remove(NETWORK.id, "nobody"),
    ],
)
def test_every_change_raises_the_version_once(founded: Database, change: Callable[[UnitOfWork], None]) -> None:
    def twice(records: UnitOfWork) -> None:
        change(records)
        records.schedules.set_contacts(NETWORK.id, [])

    committed(founded, twice)

    assert read(founded).network.version == NETWORK.version + 1


def test_a_unit_of_work_sees_its_own_changes_and_nobody_else_does(founded: Database) -> None:
    before = read(founded)

    with founded.records() as records:
        records.schedules.add_group(NETWORK.id, GROUP)
        own = records.schedules.of(NETWORK.id)

        assert own.groups == (GROUP,)
        assert own.network.version < 0
        assert records.schedules.of(NETWORK.id).network.version != own.network.version
        assert read(founded) is before

    assert read(founded) is before


def test_a_unit_of_work_shares_its_schedule_after_its_commit(founded: Database) -> None:
    with founded.records() as records:
        records.schedules.add_group(NETWORK.id, GROUP)
        records.commit()

        assert records.schedules.of(NETWORK.id) is read(founded)


def test_a_turn_asks_one_question_for_a_known_schedule(founded: Database) -> None:
    read(founded)
    asked: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        read(founded)
    finally:
        event.remove(Engine, "before_cursor_execute", listen)

    assert len(asked) == 1


def test_a_race_for_the_last_seats_never_oversells(founded: Database) -> None:
    seats = 3
    committed(founded, lambda records: records.schedules.add_meeting(NETWORK.id, a_meeting(seats=seats)))

    def register(number: int) -> bool:
        with founded.records() as records:
            records.schedules.lock(["meeting"])
            if len(records.registrations.of_meetings(["meeting"])) >= seats:
                return False
            records.registrations.add(a_registration(name=f"Person {number}"))
            records.commit()
            return True

    with ThreadPoolExecutor(8) as pool:
        sold = sum(pool.map(register, range(32)))

    assert sold == seats
    with founded.records(write=False) as records:
        assert len(records.registrations.of_network(NETWORK.id)) == seats


def test_a_change_committed_while_waiting_for_the_lock_is_seen_after_it(founded: Database) -> None:
    committed(founded, lambda records: records.schedules.add_meeting(NETWORK.id, a_meeting()))
    read(founded)

    def look() -> Status:
        with founded.records() as records:
            records.schedules.lock(["meeting"])
            return records.schedules.of(NETWORK.id).meetings[0].status

    with ThreadPoolExecutor(1) as pool:
        with founded.records() as records:
            records.schedules.save_meeting(NETWORK.id, a_meeting(status=Status.CANCELLED))
            seen = pool.submit(look)
            records.commit()

        assert seen.result() is Status.CANCELLED


def test_many_changing_at_once_lose_nothing(founded: Database) -> None:
    def add(number: int) -> None:
        committed(founded, lambda r: r.schedules.add_group(NETWORK.id, Group(id=f"g{number}", name=f"Grupp {number}")))
        assert f"g{number}" in {group.id for group in read(founded).groups}

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(24)))

    schedule = read(founded)
    assert len(schedule.groups) == 24
    assert schedule.network.version == 24
