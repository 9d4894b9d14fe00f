"""The list of what a document holds, with the line of each meeting, and the forms to change and choose."""

from collections.abc import Collection, Iterator
from typing import Any

from dialogs.draft_values import INPUTS
from dialogs.publication import Item, Publication, View
from dialogs.publishing_replies import document_name, drop_button, evidence_of, short_of, shortened, title_of
from dialogs.replies import Button, Card, Choice, Field, FieldKind, Reply, Row, Style
from dialogs.turn import Turn
from dialogs.wording.formats import day, month_day, when
from dialogs.wording.phrases import say
from meetings.differences import Kind as Fate
from meetings.drafts import Draft
from meetings.languages import Language
from meetings.schedule import Form

#: characters of a theme in the list
MOST_OF_THEME = 60
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
    values = _values(draft)
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
    details = [*_facts(item, view, turn), _fate(item, publication, turn)]
    detail = " · ".join(filter(None, details))
    if line:
        detail += "\n" + say(turn.language, "publishing.evidence", line=line, text=text)
    return Row(
        title=say(turn.language, "publishing.row", number=item.number, title=title_of(item, turn)),
        detail=detail,
        press=press | {"do": "publishing.edit", "key": item.key} if item.draft else {},
    )


def _facts(item: Item, view: View, turn: Turn) -> Iterator[str]:
    language = turn.language
    if item.proposal is None:
        if item.draft:
            yield month_day(language, item.draft.date_start.month, item.draft.date_start.day)
        return
    meeting = item.proposal.after
    yield when(language, meeting)
    if meeting.all_day:
        yield say(language, "publishing.all_day", count=meeting.days)
    elif meeting.starts_at is None:
        yield say(language, "publishing.no_hours")
    names = {group.id: group.name for group in (*turn.schedule.groups, *view.difference.new_groups)}
    yield " + ".join(names[g] for g in meeting.groups if g in names)
    if meeting.form:
        yield say(language, f"publishing.form_{meeting.form}")
    yield meeting.place or ("" if meeting.form is Form.ONLINE else say(language, "publishing.no_place"))
    yield shortened(meeting.theme or "", MOST_OF_THEME)
    if meeting.deadline:
        yield f"{say(language, 'publishing.field_deadline')} {day(language, meeting.deadline)}"


def _fate(item: Item, publication: Publication, turn: Turn) -> str:
    language = turn.language
    if item.proposal is None:
        return say(language, "publishing.is_open")
    if item.key in publication.left_out:
        return say(language, "publishing.is_left_out")
    before = item.proposal.before
    match item.proposal.kind:
        case Fate.MOVED if before:
            return say(language, "publishing.is_moved", day=day(language, before.first_day))
        case Fate.CHANGED:
            fields = ", ".join(say(language, f"publishing.field_{c.field}") for c in item.proposal.changes)
            return say(language, "publishing.is_changed", fields=fields or say(language, "publishing.deadline"))
        case Fate.CANCELLED:
            return say(language, "publishing.is_called_off" if item.draft else "publishing.is_cancelled")
        case Fate.UNCHANGED:
            return say(language, "publishing.is_unchanged")
        case _:
            return say(language, "publishing.is_added")


def _values(draft: Draft) -> dict[str, str]:
    first, last, deadline = (
        draft.date_start.settled(),
        draft.date_end.settled(),
        draft.deadline and draft.deadline.settled(),
    )
    form = (
        ""
        if draft.online is None
        else "hybrid"
        if draft.online and draft.onsite
        else "online"
        if draft.online
        else "onsite"
    )
    return {
        "title": draft.title,
        "first_day": first.isoformat() if first else "",
        "last_day": last.isoformat() if last else "",
        "starts_at": draft.time_start.isoformat("minutes") if draft.time_start else "",
        "ends_at": draft.time_end.isoformat("minutes") if draft.time_end else "",
        "form": form,
        "place": draft.place or "",
        "theme": draft.theme or "",
        "deadline": deadline.isoformat() if deadline else "",
    }


def _form_choices(language: Language) -> tuple[Choice, ...]:
    return tuple(Choice(title=say(language, f"publishing.form_{form}"), value=form.value) for form in Form)
