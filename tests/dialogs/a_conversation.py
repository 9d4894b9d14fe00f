"""A conversation with one dialog, understood as reception would: typed or pressed, step by step."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.dialog import Dialog
from dialogs.incoming import Scope
from dialogs.replies import Card, Reply
from dialogs.state import DialogState
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Act
from dialogs.understanding.interpreter import interpret
from meetings.languages import Language
from meetings.members import Member
from meetings.records import Records
from tests.builders import NOW
from tests.dialogs.a_turn import a_turn


def _pressable(card: Card) -> list[tuple[str, dict[str, Any]]]:
    rows = [(row.title, row.press) for row in card.rows if row.press]
    return rows + [(button.title, button.press) for button in card.buttons]


class Conversation:
    """What one person says to one dialog in one place, and what comes back."""

    def __init__(
        self,
        dialog: Dialog,
        records: Records,
        member: Member,
        *,
        known: bool = True,
        scope: Scope = Scope.PERSONAL,
        now: datetime = NOW,
        language: Language = Language.SWEDISH,
    ) -> None:
        self.state = DialogState()
        self.replies: tuple[Reply, ...] = ()
        self._dialog, self._records, self._member = dialog, records, member
        self._known, self._language = known, language
        self._where: dict[str, Any] = {"scope": scope, "now": now}
        if scope is not Scope.PERSONAL:
            self._where["channel"] = "19:channel@thread.tacv2"

    def say(self, text: str) -> str:
        """Writes, and gives the answer's text; an empty one when the dialog takes it for an interruption."""
        turn = self._turn(text)
        meaning = interpret(text, schedule=turn.schedule, member=turn.member, now=turn.now, memory={}, locale="sv-SE")
        outcome = self._dialog.step(meaning, self.state, turn) if self.state.flow else None
        if outcome is None and self.state.flow and meaning.act is not Act.COMMAND:
            return ""
        return self._take(outcome or self._dialog.start(meaning, self.state.idle(), turn))

    def press(self, title: str, **fields: str) -> str:
        """Presses the button, or the row, whose title begins so, with the form filled in."""
        card = next(reply.card for reply in self.replies if reply.card)
        filled = {field.id: field.value for field in card.fields} | fields
        pressed = next(press for name, press in _pressable(card) if name.startswith(title))
        return self.press_data(pressed | filled)

    def press_data(self, press: Mapping[str, Any]) -> str:
        """Presses a button that carries this."""
        return self._take(self._dialog.press(press, self.state, self._turn(press=press)))

    def remind(self) -> str:
        """The pending question again."""
        return self._dialog.remind(self.state, self._turn()).text

    @property
    def facts(self) -> dict[str, str]:
        """The facts of the last card."""
        return dict(next((reply.card.facts for reply in self.replies if reply.card), ()))

    @property
    def titles(self) -> list[str]:
        """The titles of everything that can be pressed."""
        return [title for reply in self.replies if reply.card for title, _ in _pressable(reply.card)]

    def _turn(self, text: str = "", press: Mapping[str, Any] | None = None) -> Turn:
        turn = a_turn(self._records, text, member=self._member, press=press, **self._where)
        return replace(turn, member=self._member if self._known else None, language=self._language)

    def _take(self, outcome: Outcome) -> str:
        # what is stored between two turns is the JSON, nothing else
        self.state = DialogState.from_json(outcome.state.to_json())
        self.replies = outcome.replies
        return "\n".join(reply.text for reply in outcome.replies)
