"""The list of what a document holds, with the line of each meeting, and the forms to change and choose."""

from collections.abc import Collection, Iterator
from typing import Any

from dialogs.draft_values import INPUTS, inputs_of
from dialogs.publication import Item, Publication, View
from dialogs.publishing_replies import document_name, drop_button, evidence_of, short_of, title_of
from dialogs.replies import Button, Card, Choice, Field, FieldKind, Reply, Row, Style
from dialogs.turn import Turn
from dialogs.wording.differences import facts_of, fate_of, group_names
from dialogs.wording.formats import month_day
from dialogs.wording.phrases import say
from meetings.drafts import Draft
from meetings.languages import Language
from meetings.schedule import Form

_KINDS = {
    "first_day": FieldKind.DATE,
    "last_day": FieldKind.DATE,
    "deadline": FieldKind.DATE,
    "starts_at": FieldKind.TIME,
    "ends_at": FieldKind.TIME,
    "form": FieldKind.CHOICE,
}


def listing(
    publication: Publication, view: View, press: dict[str, Any], turn: Turn, *, only: Collection[str] | None = None
) -> Reply:
    """The meetings (those with the keys `only`) with the lines they were read from, and the buttons that publish.

    Of a document that is known in part only the news is shown, and how much is as before.
    """
    language = turn.language
    shown = [i for i in view.items if i.key in only] if only is not None else view.news
    rows = tuple(_row(item, publication, view, press, turn) for item in shown)
    head = say(language, "publishing.list" if only is None else "publishing.changed", count=len(rows))
    notes = [say(language, "publishing.list_help", number=shown[-1].number)]
    if only is None and (known := len(view.items) - len(shown)):
        notes.insert(0, say(language, "publishing.as_before", count=known))
    text = "\n".join((head, *(f"{row.title}: {row.detail}" for row in rows), *notes))
    buttons = tuple(_publishing_buttons(publication, view, press, turn))
    return Reply(
        text=text, card=Card(title=head, rows=rows, source=" ".join(notes), buttons=buttons), language=language
    )


def waiting(publication: Publication, view: View, press: dict[str, Any], turn: Turn) -> Reply:
    """Reminds of a list that waits for its yes."""
    count, name = len(publication.chosen(view)), document_name(publication, turn)
    text = say(turn.language, "publishing.waiting", name=name, count=count)
    show = Button(title=say(turn.language, "publishing.show"), press=press | {"do": "publishing.show"})
    buttons = (show, *_publishing_buttons(publication, view, press, turn))
    return Reply(text=text, card=Card(buttons=buttons), language=turn.language)


def _publishing_buttons(publication: Publication, view: View, press: dict[str, Any], turn: Turn) -> Iterator[Button]:
    count = len(publication.chosen(view))
    if count or view.terms_change:
        key = "publishing.publish" if count else "publishing.publish_terms"
        title = say(turn.language, key, count=count)
        yield Button(title=title, press=press | {"do": "publishing.yes"}, style=Style.POSITIVE)
    if count > 1:
        yield Button(title=say(turn.language, "publishing.choose"), press=press | {"do": "publishing.choose"})
    yield drop_button(press, turn)


def edit_form(item: Item, draft: Draft, press: dict[str, Any], turn: Turn) -> Reply:
    """A form with the fields of one meeting."""
    title = say(turn.language, "publishing.edit", number=item.number)
    values = inputs_of(draft)
    fields = tuple(
        Field(
            id=name,
            kind=_KINDS.get(name, FieldKind.TEXT),
            label=say(turn.language, f"publishing.field_{name}"),
            value=values[name],
            choices=_form_choices(turn.language) if name == "form" else (),
        )
        for name in INPUTS
    )
    save = Button(title=say(turn.language, "publishing.save"), press=press | {"do": "publishing.save", "key": item.key})
    line, text = evidence_of(item)
    source = say(turn.language, "publishing.evidence", line=line, text=text) if line else ""
    return Reply(
        text=title, card=Card(title=title, fields=fields, source=source, buttons=(save,)), language=turn.language
    )


def choose_form(publication: Publication, view: View, press: dict[str, Any], turn: Turn) -> Reply:
    """A form to tick the meetings to publish."""
    items = [item for item in view.items if item.changes_something]
    choices = tuple(Choice(title=f"{item.number}. {short_of(item, turn)}", value=item.key) for item in items)
    ticked = ",".join(item.key for item in items if item.key not in publication.left_out)
    label = say(turn.language, "publishing.choose_which")
    field = Field(id="chosen", kind=FieldKind.CHOICES, label=label, choices=choices, value=ticked)
    publish = Button(
        title=say(turn.language, "publishing.publish_chosen"),
        press=press | {"do": "publishing.chosen"},
        style=Style.POSITIVE,
    )
    buttons = (publish, drop_button(press, turn))
    return Reply(text=label, card=Card(title=label, fields=(field,), buttons=buttons), language=turn.language)


def _row(item: Item, publication: Publication, view: View, press: dict[str, Any], turn: Turn) -> Row:
    line, text = evidence_of(item)
    detail = " · ".join(_facts(item, publication, view, turn))
    if line:
        detail += "\n" + say(turn.language, "publishing.evidence", line=line, text=text)
    return Row(
        title=say(turn.language, "publishing.row", number=item.number, title=title_of(item, turn)),
        detail=detail,
        press=press | {"do": "publishing.edit", "key": item.key} if item.draft else {},
    )


def _facts(item: Item, publication: Publication, view: View, turn: Turn) -> Iterator[str]:
    """What is known of a meeting, and what becomes of it."""
    language = turn.language
    if item.proposal is None:
        if item.draft:
            yield month_day(language, item.draft.date_start.month, item.draft.date_start.day)
        yield say(language, "publishing.is_open" if item.draft in view.yearless else "publishing.is_disputed")
        return
    names = group_names(view.difference, turn.schedule)
    yield from facts_of(item.proposal.after, names, language)
    left_out = item.key in publication.left_out
    yield say(language, "publishing.is_left_out") if left_out else fate_of(item.proposal, names, language)


def _form_choices(language: Language) -> tuple[Choice, ...]:
    return tuple(Choice(title=say(language, f"publishing.form_{form}"), value=form.value) for form in Form)
