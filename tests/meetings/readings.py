"""Builders of readings: what a document says, in as few words as a test can say it."""

from datetime import date, time

from meetings.drafts import ContactRead, Draft, Evidence, PartialDate, PassageRead, Reading, Terms


def a_day(day: date | None) -> PartialDate | None:
    return PartialDate(year=day.year, month=day.month, day=day.day) if day else None


def a_draft(
    day: date = date(2031, 3, 12),
    title: str = "Nätverksträff",
    *,
    last_day: date | None = None,
    hours: tuple[time, time] | None = None,
    all_day: bool = False,
    place: str | None = None,
    online: bool | None = None,
    groups: tuple[str, ...] = (),
    joint_with: tuple[str, ...] = (),
    status: str = "planned",
    theme: str | None = None,
    year_open: bool = False,
    line: int = 1,
) -> Draft:
    start = PartialDate(year=None if year_open else day.year, month=day.month, day=day.day)
    end = a_day(last_day) or start
    return Draft(
        title=title,
        date_start=start,
        date_end=end,
        time_start=hours and hours[0],
        time_end=hours and hours[1],
        all_day=all_day,
        place=place,
        online=online,
        groups=groups,
        joint_with=joint_with,
        status=status,
        theme=theme,
        evidence=(Evidence(line=line, text=f"{title} {day}", field="date_start"),),
    )


def a_reading(
    *drafts: Draft,
    title: str | None = "Plan 2031",
    groups: tuple[str, ...] = (),
    terms: Terms | None = None,
    contacts: tuple[ContactRead, ...] = (),
    passages: tuple[PassageRead, ...] = (),
    cost: str | None = None,
) -> Reading:
    return Reading(
        language="sv",
        series_title=title,
        groups=groups,
        meetings=drafts,
        registration=terms or Terms(),
        contacts=contacts,
        passages=passages,
        cost=cost,
    )
