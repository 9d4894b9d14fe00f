"""What follow-ups lean on: the last question and the meetings it was about, as JSON between turns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dialogs.understanding.facets import Facet
from dialogs.understanding.selection import Selection
from meetings.schedule import Meeting, Schedule

#: later, a question stands on its own again
LASTS = timedelta(hours=2)

_FACETS = frozenset(Facet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The last question; nothing when there was none, or it was too long ago."""

    facet: Facet | None = None
    selection: Selection = field(default_factory=Selection)
    meetings: tuple[Meeting, ...] = ()
    #: ids of groups talked about
    groups: tuple[str, ...] = ()
    person: str = ""

    @property
    def there(self) -> bool:
        """Whether anything is remembered."""
        return self.facet is not None or bool(self.meetings)


def remembered(memory: Mapping[str, Any], schedule: Schedule, now: datetime) -> Remembered:
    """What a stored memory still says about the schedule as it is now."""
    try:
        asked_at = datetime.fromisoformat(str(memory.get("asked_at", "")))
        if not timedelta() <= now - asked_at <= LASTS:
            return Remembered()
    except (TypeError, ValueError):
        return Remembered()
    facet = memory.get("facet")
    found = (schedule.meeting(str(identity)) for identity in memory.get("meetings", ()))
    return Remembered(
        facet=Facet(facet) if facet in _FACETS else None,
        selection=Selection.from_json(memory.get("selection")),
        meetings=tuple(m for m in found if m),
        groups=tuple(map(str, memory.get("groups", ()))),
        person=str(memory.get("person", "")),
    )


def kept(
    facet: str,
    selection: Mapping[str, Any],
    meetings: tuple[str, ...],
    groups: tuple[str, ...],
    person: str,
    now: datetime,
) -> dict[str, Any]:
    """The memory of a question that was just answered."""
    return {
        "facet": facet,
        "selection": dict(selection),
        "meetings": list(meetings),
        "groups": list(groups),
        "person": person,
        "asked_at": now.isoformat(),
    }
