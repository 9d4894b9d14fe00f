from meetings.contacts import contacts_for
from meetings.members import Role
from meetings.schedule import Contact, Series
from tests.builders import a_meeting, a_member, a_schedule

LAKES = Contact(name="Li Sjö", email="li@lansbyran.example", groups=("lakes",))
RIVERS = Contact(name="Bo Å", email="bo@lansbyran.example", groups=("rivers",))


def test_who_takes_the_registrations_comes_before_everybody() -> None:
    series = Series(id="series", title="Lärlabb", contact_email="anmalan@lansbyran.example")
    schedule = a_schedule(meeting := a_meeting(series="series"), series=(series,), contacts=(LAKES,))

    assert [c.email for c in contacts_for(schedule, meeting)] == ["anmalan@lansbyran.example"]


def test_the_coordinators_of_the_meetings_groups_come_before_the_others() -> None:
    schedule = a_schedule(meeting := a_meeting(groups=("rivers",)), contacts=(LAKES, RIVERS))

    assert contacts_for(schedule, meeting) == (RIVERS,)


def test_a_coordinator_among_the_members_comes_before_whom_a_document_names() -> None:
    sam = a_member("Sam Ordnare", role=Role.COORDINATOR, groups=("lakes",))
    schedule = a_schedule(meeting := a_meeting(groups=("lakes",)), contacts=(LAKES,), coordinators=(sam,))

    assert [c.name for c in contacts_for(schedule, meeting)] == ["Sam Ordnare"]


def test_anybody_is_better_than_nobody_and_nobody_is_made_up() -> None:
    meeting = a_meeting(groups=("lakes",))

    assert contacts_for(a_schedule(meeting, contacts=(RIVERS,)), meeting) == (RIVERS,)
    assert contacts_for(a_schedule(meeting), meeting) == ()


def test_a_person_who_is_named_twice_is_told_once_with_the_address() -> None:
    twice = (Contact(name="Li Sjö", phone="0500-12 34 56"), LAKES)

    assert contacts_for(a_schedule(contacts=twice)) == (LAKES,)
