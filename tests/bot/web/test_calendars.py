"""What a calendar's key opens, and the file behind it."""

from datetime import date, time

import pytest
from icalendar import Calendar

from bot.web.calendars import calendar_file, subscription
from meetings.records import Records
from meetings.schedule import Series, Status
from storage.database import Database
from tests.builders import NETWORK, NOW, a_meeting, a_schedule
from tests.dialogs.a_turn import LAKES, RIVERS, a_stored_network

MARCH = a_meeting(
    "march", day=date(2031, 3, 12), starts_at=time(9), ends_at=time(12), groups=(LAKES.id,), series="series"
)
APRIL = a_meeting("april", day=date(2031, 4, 9), groups=(RIVERS.id,), series="series")
MAY = a_meeting("may", day=date(2031, 5, 7), last_day=date(2031, 5, 8), groups=(LAKES.id,))


def a_network(records: Records) -> None:
    a_stored_network(records, MAY)
    records.schedules.add_series(NETWORK.id, Series(id="series", title="Lärprojektet"))
    for meeting in (MARCH, APRIL):
        records.schedules.add_meeting(NETWORK.id, meeting)


@pytest.mark.parametrize(
    ("key", "meetings"),
    [
        (NETWORK.id, ["march", "april", "may"]),
        (LAKES.id, ["march", "may"]),
        ("series", ["march", "april"]),
        ("april", ["april"]),
    ],
)
def test_a_key_opens_a_network_a_group_a_series_or_one_meeting(
    database: Database, key: str, meetings: list[str]
) -> None:
    with database.records() as records:
        a_network(records)

        opened = subscription(records, key)

    assert opened is not None
    assert [meeting.id for meeting in opened.meetings] == meetings


@pytest.mark.parametrize("key", ["", "None", "made-up"])
def test_any_other_key_opens_nothing(database: Database, key: str) -> None:
    with database.records() as records:
        a_network(records)

        assert subscription(records, key) is None


def events(*identities: str) -> list[dict[str, object]]:
    meetings = [m for m in (MARCH, APRIL, MAY) if m.id in identities]
    file = calendar_file(a_schedule(*meetings), meetings, name="Sjöar", now=NOW)
    return [
        {"uid": str(event["UID"]), "start": event.start, "end": event.end} for event in Calendar.from_ical(file).events
    ]


def test_an_event_keeps_its_identity_and_has_hours_where_they_are_known() -> None:
    (event,) = events("march")

    assert event["uid"] == "march@kallelse"
    assert str(event["start"]) == "2031-03-12 09:00:00+01:00"
    assert str(event["end"]) == "2031-03-12 12:00:00+01:00"


def test_days_without_hours_are_whole_days() -> None:
    (event,) = events("may")

    assert (event["start"], event["end"]) == (date(2031, 5, 7), date(2031, 5, 9))


def test_a_cancelled_meeting_stays_in_the_calendar_and_says_so() -> None:
    cancelled = a_meeting("gone", status=Status.CANCELLED)

    file = calendar_file(a_schedule(cancelled), [cancelled], name="Sjöar", now=NOW)

    (event,) = Calendar.from_ical(file).events
    assert event["STATUS"] == "CANCELLED"
