"""Meetings as JSON values, under the keys of the outer contract."""

from datetime import time
from typing import Any

from meetings.schedule import Form, Meeting, Schedule


def meeting_json(schedule: Schedule, meeting: Meeting) -> dict[str, Any]:
    """A meeting of the schedule: the keys of a meeting read, and its `id`."""
    return {
        "id": meeting.id,
        "title": meeting.title,
        "date_start": meeting.first_day.isoformat(),
        "date_end": meeting.last_day.isoformat(),
        "time_start": _clock(meeting.starts_at),
        "time_end": _clock(meeting.ends_at),
        "all_day": meeting.all_day,
        "place": meeting.place,
        "online": None if meeting.form is None else meeting.form is not Form.ONSITE,
        "groups": list(schedule.group_names(meeting)),
        "joint_with": list(meeting.joint_with),
        "status": meeting.status.value,
        "theme": meeting.theme,
        "coffee_from": _clock(meeting.coffee_from),
        "deadline": meeting.deadline and meeting.deadline.isoformat(),
    }


def _clock(clock: time | None) -> str | None:
    return clock.isoformat("minutes") if clock else None
