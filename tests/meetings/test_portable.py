from datetime import date, time

from meetings.organisations import Group
from meetings.portable import meeting_json
from meetings.schedule import Form
from tests.builders import a_meeting, a_schedule


def test_a_meeting_has_the_keys_of_a_meeting_read_and_its_identity() -> None:
    meeting = a_meeting(
        last_day=date(2031, 3, 13), starts_at=time(9, 15), form=Form.HYBRID, groups=("g",), deadline=date(2031, 3, 1)
    )

    assert meeting_json(a_schedule(meeting, groups=(Group(id="g", name="Sjögruppen"),)), meeting) == {
        "id": "meeting",
        "title": "Nätverksträff",
        "date_start": "2031-03-12",
        "date_end": "2031-03-13",
        "time_start": "09:15",
        "time_end": None,
        "all_day": False,
        "place": None,
        "online": True,
        "groups": ["Sjögruppen"],
        "joint_with": [],
        "status": "planned",
        "theme": None,
        "coffee_from": None,
        "deadline": "2031-03-01",
    }


def test_what_is_not_known_is_null() -> None:
    meeting = a_meeting(form=None)

    assert meeting_json(a_schedule(meeting), meeting)["online"] is None
