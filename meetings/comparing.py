"""Compares what a document says with the schedule."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from meetings.differences import Difference, Proposal
from meetings.drafts import ContactRead, Reading
from meetings.filling import GroupNames, Source, day_of, filled, new_meeting, revised
from meetings.identity import new_id
from meetings.matching import merged, pair, repeats, same_series, words
from meetings.schedule import Contact, Meeting, Schedule, Series, Status


def compare(schedule: Schedule, reading: Reading, *, today: date, sha256: str = "", name: str = "") -> Difference:
    """What publishing the reading would change.

    `sha256` and `name` are the document's: a text that was published before fills in nothing and overrides nothing,
    so what people or later documents changed since stays.
    """
    drafts = merged(reading.meetings)
    dated = [(draft, day) for draft in drafts if (day := draft.date_start.settled())]
    groups = GroupNames(schedule, reading)
    before = same_series(schedule, reading, [day for _, day in dated])
    series = _series(reading, before, name or schedule.network.name)
    source = Source(schedule=schedule, groups=groups, series=series, size=len(drafts))
    pairs = pair([(draft, groups.known(draft)) for draft, _ in dated], schedule, before)
    repeated = any(known.sha256 == sha256 for known in schedule.documents)
    proposals = []
    for number, (draft, day) in enumerate(dated):
        old = pairs.get(number)
        after = new_meeting(draft, day, source) if old is None else old if repeated else filled(old, draft, day, source)
        proposals.append(Proposal(draft=draft, before=old, after=after))
    if before and not repeated:
        proposals += _left_out(source, reading, pairs, today)
    announced = not repeated and any(p.after.series == series.id for p in proposals)
    return Difference(
        proposals=tuple(proposals),
        open=tuple(draft for draft in drafts if draft.date_start.settled() is None),
        new_groups=groups.new,
        series=series if announced else before,
        series_before=before,
        contacts=_contacts(schedule.contacts, reading, groups),
        contacts_before=schedule.contacts,
    )


def _left_out(source: Source, reading: Reading, pairs: dict[int, Meeting], today: date) -> Iterator[Proposal]:
    """Meetings to come of a series that its new version no longer has.

    Only a document that has most of the series is a new version, and one with another title only of its own period.
    """
    series, schedule = source.series, source.schedule
    own = [m for m in schedule.meetings if m.series == series.id]
    kept = [m for m in own if m in pairs.values() or _is_in_doubt(m, reading)]
    days = [day for d in reading.meetings if (day := d.date_start.settled())]
    if len(kept) < 2 or 2 * len(kept) < len(own):
        return
    same_title = words(series.title) == words(reading.series_title or "")
    for meeting in own:
        inside = same_title or min(days) <= meeting.first_day <= max(days)
        if meeting not in kept and not meeting.cancelled and meeting.last_day >= today and inside:
            after = revised(meeting, replace(meeting, status=Status.CANCELLED))
            yield Proposal(draft=None, before=meeting, after=after)


def _is_in_doubt(meeting: Meeting, reading: Reading) -> bool:
    """Whether the document has the meeting, on a day that is still to be settled."""
    for draft in reading.meetings:
        day = draft.date_start
        same = (day.month, day.day) == (meeting.first_day.month, meeting.first_day.day)
        if day.settled() is None and (same or words(draft.title) == words(meeting.title)):
            return True
    return False


def _series(reading: Reading, before: Series | None, name: str) -> Series:
    """The terms of registering, with what the document says of them."""
    terms = reading.registration
    title = reading.series_title or (reading.meetings[0].title if len(reading.meetings) == 1 else name)
    base = before or Series(id=new_id(), title=title)
    said: dict[str, Any] = {
        "registration_required": terms.required,
        "deadline": day_of(terms.deadline),
        "seats_per_organisation": terms.seats_per_organisation,
        "seats_total": terms.seats_total,
        "contact_name": terms.contact_name,
        "contact_email": terms.contact_email,
        "url": terms.url,
        "audience": reading.audience,
        "cost": reading.cost,
    }
    news = {name: value for name, value in said.items() if value is not None and not _is_known(base, name, value)}
    return replace(base, together=base.together or terms.together, **news)


def _is_known(base: Series, name: str, value: object) -> bool:
    """Whether a text only repeats what the series has, in another rendering."""
    return isinstance(value, str) and repeats(value, getattr(base, name))


def _contacts(known: Sequence[Contact], reading: Reading, groups: GroupNames) -> tuple[Contact, ...]:
    """The network's contacts and those that the document names; one entry a person."""
    result = list(known)
    for read in reading.contacts:
        named = groups.ids(read.groups)
        same = next((n for n, c in enumerate(result) if _is_same(c, read)), None)
        if same is None:
            result.append(Contact(name=read.name, email=read.email, phone=read.phone, role=read.role, groups=named))
            continue
        old = result[same]
        result[same] = Contact(
            name=old.name or read.name,
            email=old.email or read.email,
            phone=read.phone or old.phone,
            role=old.role or read.role,
            groups=groups.ordered({*old.groups, *named}),
        )
    return tuple(result)


def _is_same(contact: Contact, read: ContactRead) -> bool:
    if contact.email and read.email:
        return contact.email.casefold() == read.email.casefold()
    return bool(contact.name and read.name) and words(contact.name or "") == words(read.name or "")
