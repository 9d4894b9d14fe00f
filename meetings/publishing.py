"""Publishes a reading: what was proposed and approved goes into the schedule, and the document is kept."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from meetings import changes
from meetings.differences import Difference, Kind, Proposal, line_of
from meetings.drafts import Reading
from meetings.identity import new_id
from meetings.languages import Language
from meetings.organisations import Network
from meetings.planning import replan
from meetings.records import Records
from meetings.schedule import Document, Meeting, Passage, Schedule
from meetings.versions import earlier_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of publishing: the meetings as they are now."""

    added: tuple[Meeting, ...] = ()
    changed: tuple[Meeting, ...] = ()
    moved: tuple[Meeting, ...] = ()
    cancelled: tuple[Meeting, ...] = ()
    #: None: nothing was new
    document: Document | None = None


def create_network(
    records: Records, *, slug: str, name: str, zone: str = "Europe/Stockholm", language: Language = Language.SWEDISH
) -> Network:
    """A new network without anything in it."""
    network = Network(id=new_id(), slug=slug, name=name, zone=zone, language=language)
    records.networks.add(network)
    return network


def publish(
    records: Records,
    schedule: Schedule,
    difference: Difference,
    reading: Reading,
    *,
    document: Document,
    text: str,
    only: Collection[str] | None = None,
) -> Published:
    """Stores what `comparing.compare` proposed for this schedule, in the same unit of work.

    `document` was given now; its `text` is kept, unless it says nothing new. `only`: ids of the meetings to publish,
    all when None. Those who rely on a meeting that is moved or called off are told; the reminders follow.
    """
    chosen = [p for p in difference.proposals if p.kind is not Kind.UNCHANGED and (only is None or p.after.id in only)]
    network, now = schedule.network.id, document.given_at
    known = any(other.sha256 == document.sha256 for other in schedule.documents)
    news = not known and not (difference.series_before and difference.empty)
    if news:
        passages = [
            Passage(document=document.id, line=p.line, heading=p.heading, text=p.text) for p in reading.passages
        ]
        records.schedules.add_document(network, document, passages, text)
        _replace_versions(records, schedule, difference, reading, document)
    _prepare(records, network, difference, chosen)
    stored = {p.after.id: _store(records, schedule, p, document if news else None, now) for p in chosen}
    if chosen:
        replan(records, network, now)

    def of(kind: Kind) -> tuple[Meeting, ...]:
        return tuple(stored[p.after.id] for p in chosen if p.kind is kind)

    return Published(
        added=of(Kind.ADDED),
        changed=of(Kind.CHANGED),
        moved=of(Kind.MOVED),
        cancelled=of(Kind.CANCELLED),
        document=document if news else None,
    )


def _replace_versions(
    records: Records, schedule: Schedule, difference: Difference, reading: Reading, document: Document
) -> None:
    """What earlier versions of the document said is no longer quoted; their meetings are now read from this one."""
    replaced = set(earlier_versions(schedule, difference, reading))
    for earlier in sorted(replaced):
        records.schedules.forget_passages(schedule.network.id, earlier)
    for proposal in difference.of_kind(Kind.UNCHANGED):
        if proposal.before and proposal.draft and proposal.before.document in replaced:
            same = replace(proposal.before, document=document.id, line=line_of(proposal.draft))
            records.schedules.save_meeting(schedule.network.id, same)


def _prepare(records: Records, network: str, difference: Difference, chosen: Iterable[Proposal]) -> None:
    """What the meetings lean on: groups, the series and its terms, the contacts."""
    for group in difference.new_groups:
        records.schedules.add_group(network, group)
    series, before = difference.series, difference.series_before
    if series and before is None and any(p.after.series == series.id for p in chosen):
        records.schedules.add_series(network, series)
    elif series and before and series != before:
        records.schedules.save_series(network, series)
    if difference.contacts != difference.contacts_before:
        records.schedules.set_contacts(network, difference.contacts)


def _store(
    records: Records, schedule: Schedule, proposal: Proposal, document: Document | None, now: datetime
) -> Meeting:
    meeting, before, draft = proposal.after, proposal.before, proposal.draft
    if document and draft:
        meeting = replace(meeting, document=document.id, line=line_of(draft))
    if before is None:
        records.schedules.add_meeting(schedule.network.id, meeting)
    elif _disturbs(before, meeting) and before.ends(schedule.network) > now:
        meeting = changes.move(records, schedule, before, meeting, now=now)
    else:
        records.schedules.save_meeting(schedule.network.id, meeting)
    return meeting


def _disturbs(before: Meeting, after: Meeting) -> bool:
    """Whether people who planned for the meeting must be told: what they knew is no longer so."""
    known = ("first_day", "last_day", "starts_at", "ends_at", "place", "form", "status")
    pairs = ((getattr(before, name), getattr(after, name)) for name in known)
    return any(old is not None and old != new for old, new in pairs)
