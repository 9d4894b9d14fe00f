"""Which meetings a message is about: what it says of them, kept as JSON for the next turn."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from dialogs.understanding.lexicon import NameKind
from dialogs.understanding.signs import Signs
from meetings.schedule import Form


class Pick(StrEnum):
    """Which one of the meetings that fit."""

    ALL = "all"
    NEXT = "next"
    PREVIOUS = "previous"
    LAST = "last"
    NTH = "nth"
    #: after, or before, those talked about last
    AFTER = "after"
    BEFORE = "before"


class Period(StrEnum):
    """Held or to come."""

    UPCOMING = "upcoming"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a message says of the meetings it is about."""

    pick: Pick | None = None
    nth: int = 0
    #: ids
    groups: tuple[str, ...] = ()
    #: the meeting belongs to all these groups, not to one of them
    together: bool = False
    #: of all groups, not only the asker's
    everyone: bool = False
    #: ISO days, inclusive; "" is open
    windows: tuple[tuple[str, str], ...] = ()
    #: single days were named
    exact: bool = False
    whole_year: bool = False
    form: Form | None = None
    #: one, two, or three and more
    days: int = 0
    joint: bool = False
    #: as they are spelt in the network; several when a town has several
    places: tuple[str, ...] = ()
    #: a place that no meeting is at
    elsewhere: str = ""
    #: the id of one of the network's series
    series: str = ""
    #: a word of titles
    title: str = ""
    period: Period | None = None

    @property
    def selects(self) -> bool:
        """Whether it says which meetings, beyond whose."""
        return self.narrows or bool(self.groups)

    @property
    def narrows(self) -> bool:
        """Whether it says which of a group's meetings."""
        return bool(
            self.pick
            or self.windows
            or self.form
            or self.days
            or self.joint
            or self.places
            or self.elsewhere
            or self.series
            or self.title
        )

    def to_json(self) -> dict[str, Any]:
        """Only what is said, in JSON primitives."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name)) not in (None, (), "", 0, False)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any] | None) -> "Selection":
        """What was said before; nothing when the stored value is of another kind."""
        known = {f.name for f in fields(cls)}
        given = {k: v for k, v in (stored or {}).items() if k in known}
        try:
            return cls(
                **given
                | {
                    "pick": Pick(given["pick"]) if given.get("pick") else None,
                    "form": Form(given["form"]) if given.get("form") else None,
                    "period": Period(given["period"]) if given.get("period") else None,
                    "groups": tuple(given.get("groups", ())),
                    "places": tuple(given.get("places", ())),
                    "windows": tuple((str(a), str(b)) for a, b in given.get("windows", ())),
                }
            )
        except (TypeError, ValueError):
            return cls()

    def with_window(self, first: date | None, last: date | None) -> "Selection":
        """The selection in another window."""
        return replace(self, windows=((first.isoformat() if first else "", last.isoformat() if last else ""),))


def selection_of(signs: Signs) -> Selection:
    """What the signs say of the meetings."""
    days = signs.times.days
    pick, nth = _pick(signs)
    groups = signs.named(NameKind.GROUP)
    return Selection(
        pick=pick,
        nth=nth,
        groups=groups,
        together=signs.has("with_group", "joint", "joint_meeting") and bool(groups),
        everyone=signs.has("everyone") and not signs.has("mine"),
        windows=tuple((d.first.isoformat() if d.first else "", d.last.isoformat() if d.last else "") for d in days),
        exact=bool(days) and all(d.exact for d in days),
        whole_year=any(d.whole_year for d in days) or signs.has("total"),
        form=_form(signs),
        days=_days(signs),
        joint=signs.has("joint", "joint_meeting"),
        places=signs.named(NameKind.PLACE),
        series=next(iter(signs.named(NameKind.SERIES)), ""),
        title=next(iter(signs.named(NameKind.TITLE)), ""),
        period=_period(signs),
    )


def _days(signs: Signs) -> int:
    if signs.has("three_days", "three_day_meeting"):
        return 3
    if signs.has("two_days", "two_day_meeting"):
        return 2
    return 1 if signs.has("one_day") and signs.has("which") else 0


def _form(signs: Signs) -> Form | None:
    """The form when it is said once: "digitalt eller fysiskt" says none."""
    digital, physical = signs.has("digital", "digital_meeting"), signs.has("physical", "physical_meeting")
    if digital == physical:
        return None
    return Form.ONLINE if digital else Form.ONSITE


def _pick(signs: Signs) -> tuple[Pick | None, int]:
    if signs.has("memory") and signs.has("after", "before"):
        return (Pick.AFTER if signs.has("after") else Pick.BEFORE), 0
    if len({hit.name for hit in signs.ordinals}) > 1:
        return Pick.ALL, 0
    if signs.ordinals:
        return Pick.NTH, int(signs.ordinals[0].name)
    if signs.has("next"):
        return Pick.NEXT, 0
    if signs.has("previous"):
        return Pick.PREVIOUS, 0
    if signs.has("last"):
        return Pick.LAST, 0
    return (Pick.ALL, 0) if signs.has("meetings", "all") else (None, 0)


def _period(signs: Signs) -> Period | None:
    if signs.has("remaining"):
        return Period.UPCOMING
    return Period.PAST if signs.has("past") and not signs.has("day", "next") else None
