"""The last day of registration: a whole day in the network's zone, a meeting's own before its series'."""

from datetime import date, datetime

from meetings.schedule import Meeting, Schedule


def deadline_of(schedule: Schedule, meeting: Meeting) -> date | None:
    """The last day on which one can register; None when the documents name none."""
    series = schedule.series_of(meeting)
    return meeting.deadline or (series.deadline if series else None)


def deadline_passed(schedule: Schedule, meeting: Meeting, now: datetime) -> bool:
    """Whether the last day of registration is over where the network is."""
    deadline = deadline_of(schedule, meeting)
    return deadline is not None and schedule.today(now) > deadline
