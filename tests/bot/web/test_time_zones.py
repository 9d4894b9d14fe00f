"""Time zones as Outlook understands them: one yearly rule for each change."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.web.time_zones import component

STOCKHOLM = """BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:20300331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20301027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def written(zone: str) -> str:
    text: str = component(ZoneInfo(zone), 2031).to_ical().decode()
    return text.replace("\r\n", "\n")


def test_stockholm_changes_on_the_last_sundays_of_march_and_october() -> None:
    assert written("Europe/Stockholm") == STOCKHOLM


def test_new_york_changes_on_other_sundays() -> None:
    text = written("America/New_York")

    assert "BYDAY=2SU;BYMONTH=3" in text
    assert "BYDAY=1SU;BYMONTH=11" in text


def test_a_zone_without_summer_time_has_one_offset() -> None:
    text = written("Asia/Tokyo")

    assert "DAYLIGHT" not in text
    assert "TZOFFSETTO:+0900" in text


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "America/New_York", "Asia/Tokyo", "UTC"])
def test_no_change_is_written_as_a_date(zone: str) -> None:
    assert "RDATE" not in written(zone)


@pytest.mark.parametrize("moment", [datetime(2031, 1, 15, 9), datetime(2031, 7, 15, 9)])  # noqa: DTZ001 - wall clocks
def test_the_rules_give_the_zones_own_offset(moment: datetime) -> None:
    zone = component(ZoneInfo("Europe/Stockholm"), 2031).to_tz()

    assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=ZoneInfo("Europe/Stockholm")).utcoffset()
