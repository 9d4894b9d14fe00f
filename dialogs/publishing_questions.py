"""What is still to be asked about a document, one thing at a time, and how it is asked."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dialogs.publication import Item, Publication, View
from dialogs.publishing_list import listing
from dialogs.publishing_replies import date_question, gaps_question, keep_question, year_question
from dialogs.replies import Reply
from dialogs.turn import Turn
from meetings.differences import line_of
from meetings.drafts import Draft

#: how many years are offered as buttons
MOST_YEARS = 3


class Step(StrEnum):
    """What is waited for."""

    DOCUMENT = "document"
    YEAR = "year"
    DATE = "date"
    PLACE = "place"
    HOURS = "hours"
    REVIEW = "review"
    KEEP = "keep"


def questions(publication: Publication, view: View, turn: Turn) -> Iterator[tuple[Step, Item | None]]:
    """What is still to be asked, and at last what is to be approved."""
    today = turn.schedule.today(turn.now)
    if not view.items:
        yield Step.KEEP, None
        return
    if view.yearless and publication.year is None:
        yield Step.YEAR, None
    for item in view.doubtful:
        if item.key not in publication.settled and (publication.year or item.draft not in view.yearless):
            yield Step.DATE, item
    for name in (Step.PLACE, Step.HOURS):
        if name not in publication.settled and view.lacking(name, today):
            yield name, None
    yield Step.REVIEW, None


def pending(publication: Publication, view: View, turn: Turn) -> tuple[Step, Item | None]:
    """The next question, and which meeting it is about."""
    return next(questions(publication, view, turn))


def question(publication: Publication, view: View, turn: Turn) -> Reply:
    """The next question in words."""
    step, item = pending(publication, view, turn)
    press = pressed(publication)
    match step:
        case Step.YEAR:
            return year_question(view, likely_years(view.yearless, turn.schedule.today(turn.now)), press, turn)
        case Step.DATE if item:
            return date_question(item, possible_days(view, item), press, turn)
        case Step.PLACE | Step.HOURS:
            return gaps_question(step, view.lacking(step, turn.schedule.today(turn.now)), press, turn)
        case Step.KEEP:
            return keep_question(press, turn)
        case _:
            return listing(publication, view, press, turn)


def pressed(publication: Publication) -> dict[str, Any]:
    """What every button of this document carries."""
    return {"document": publication.document, "at": publication.stamp}


def likely_years(drafts: Sequence[Draft], today: date) -> tuple[int, ...]:
    """Years for the first of some days without one: no meeting on a weekend, soon to come rather than past."""

    def unlikely(year: int) -> tuple[int, bool, int]:
        days = list(_in_a_row(drafts, year))
        impossible = sum(day.weekday() >= 5 for day in days) + len(drafts) - len(days)
        return impossible, bool(days) and days[-1] < today, abs(year - today.year)

    years = sorted(range(today.year - 1, today.year + 3), key=unlikely)
    return tuple(sorted(years[:MOST_YEARS]))


def possible_days(view: View, item: Item) -> tuple[tuple[date, date], ...]:
    """What a meeting on the wrong weekday may mean: the days as written, the nearest on that weekday."""
    draft = item.draft
    if draft is None or draft.date_start.disputed is None:
        return ()
    conflicts = (i for i in view.reading.issues if i.code == "weekday-conflict" and i.line == line_of(draft))
    for data in (issue.data for issue in conflicts):
        day = date(data["year"], data["month"], data["day"])
        shift = timedelta(days=(data["weekday"] - day.weekday() + 3) % 7 - 3)
        written = [date(d.disputed, d.month, d.day) for d in (draft.date_start, draft.date_end) if d.disputed]
        if day in written:
            return (written[0], written[-1]), (written[0] + shift, written[-1] + shift)
    return ()


def _in_a_row(drafts: Sequence[Draft], year: int) -> Iterator[date]:
    """The days of the drafts when they follow each other, the first one in the year."""
    last = (0, 0)
    for draft in drafts:
        month_and_day = (draft.date_start.month, draft.date_start.day)
        year += month_and_day < last
        last = month_and_day
        try:
            yield date(year, *month_and_day)
        except ValueError:  # 29 February in a common year
            continue


def year_in(text: str) -> int | None:
    """The year that an answer names."""
    found = re.search(r"(?<!\d)(20\d\d)(?!\d)", text)
    return int(found[1]) if found else None
