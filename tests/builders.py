"""Builders of values for tests: everything has a default, a test names only what it is about."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from meetings.identity import new_id
from meetings.members import Member, Role
from meetings.organisations import Group, Network, Organisation
from meetings.registrations import Mode, Participant, Registration, RegistrationStatus
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


def an_email(name: str) -> str:
    """vera.strand@amal.example for Vera Strand."""
    plain = name.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return f"{plain.replace(' ', '.')}@amal.example"
