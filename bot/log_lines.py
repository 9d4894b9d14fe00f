"""What the log is told of an error: its kind and where it was, never its words, which may be personal."""

import logging
from pathlib import Path
from traceback import StackSummary, walk_tb
from types import TracebackType

#: places named, the innermost first
MOST_PLACES = 8

LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class LogLines(logging.Formatter):
    """One line for each record, whoever wrote it; errors as their whereabouts."""

    def __init__(self) -> None:
        super().__init__(LINE)

    def formatException(  # noqa: N802 - the name is the library's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """An error without its words."""
        return whereabouts(ei[1]) if ei[1] else ""


def whereabouts(error: BaseException) -> str:
    """The error's kind and the places it went through: "KeyError at posts.py:41 render < worker.py:160 _prepare"."""
    frames = StackSummary.extract(walk_tb(error.__traceback__), lookup_lines=False)
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames[-MOST_PLACES:]))
    return f"{type(error).__name__} at {' < '.join(places)}"
