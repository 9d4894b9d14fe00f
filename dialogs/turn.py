"""One turn of a conversation: everything a dialog step is handed, and what it gives back."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.incoming import Incoming
from dialogs.replies import Reply
from dialogs.state import DialogState
from meetings.languages import Language
from meetings.members import Member
from meetings.records import Records
from meetings.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a step may look at. A step sends nothing; use cases change `records`, reception commits."""

    incoming: Incoming
    records: Records
    schedule: Schedule
    #: who writes, when the network knows the person
    member: Member | None
    #: of the answer
    language: Language

    @property
    def now(self) -> datetime:
        """The instant of the turn, aware."""
        return self.incoming.now

    @property
    def text(self) -> str:
        """What was typed; empty for a press."""
        return self.incoming.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a step gives back."""

    state: DialogState
    replies: tuple[Reply, ...]
