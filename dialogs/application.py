"""A registration in the making: what is known so far, and what is still to be asked. Kept as JSON between turns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from meetings.registrations import Mode, Participant
from meetings.schedule import Form, Meeting, Schedule

#: a card can carry no more, and nobody registers more people in one go
MOST_PEOPLE = 20


class Step(StrEnum):
    """What is waited for."""

    MEETING = "meeting"
    NAME = "name"
    ORGANISATION = "organisation"
    EMAIL = "email"
    MODE = "mode"
    DIET = "diet"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Somebody who is to be registered, as far as known. Empty: not known yet."""

    #: the person who writes
    oneself: bool = False
    name: str = ""
    email: str = ""
    organisation: str = ""
    mode: Mode | None = None
    #: None: not asked yet; "": no wishes
    diet: str | None = None

    def participant(self) -> Participant:
        """The person for the rules."""
        return Participant(
            name=self.name,
            email=self.email,
            organisation=self.organisation,
            mode=self.mode,
            diet=self.diet or None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Who is to be registered for what."""

    #: ids
    meetings: tuple[str, ...] = ()
    people: tuple[Applicant, ...] = ()
    #: a colleague is meant whose name is not known yet
    unnamed: bool = False
    #: e-mail of the person who hands over the seats; empty for a registration
    giver: str = ""
    #: everybody has a seat already, and told something new about the way they come
    change: bool = False
    #: ids of the meetings to choose from
    offered: tuple[str, ...] = ()

    def chosen(self, schedule: Schedule) -> tuple[Meeting, ...]:
        """The meetings, in order of time."""
        return tuple(meeting for meeting in schedule.meetings if meeting.id in self.meetings)

    def participants(self) -> list[Participant]:
        """The people for the rules."""
        return [applicant.participant() for applicant in self.people]

    def pending(self, schedule: Schedule) -> tuple[Step, Applicant]:
        """What to ask next, and about whom."""
        if not self.meetings:
            return Step.MEETING, Applicant(oneself=True)
        if self.unnamed:
            return Step.NAME, Applicant()
        forms = {meeting.form for meeting in self.chosen(schedule)}
        for applicant in self.people:
            for step, lacking in (
                (Step.NAME, not applicant.name),
                (Step.ORGANISATION, not applicant.organisation),
                (Step.EMAIL, not applicant.email),
                (Step.MODE, Form.HYBRID in forms and applicant.mode is None),
                (Step.DIET, applicant.diet is None and self._eats(applicant, forms)),
            ):
                if lacking:
                    return step, applicant
        return Step.CONFIRM, Applicant(oneself=True)

    def _eats(self, applicant: Applicant, forms: Iterable[Form | None]) -> bool:
        """Whether the kitchen of any meeting must know the person's wishes."""
        return Form.ONSITE in forms or (Form.HYBRID in forms and applicant.mode is Mode.ONSITE)

    def changed(self, before: Applicant, after: Applicant) -> "Application":
        """The application with one person's data replaced."""
        return replace(self, people=tuple(after if person is before else person for person in self.people))

    def to_json(self) -> dict[str, Any]:
        """The stored form; a card's button carries it too."""
        people = [
            {
                "oneself": person.oneself,
                "name": person.name,
                "email": person.email,
                "organisation": person.organisation,
                "mode": person.mode.value if person.mode else "",
                "diet": person.diet,
            }
            for person in self.people
        ]
        return {
            "meetings": list(self.meetings),
            "people": people,
            "unnamed": self.unnamed,
            "giver": self.giver,
            "change": self.change,
            "offered": list(self.offered),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Application":
        """The application as stored. What does not belong there, a forged button's, is taken for unknown."""
        people = stored.get("people")
        return cls(
            meetings=_texts(stored.get("meetings")),
            people=tuple(_applicant(p) for p in people[:MOST_PEOPLE] if isinstance(p, dict))
            if isinstance(people, list)
            else (),
            unnamed=stored.get("unnamed") is True,
            giver=_text(stored.get("giver")),
            change=stored.get("change") is True,
            offered=_texts(stored.get("offered")),
        )


def _applicant(stored: Mapping[str, Any]) -> Applicant:
    mode, diet = _text(stored.get("mode")), stored.get("diet")
    return Applicant(
        oneself=stored.get("oneself") is True,
        name=_text(stored.get("name")),
        email=_text(stored.get("email")).lower(),
        organisation=_text(stored.get("organisation")),
        mode=Mode(mode) if mode in set(Mode) else None,
        diet=_text(diet) if isinstance(diet, str) else None,
    )


def _text(value: object) -> str:
    return value[:200].strip() if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_text(v) for v in value if isinstance(v, str))) if isinstance(value, list) else ()
