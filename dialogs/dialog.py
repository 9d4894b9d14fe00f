"""The shape of a dialog: what each module that converses over several turns offers to reception."""

from collections.abc import Mapping
from typing import Any, Protocol

from dialogs.replies import Reply
from dialogs.state import DialogState
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Interpretation


class Dialog(Protocol):
    """A dialog module. Its functions send nothing and keep nothing: state in, state and replies out."""

    def start(self, interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
        """Begins with what the person asked to have done."""
        ...

    def step(self, interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
        """Goes on with what was typed; None when that is no answer to the pending question."""
        ...

    def press(self, press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
        """Goes on with a button or a form, also one on an old card."""
        ...

    def remind(self, state: DialogState, turn: Turn) -> Reply:
        """Repeats the pending question, after an interruption."""
        ...
