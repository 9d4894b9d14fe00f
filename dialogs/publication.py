"""A document on its way into the schedule: its text, and what its coordinator decided so far. Kept as JSON.

The text is kept, packed, and read anew in every turn: the evidence stays exact, the state small, and nothing is
published that was read by yesterday's rules only.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from dialogs.documents.importing import read_text
from dialogs.draft_values import edited
from dialogs.texts import Kind, Text
from meetings.comparing import compare
from meetings.differences import Difference, Proposal, line_of
from meetings.differences import Kind as Fate
from meetings.drafts import Draft, Reading
from meetings.matching import merged
from meetings.schedule import Form, Schedule

#: characters of the packed text, so that the state of a conversation stays small
MAX_PACKED = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A meeting of the document, as its list counts them."""

    number: int
    #: names the draft from turn to turn: its line and the day written there
    key: str
    #: None: the new version of a document leaves the meeting out
    draft: Draft | None
    #: None: the day is not certain
    proposal: Proposal | None

    @property
    def changes_something(self) -> bool:
        """Whether publishing it would change the schedule."""
        return self.proposal is not None and self.proposal.kind is not Fate.UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the document comes to today, in this network."""

    reading: Reading
    difference: Difference
    items: tuple[Item, ...]

    @property
    def doubtful(self) -> tuple[Item, ...]:
        """The meetings whose day is not certain: its year is open, or the document contradicts itself."""
        return tuple(item for item in self.items if item.draft and item.proposal is None)

    @property
    def yearless(self) -> tuple[Draft, ...]:
        """The drafts of which nothing but the year is missing."""
        return tuple(draft for draft in self.difference.open if draft.date_start.disputed is None)

    @property
    def is_known(self) -> bool:
        """Whether the schedule has every meeting of the document as it says, and its terms."""
        return bool(self.items) and not self.difference.open and self.difference.empty

    @property
    def terms_change(self) -> bool:
        """Whether publishing changes the terms, groups or contacts, though no meeting."""
        return not self.difference.empty and not any(item.changes_something for item in self.items)

    @property
    def news(self) -> tuple[Item, ...]:
        """The meetings that the schedule does not have so; all when it has each of them."""
        return tuple(item for item in self.items if item.proposal is None or item.changes_something) or self.items

    def item(self, key: str) -> Item | None:
        """The item with a key."""
        return next((item for item in self.items if item.key == key), None)

    def lacking(self, name: str, today: date) -> tuple[Item, ...]:
        """The coming meetings whose place or hours nobody has told."""
        return tuple(item for item in self.items if item.draft and _lacks(item.draft, item.proposal, name, today))


def _lacks(draft: Draft, proposal: Proposal | None, name: str, today: date) -> bool:
    if proposal is None:  # the day is not certain
        return draft.place is None and not draft.online if name == "place" else not (draft.time_start or draft.all_day)
    meeting = proposal.after
    if proposal.kind is Fate.UNCHANGED or meeting.cancelled or meeting.last_day < today:
        return False
    if name == "place":
        return meeting.place is None and meeting.form is not Form.ONLINE
    return meeting.starts_at is None and not meeting.all_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a coordinator gave and decided."""

    text: Text
    #: of the first meeting, when the document leaves it open
    year: int | None = None
    #: key of a draft → field → value, as JSON
    edits: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    #: keys of what is not to be published
    left_out: frozenset[str] = frozenset()
    #: questions that were answered or passed over
    settled: frozenset[str] = frozenset()

    def view(self, schedule: Schedule, now: datetime) -> View:
        """The document as it stands after what was decided, compared with the schedule."""
        today = schedule.today(now)
        reading = read_text(self.text, today=None, year=self.year)
        keyed = [(key, edited(draft, self.edits.get(key, {}))) for key, draft in _keyed(merged(reading.meetings))]
        reading = replace(reading, meetings=tuple(draft for _, draft in keyed))
        difference = compare(schedule, reading, today=today, sha256=self.text.sha256, name=self.text.name)
        return View(reading=reading, difference=difference, items=tuple(_items(keyed, difference)))

    def chosen(self, view: View) -> tuple[Item, ...]:
        """What a yes publishes."""
        return tuple(item for item in view.items if item.changes_something and item.key not in self.left_out)

    def with_edit(self, key: str, values: Mapping[str, Any]) -> "Publication":
        """With further corrections of a draft."""
        return replace(self, edits={**self.edits, key: {**self.edits.get(key, {}), **values}})

    def without(self, keys: Iterable[str]) -> "Publication":
        """With some meetings left out."""
        return replace(self, left_out=self.left_out | set(keys))

    def past(self, question: str) -> "Publication":
        """With a question settled."""
        return replace(self, settled=self.settled | {question})

    @property
    def fits(self) -> bool:
        """Whether it is small enough to be remembered between turns."""
        return len(_packed(self.text.text)) <= MAX_PACKED

    @property
    def document(self) -> str:
        """Tells the buttons of this document from those of others."""
        return self.text.sha256[:12]

    @property
    def stamp(self) -> str:
        """Tells what was decided so far: a yes agrees to exactly this."""
        stored = json.dumps(self.to_json(), sort_keys=True)
        return hashlib.sha256(stored.encode()).hexdigest()[:12]

    def to_json(self) -> dict[str, Any]:
        """The stored form."""
        return {
            "name": self.text.name,
            "kind": self.text.kind.value,
            "text": _packed(self.text.text),
            "year": self.year,
            "edits": {key: dict(values) for key, values in self.edits.items()},
            "left_out": sorted(self.left_out),
            "settled": sorted(self.settled),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Publication":
        """The publication as stored by `to_json`."""
        text = zlib.decompress(base64.b85decode(stored["text"])).decode()
        return cls(
            text=Text(name=stored["name"], kind=Kind(stored["kind"]), text=text),
            year=stored["year"],
            edits=stored["edits"],
            left_out=frozenset(stored["left_out"]),
            settled=frozenset(stored["settled"]),
        )


def _packed(text: str) -> str:
    return base64.b85encode(zlib.compress(text.encode(), 9)).decode()


def _keyed(drafts: Iterable[Draft]) -> Iterator[tuple[str, Draft]]:
    seen: dict[str, int] = {}
    for draft in drafts:
        key = f"{line_of(draft) or 0}.{draft.date_start.month}.{draft.date_start.day}"
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}.{seen[key]}", draft


def _items(keyed: Iterable[tuple[str, Draft]], difference: Difference) -> Iterator[Item]:
    """The document's meetings in its order, then those that it leaves out."""
    number = 0
    proposals = list(difference.proposals)
    for key, draft in keyed:
        number += 1
        proposal = next((p for p in proposals if p.draft is not None and p.draft == draft), None)
        if proposal:
            proposals.remove(proposal)
        yield Item(number=number, key=key, draft=draft, proposal=proposal)
    for proposal in proposals:
        number += 1
        yield Item(number=number, key=proposal.after.id, draft=None, proposal=proposal)
