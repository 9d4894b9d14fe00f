"""What the bot says: worded text and a worded card, free of any client's format."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Style(StrEnum):
    """How a button looks."""

    DEFAULT = "default"
    POSITIVE = "positive"
    DESTRUCTIVE = "destructive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button: what comes back as `Incoming.press`, or an address to open."""

    title: str
    #: JSON primitives; `do` names the step, the rest its arguments
    press: dict[str, Any] = field(default_factory=dict)
    url: str | None = None
    style: Style = Style.DEFAULT
    #: False for the way out: it works with required fields empty, and sends none
    sends_fields: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a field's values."""

    title: str
    value: str


class FieldKind(StrEnum):
    """What a form field takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """An input of a form; its value comes back in `Incoming.press` under `id`."""

    id: str
    kind: FieldKind
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    #: shown when a required field is empty
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a list: what, and something about it; with `press` the whole row is a button."""

    title: str
    detail: str = ""
    press: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A worded card, top to bottom: title, text, facts, rows, fields, source; then the buttons."""

    title: str = ""
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    rows: tuple[Row, ...] = ()
    fields: tuple[Field, ...] = ()
    #: small print: where the facts come from
    source: str = ""
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer. The text stands alone; the card shows more of the same."""

    text: str
    card: Card | None = None
    language: str = "sv"
    #: something about the asker alone: in a channel it must not be posted for all
    private: bool = False
