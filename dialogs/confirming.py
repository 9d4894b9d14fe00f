"""The yes and no of every confirmation: the same words and looks wherever something is about to change."""

from typing import Any

from dialogs.replies import Button, Style
from dialogs.wording.phrases import say
from meetings.languages import Language


def yes_button(language: Language, key: str, press: dict[str, Any]) -> Button:
    """The button that has it done; its title begins with a yes and says what is done."""
    return Button(title=say(language, key), press=press, style=Style.POSITIVE)


def no_button(language: Language, press: dict[str, Any]) -> Button:
    """The button that leaves everything as it is; what stands in the fields beside it need not be right for that."""
    return Button(title=say(language, "confirming.no"), press=press, sends_fields=False)
