"""A line of a document."""

import re
from dataclasses import dataclass

from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.values import TimeValue

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖÆØ•])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a person would see it: one paragraph, list item, heading or table row."""

    #: of its first raw line, counted from 1
    number: int
    text: str
    bullet: bool = False
    #: marked as a heading in the source
    marked: bool = False
    #: an empty line, or the start, lies before it
    apart: bool = False
    #: of a row of a table; empty elsewhere
    cells: tuple[str, ...] = ()
    #: name and text of the label that it begins with ("Plats: …")
    label: str = ""
    body: str = ""

    @property
    def short(self) -> bool:
        """Whether it may be a heading: a few words that are no sentence."""
        return (
            len(self.text) <= 90 and len(self.text.split()) <= 12 and not self.text.endswith((".", ",", ";", "–", "-"))
        )

    @property
    def sentences(self) -> list[str]:
        """The sentences of the line."""
        return _SENTENCE.split(self.text)

    def times(self, text: str | None = None) -> tuple[TimeValue, ...]:
        """The time values of the line, or of a part of it, as written."""
        return find_times(self.text if text is None else text, now=None).values
