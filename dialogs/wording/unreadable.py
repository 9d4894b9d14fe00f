"""Why a file cannot be read, and what to do about it."""

from dialogs.texts import Unreadable
from dialogs.wording.phrases import say
from meetings.languages import Language


def why_unreadable(language: Language, refused: Unreadable) -> str:
    """The reason as a sentence, and the way out."""
    return say(language, f"files.{refused.reason}", **refused.data)
