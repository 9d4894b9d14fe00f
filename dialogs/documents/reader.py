"""The line reader: what a document seems to say, each value with the line it was read from, and every doubt.

    reading = read(text)                       # years stay open where the text does not settle them
    reading = read(text, year=2024)            # the first yearless meeting lies in 2024
    reading = read(text, today=date(2024, 8, 12))

    lines, rows ── outline ──▶ entries ── mentions ──▶ days with roles ── years ──▶ settled
         ── events, blocks ──▶ meetings
         ── clauses: each meeting's own words ── hours, venues, circles, titles ──▶ drafts
         ── terms, people, particulars, passages, doubts beside them

Nothing is taken from a neighbouring meeting unless the text says so ("samma tid"), and nothing that it leaves open is
made up. What lines are known by stands in `words/*.toml`; the cues of all languages are matched at once.
"""

from collections.abc import Iterable
from datetime import date

from dialogs.documents import particulars, seats, terms
from dialogs.documents.cues import has
from dialogs.documents.doubts import doubts_of
from dialogs.documents.drafting import drafts_of, due_day, evidence, own_deadlines
from dialogs.documents.page import Page, page_of
from dialogs.documents.passages import passages_in
from dialogs.documents.people import contacts_in
from dialogs.documents.roles import Role
from dialogs.documents.tongue import language_of
from meetings.drafts import Draft, Reading, Terms


def read(document: str | Iterable[str], *, today: date | None = None, year: int | None = None) -> Reading:
    """What a text, or its lines, says of meetings. Never raises.

    `year` is a hint: the year of the first day that has none. `today` settles yearless days as the next to come, or as
    those whose weekday fits around it. Without either they stay open.
    """
    page = page_of(document, today=today, year=year)
    entries, own = page.entries, own_deadlines(page)
    drafts = drafts_of(page, own)
    return Reading(
        language=language_of("\n".join(e.text for e in entries)),
        series_title=page.title or None,
        organiser=particulars.organiser_of(entries),
        groups=page.groups,
        meetings=_in_order(drafts),
        registration=_terms(page, set(own.values())),
        contacts=contacts_in(entries, page.headed),
        audience=particulars.audience_of(entries),
        cost=particulars.cost_of(entries),
        passages=passages_in(entries),
        issues=doubts_of(page, drafts),
    )


def _terms(page: Page, own: set[int]) -> Terms:
    """How one registers; `own` are the mentions that are last days of single meetings."""
    entries = page.entries
    last_days = [i for i, m in enumerate(page.mentions) if m.role is Role.DEADLINE and i not in own]
    due = next((i for i in last_days if page.mentions[i].rule == "extended"), next(iter(last_days), None))
    address, url = terms.contact_email(entries), terms.registration_url(entries)
    each, most = seats.per_organisation(entries), seats.total(entries)
    lines = {
        "deadline": None if due is None else page.mentions[due].entry.index,
        "contact_email": address and address[1],
        "url": url and url[1],
        "seats_per_organisation": each and each[1],
        "seats_total": most and most[1],
    }
    return Terms(
        required=terms.required(entries, dated=due is not None or bool(own)),
        deadline=due_day(page, due),
        contact_email=address and address[0],
        url=url and url[0],
        seats_per_organisation=each and each[0],
        seats_total=most and most[0],
        together=len(page.events) > 1 and any(has("together", e.text) for e in entries),
        evidence=tuple(evidence(entries, n, name, "terms") for name, n in lines.items() if n is not None),
    )


def _in_order(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """In order of time where all years are known, else in that of the document."""
    if any((d.date_start.year or d.date_start.disputed) is None for d in drafts):
        return drafts
    return tuple(sorted(drafts, key=_when))


def _when(draft: Draft) -> tuple[int, int, int, str]:
    day = draft.date_start
    return day.year or day.disputed or 0, day.month, day.day, str(draft.time_start)
