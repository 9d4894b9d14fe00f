import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.organisations import Organisation
from meetings.registrations import RegistrationStatus
from meetings.schedule import Series
from meetings.seats import known_organisation, limits, organisation_key, seats_left, taken
from tests.builders import a_meeting, a_registration, a_schedule

AMAL = Organisation(id="amal", name="Åmåls kommun", domains=("amal.example",))


@pytest.mark.parametrize("name", ["Åmål", "åmåls  kommun", "ÅMÅL", "Municipality of Åmål", "Åmåls Kommun "])
def test_the_ways_of_writing_a_municipality_are_one(name: str) -> None:
    assert organisation_key(name) == organisation_key("Åmåls kommun")


@pytest.mark.parametrize(("one", "other"), [("Habo kommun", "Håbo kommun"), ("Region Skåne", "Skånes universitet")])
def test_different_organisations_stay_different(one: str, other: str) -> None:
    assert organisation_key(one) != organisation_key(other)


@given(st.text())
def test_a_key_keeps_its_key_when_written_with_spaces_and_capitals(name: str) -> None:
    assert organisation_key(f"  {name}  ") == organisation_key(name)


def test_an_organisation_is_known_by_name_and_else_by_its_mail_domain() -> None:
    schedule = a_schedule(organisations=(AMAL, Organisation(id="sund", name="Sunds kommun")))

    assert known_organisation(schedule, "åmål") == AMAL
    assert known_organisation(schedule, "Kommunkontoret", "vera@amal.example") == AMAL
    assert known_organisation(schedule, "Sund", "vera@amal.example") != AMAL
    assert known_organisation(schedule, "Okänd", "vera@annan.example") is None


def test_withdrawn_registrations_take_no_seat() -> None:
    held = [a_registration(), a_registration(name="Bo Ek", status=RegistrationStatus.WITHDRAWN)]

    assert taken(a_schedule(), held, "Åmål") == 1


def test_seats_are_counted_whatever_the_organisation_was_called() -> None:
    held = [
        a_registration(organisation="Åmål"),
        a_registration(name="Bo Ek", organisation="Kommunkontoret", email="bo.ek@amal.example"),
        a_registration(name="Al By", organisation="Sunds kommun", email="al.by@sund.example"),
    ]

    assert taken(a_schedule(organisations=(AMAL,)), held, "Åmåls kommun") == 2


def test_a_meetings_own_limits_go_before_those_of_its_series() -> None:
    series = Series(id="series", title="Lärlabb", seats_per_organisation=3, seats_total=40)
    meeting = a_meeting(seats=1, series="series")

    most = limits(a_schedule(meeting, series=(series,)), meeting)

    assert (most.per_organisation, most.total) == (1, 40)


def test_the_seats_left_are_the_scarcer_of_the_organisations_and_of_all() -> None:
    schedule = a_schedule(meeting := a_meeting(seats=3, seats_total=2))

    assert seats_left(schedule, meeting, [a_registration()], "Sunds kommun") == 1
    assert seats_left(schedule, meeting, [a_registration(), a_registration(name="Bo Ek")], "Sunds kommun") == 0
    assert seats_left(schedule, a_meeting(), [], "Sunds kommun") is None
