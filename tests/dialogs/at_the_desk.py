"""Reception, spoken to: what one person types or presses in one place, through the same door as Teams."""

from collections.abc import Mapping
from typing import Any

from dialogs.incoming import Scope
from dialogs.reception import receive
from dialogs.replies import Reply
from dialogs.state import DialogState
from meetings.members import Member
from meetings.records import Records
from tests.dialogs.a_turn import something_incoming


class Guest:
    """Somebody who writes to the bot."""

    def __init__(
        self, records: Records, member: Member, *, scope: Scope = Scope.PERSONAL, channel: str | None = None
    ) -> None:
        self.replies: tuple[Reply, ...] = ()
        self._records, self._member = records, member
        self._where: dict[str, Any] = {"scope": scope, "channel": channel}

    def say(self, *texts: str) -> str:
        """Writes these messages, and gives the answer to the last."""
        for text in texts:
            self._receive(text=text)
        return self.text

    def press(self, press: Mapping[str, Any]) -> str:
        """Presses a button that carries this."""
        self._receive(press=press)
        return self.text

    @property
    def text(self) -> str:
        """The texts of the last answer."""
        return "\n".join(reply.text for reply in self.replies)

    @property
    def state(self) -> DialogState:
        """Where the person stands, as it is stored."""
        incoming = something_incoming(member=self._member, **self._where)
        person = incoming.person.entra_id or incoming.person.id
        return DialogState.from_json(self._records.conversations.load(incoming.conversation, person))

    def _receive(self, **what: Any) -> None:
        self.replies = receive(something_incoming(member=self._member, **self._where, **what), self._records)
