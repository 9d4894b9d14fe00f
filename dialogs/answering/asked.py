"""A question at work: what was understood, the meetings it is about, and the ways of answering it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogs.replies import Button, Card, Reply, Row
from dialogs.turn import Turn
from dialogs.understanding.interpretation import Interpretation
from dialogs.understanding.resolution import Asker, nearest, scope_of
from dialogs.understanding.selection import Selection
from dialogs.wording.formats import days, when
from dialogs.wording.meeting_cards import meeting_card
from dialogs.wording.phrases import say
from dialogs.wording.registrations import joined
from meetings.schedule import Contact, Meeting, Schedule, Series

#: more meetings than this are not told apart in one sentence
MOST_TOLD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question and all that answering it may look at."""

    interpretation: Interpretation
    turn: Turn

    @property
    def schedule(self) -> Schedule:
        """What is answered from."""
        return self.turn.schedule

    @property
    def selection(self) -> Selection:
        """What the message says of the meetings."""
        return Selection.from_json(self.interpretation.slots.get("selection"))

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that the question is about, in order of time."""
        found = (self.schedule.meeting(identity) for identity in self.interpretation.meetings)
        return tuple(m for m in found if m)

    @property
    def today(self) -> date:
        """The day where the network is."""
        return self.schedule.today(self.turn.now)

    @property
    def asker(self) -> Asker:
        """Who asks, for resolving meetings."""
        return Asker(member=self.turn.member, now=self.turn.now)

    def slot(self, name: str) -> Any:
        """A slot of the interpretation; None when nothing was said."""
        return self.interpretation.slots.get(name)

    def seen(self, *concepts: str) -> bool:
        """Whether one of these concepts was seen in the message."""
        return any(span.kind == "concept" and span.value in concepts for span in self.interpretation.spans)

    def say(self, key: str, **values: object) -> str:
        """A sentence of the catalogue `answering`."""
        return say(self.turn.language, f"answering.{key}", **values)

    def reply(self, text: str, card: Card | None = None, *, private: bool = False) -> Reply:
        """An answer in the turn's language."""
        return Reply(text=text, card=card, language=self.turn.language, private=private)

    def about(self, meeting: Meeting, text: str) -> Reply:
        """A fact of one meeting, with the meeting's card."""
        return self.reply(text, meeting_card(meeting, self.schedule, self.turn.language, now=self.turn.now))

    def listed(self, text: str, meetings: Sequence[Meeting]) -> Reply:
        """Several meetings under one sentence."""
        if len(meetings) == 1:
            return self.about(meetings[0], text)
        rows = tuple(Row(title=when(self.turn.language, m), detail=self.described(m)) for m in meetings)
        return self.reply(text, Card(text="", rows=rows, source=self.source()))

    def described(self, meeting: Meeting) -> str:
        """Title, form, groups and place, as far as they are known."""
        form = (
            self.say(f"form_{meeting.form}") if meeting.form and str(meeting.form) not in meeting.title.lower() else ""
        )
        groups = self.groups_of(meeting)
        parts = [self.titled(meeting), *([form] if form else []), *([groups] if groups else [])]
        return " · ".join([*parts, *([meeting.place] if meeting.place else [])])

    def titled(self, meeting: Meeting) -> str:
        """The title; "inställd" before it when the meeting will not be held."""
        return self.say("cancelled_title", title=meeting.title) if meeting.cancelled else meeting.title

    def named(self, meeting: Meeting) -> str:
        """How a sentence speaks of a meeting: title and days."""
        return f"{self.titled(meeting)} {days(self.turn.language, meeting.first_day, meeting.last_day)}"

    def groups_of(self, meeting: Meeting) -> str:
        """The names of a meeting's groups and of those it is shared with."""
        return self.joined((*self.schedule.group_names(meeting), *meeting.joint_with))

    def joined(self, names: Iterable[str]) -> str:
        """Names in a row, the last two joined by "and"."""
        found = tuple(names)
        return joined(self.turn.language, found) if found else ""

    def source(self) -> str:
        """The documents that the network's facts come from."""
        names = dict.fromkeys(d.name for d in self.schedule.documents)
        return self.say("source", documents=", ".join(names)) if names else ""

    def series(self) -> Series | None:
        """The terms that apply: those that the meetings asked about share; without any, the only ones there are."""
        there = {self.schedule.series_of(m) for m in self.meetings} or set(self.schedule.series)
        return there.pop() if len(there) == 1 else None

    def unknown(self, key: str, meeting: Meeting | None = None, **values: object) -> Reply:
        """That the documents do not say it, and who may know."""
        text = self.say(key, **values)
        if contact := self.who_may_know(meeting):
            text = f"{text} {contact}"
        return self.about(meeting, text) if meeting else self.reply(text, self._ask_on_card())

    def who_may_know(self, meeting: Meeting | None = None) -> str:
        """Whom to ask: the coordinator of the meeting's or the asker's groups, with an address."""
        groups = meeting.groups if meeting else scope_of(self.selection, self.asker)
        contacts = self.contacts(groups)
        if not contacts:
            return ""
        told = self.joined(self.reachable(c) for c in contacts[:2])
        return self.say("ask_contact", contacts=told)

    def contacts(self, groups: Iterable[str]) -> tuple[Contact, ...]:
        """The contacts of these groups; those of the whole network when none is theirs. One entry for each person."""
        wanted = set(groups)
        own = [c for c in self.schedule.contacts if wanted & set(c.groups)]
        general = [c for c in self.schedule.contacts if not c.groups]
        people: dict[str, Contact] = {}
        for contact in own or general or (() if wanted else self.schedule.contacts):
            people.setdefault((contact.name or contact.email or "").casefold(), contact)
        return tuple(people.values())

    def reachable(self, contact: Contact) -> str:
        """A contact with the ways to reach them."""
        ways = [w for w in (contact.email, contact.phone) if w]
        name = contact.name or ways.pop(0) if (contact.name or ways) else ""
        return f"{name} ({', '.join(ways)})" if ways and name else str(name)

    def nearest(self) -> str:
        """A sentence naming the closest meetings, when the window asked about has none; empty when there are none."""
        near = nearest(self.selection, self.schedule, self.asker)
        if not near:
            return ""
        return self.say("nearest", meetings=self.joined(self.named(m) for m in near))

    def by_value(self, value: Callable[[Meeting], str]) -> list[tuple[str, list[Meeting]]]:
        """The meetings asked about, those with the same value together."""
        values: dict[str, list[Meeting]] = {}
        for meeting in self.meetings:
            values.setdefault(value(meeting), []).append(meeting)
        return list(values.items())

    def _ask_on_card(self) -> Card:
        return Card(buttons=(self.ask_on_button(),), source=self.source())

    def ask_on_button(self) -> Button:
        """The button that sends the question on to the coordinator."""
        groups = list(self.interpretation.groups)
        press = {"do": "asking_on.start", "question": self.turn.text.strip(), "groups": groups}
        return Button(title=self.say("ask_on"), press=press)
