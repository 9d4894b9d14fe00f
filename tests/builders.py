"""Builders of values for tests: everything has a default, a test names only what it is about."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from meetings.addresses import Address
from meetings.identity import new_id
from meetings.members import Member, Role
from meetings.organisations import Group, Network, Organisation
from meetings.registrations import Mode, Participant, Registration, RegistrationStatus
from meetings.reminders import Message
from meetings.schedule import Contact, Form, Meeting, Schedule, Series, Status

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2031, 2, 20, 9, 0, tzinfo=STOCKHOLM)
NETWORK = Network(id="network", slug="sjo", name="Nätverket för sjöar")


def a_meeting(
    identity: str = "meeting",
    *,
    day: date = date(2031, 3, 12),
    last_day: date | None = None,
    title: str = "Nätverksträff",
    starts_at: time | None = None,
    ends_at: time | None = None,
    form: Form | None = Form.ONSITE,
    place: str | None = None,
    groups: tuple[str, ...] = (),
    status: Status = Status.PLANNED,
    deadline: date | None = None,
    seats: int | None = None,
    seats_total: int | None = None,
    series: str | None = None,
) -> Meeting:
    return Meeting(
        id=identity,
        title=title,
        first_day=day,
        last_day=last_day or day,
        starts_at=starts_at,
        ends_at=ends_at,
        all_day=starts_at is None,
        form=form,
        place=place,
        groups=groups,
        status=status,
        deadline=deadline,
        seats_per_organisation=seats,
        seats_total=seats_total,
        series=series,
    )


def a_schedule(
    *meetings: Meeting,
    groups: tuple[Group, ...] = (),
    organisations: tuple[Organisation, ...] = (),
    series: tuple[Series, ...] = (),
    contacts: tuple[Contact, ...] = (),
    coordinators: tuple[Member, ...] = (),
    network: Network = NETWORK,
) -> Schedule:
    return Schedule(
        network=network,
        groups=groups,
        organisations=organisations,
        series=series,
        meetings=tuple(sorted(meetings, key=lambda m: m.first_day)),
        contacts=contacts,
        coordinators=coordinators,
    )


def a_participant(
    name: str = "Vera Strand",
    *,
    organisation: str = "Åmåls kommun",
    email: str | None = None,
    mode: Mode | None = None,
    diet: str | None = None,
) -> Participant:
    return Participant(name=name, email=email or an_email(name), organisation=organisation, mode=mode, diet=diet)


def a_registration(
    meeting: str = "meeting",
    name: str = "Vera Strand",
    *,
    organisation: str = "Åmåls kommun",
    email: str | None = None,
    status: RegistrationStatus = RegistrationStatus.REGISTERED,
    by: str | None = None,
) -> Registration:
    address = email or an_email(name)
    return Registration(
        id=new_id(),
        meeting=meeting,
        name=name,
        email=address,
        organisation=organisation,
        status=status,
        registered_by=by or address,
        registered_at=NOW,
    )


def a_member(
    name: str = "Vera Strand",
    *,
    organisation: str = "Åmåls kommun",
    email: str | None = None,
    groups: tuple[str, ...] = (),
    role: Role = Role.MEMBER,
    entra_id: str | None = None,
) -> Member:
    return Member(
        id=new_id(),
        name=name,
        email=email or an_email(name),
        organisation=organisation,
        groups=groups,
        role=role,
        entra_id=entra_id,
    )


def a_network(slug: str = "sjo", *, name: str = "Nätverket för sjöar", identity: str | None = None) -> Network:
    return Network(id=identity or new_id(), slug=slug, name=name)


def an_address(
    conversation: str = "19:kanal@thread.tacv2",
    *,
    groups: tuple[str, ...] = (),
    scope: str = "channel",
    network: str | None = "network",
    team: str | None = None,
    entra_id: str | None = None,
) -> Address:
    return Address(
        id=new_id(),
        scope=scope,
        conversation=conversation,
        service_url="https://teams.example/",
        bot="28:bot",
        team=team,
        entra_id=entra_id,
        network=network,
        groups=groups,
    )


def a_message(
    key: str = "reminder:meeting:day_before:channel",
    *,
    lane: str = "19:kanal@thread.tacv2",
    due_at: datetime = NOW,
    expires_at: datetime | None = None,
    network: str = "network",
    data: dict[str, Any] | None = None,
) -> Message:
    return Message(
        key=key,
        network=network,
        lane=lane,
        address="address",
        kind="reminder",
        data=data or {},
        due_at=due_at,
        expires_at=expires_at,
    )


def an_email(name: str) -> str:
    """vera.strand@amal.example for Vera Strand."""
    plain = name.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return f"{plain.replace(' ', '.')}@amal.example"
