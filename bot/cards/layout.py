"""A worded card as an Adaptive Card, version 1.5: how Teams shows it, and nothing about what it says."""

from collections.abc import Iterator
from typing import Any

import orjson
from microsoft_teams.cards import (
    Action,
    ActionStyle,
    AdaptiveCard,
    CardElement,
    ChoiceSetInput,
    Container,
    DateInput,
    ExecuteAction,
    Fact,
    FactSet,
    OpenUrlAction,
    SubmitAction,
    TextBlock,
    TextInput,
    TimeInput,
)
from microsoft_teams.cards import Choice as ChoiceOption

from bot.cards.markdown import markdown
from dialogs.replies import Button, Card, Field, FieldKind, Reply, Row, Style
from dialogs.wording.phrases import say
from meetings.languages import Language

CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"

#: bytes; Teams refuses messages of about 100 kB counted as UTF-16, at most twice as long as UTF-8
LARGEST = 38_000
#: characters of one block of text
LONGEST_TEXT = 6_000
#: further buttons go into the menu "…"
MOST_BUTTONS = 6
#: further choices fold together
MOST_OPEN_CHOICES = 4

_STYLES: dict[Style, ActionStyle] = {Style.POSITIVE: "positive", Style.DESTRUCTIVE: "destructive"}


def adaptive_card(*replies: Reply) -> dict[str, Any]:
    """One card that says all these replies (at least one), as JSON. Lists are shortened until Teams takes it."""
    rows = max(len(reply.card.rows) if reply.card else 0 for reply in replies)
    card = _card(replies, rows)
    while rows and len(orjson.dumps(card)) > LARGEST:
        rows //= 2
        card = _card(replies, rows)
    return card


def _card(replies: tuple[Reply, ...], rows: int) -> dict[str, Any]:
    buttons = [button for reply in replies if reply.card for button in reply.card.buttons]
    card = AdaptiveCard(
        version="1.5",
        lang=replies[0].language,
        fallback_text="\n\n".join(reply.text for reply in replies)[:LONGEST_TEXT],
        body=[element for reply in replies for element in _body(reply, rows)],
        actions=[_button(button, place) for place, button in enumerate(buttons)] or None,
    )
    return card.model_dump(by_alias=True, exclude_none=True)


def _body(reply: Reply, rows: int) -> Iterator[CardElement]:
    card, language = reply.card or Card(), Language(reply.language)
    if reply.text and reply.text not in (card.title, card.text):
        yield _text(reply.text)
    if card.title:
        yield TextBlock(text=markdown(card.title), wrap=True, weight="Bolder", size="Medium", style="heading")
    if card.text:
        yield _text(card.text)
    if card.facts:
        yield FactSet(facts=[Fact(title=markdown(name), value=markdown(value)) for name, value in card.facts])
    for row in card.rows[:rows]:
        yield _row(row)
    if len(card.rows) > rows:
        yield _text(say(language, "edge.more_rows", count=len(card.rows) - rows))
    for field in card.fields:
        yield _field(field, language)
    if card.source:
        yield TextBlock(text=markdown(card.source), wrap=True, size="Small", is_subtle=True)


def _text(text: str) -> TextBlock:
    return TextBlock(text=markdown(text[:LONGEST_TEXT]), wrap=True)


def _row(row: Row) -> Container:
    title = TextBlock(text=markdown(row.title), wrap=True, weight="Bolder")
    detail = TextBlock(text=markdown(row.detail), wrap=True, is_subtle=True, spacing="None")
    return Container(
        items=[title, detail] if row.detail else [title],
        separator=True,
        select_action=_press(Button(title=row.title, press=row.press)) if row.press else None,
    )


def _field(field: Field, language: Language) -> CardElement:
    element = _input(field)
    element.id, element.label, element.value = field.id, field.label, field.value or None
    if field.required:
        element.is_required = True
        element.error_message = field.error or say(language, "edge.required")
    return element


def _input(field: Field) -> TextInput | DateInput | TimeInput | ChoiceSetInput:
    match field.kind:
        case FieldKind.TEXT:
            return TextInput()
        case FieldKind.LONG_TEXT:
            return TextInput(is_multiline=True)
        case FieldKind.DATE:
            return DateInput()
        case FieldKind.TIME:
            return TimeInput()
        case FieldKind.CHOICE | FieldKind.CHOICES:
            return ChoiceSetInput(
                choices=[ChoiceOption(title=choice.title, value=choice.value) for choice in field.choices],
                is_multi_select=field.kind is FieldKind.CHOICES or None,
                style="expanded" if len(field.choices) <= MOST_OPEN_CHOICES else "compact",
                wrap=True,
            )


def _button(button: Button, place: int) -> Action:
    action = OpenUrlAction(title=button.title, url=button.url) if button.url else _press(button)
    action.style = _STYLES.get(button.style)
    action.mode = "secondary" if place >= MOST_BUTTONS else None
    return action


def _press(button: Button) -> ExecuteAction | SubmitAction:
    """What the press sends: at once where the client can, as a message where it cannot."""
    submit = SubmitAction(title=button.title, associated_inputs=None if button.sends_fields else "none")
    submit.data = dict(button.press)  # set, not passed: passed through the model it would lose what is None
    if "msteams" in button.press:  # opens a dialog, which only this kind can
        return submit
    execute = ExecuteAction(
        title=button.title,
        verb=str(button.press.get("do", "")),
        associated_inputs=submit.associated_inputs,
        fallback=submit,
    )
    execute.data = submit.data
    return execute
