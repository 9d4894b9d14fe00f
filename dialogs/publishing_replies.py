"""What a coordinator is asked about a document: the summary, then one question at a time."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dialogs.publication import Item, Publication, View
from dialogs.replies import Button, Card, Reply, Style
from dialogs.turn import Turn
from dialogs.wording.differences import shortened
from dialogs.wording.formats import day, days, month_day
from dialogs.wording.phrases import say
from meetings.differences import Kind as Fate
from meetings.languages import Language
from meetings.publishing import Published

#: how much of a source line is shown
LONGEST_LINE = 160
#: more meetings than this are not named in a question
MOST_NAMED = 8
_FATES = (Fate.ADDED, Fate.CHANGED, Fate.MOVED, Fate.CANCELLED, Fate.UNCHANGED)


def said(turn: Turn, key: str, **values: object) -> Reply:
    """A sentence of the catalogue alone."""
    return Reply(text=say(turn.language, f"publishing.{key}", **values), language=turn.language)


def summary(publication: Publication, view: View, questions: int, turn: Turn) -> Reply:
    """What the document holds, in one line and some facts."""
    language, difference = turn.language, view.difference
    meetings = [item for item in view.items if item.draft]
    joint = sum(len(item.proposal.after.groups) > 1 for item in meetings if item.proposal)
    counts = (
        ("meetings", len(meetings)),
        ("groups", len(view.reading.groups)),
        ("joint", joint),
        ("questions", questions),
    )
    parts = ", ".join(say(language, f"publishing.{key}", count=n) for key, n in counts if n or key == "meetings")
    text = say(language, "publishing.summary", name=document_name(publication, turn), parts=parts)
    facts = [(say(language, f"publishing.count_{f}"), str(n)) for f in _FATES if (n := len(difference.of_kind(f)))]
    if difference.open:
        facts.append((say(language, "publishing.count_open"), str(len(difference.open))))
    card = Card(title=view.reading.series_title or "", text=text, facts=(*facts, *_terms(view, language)))
    return Reply(text=text, card=card, language=language)


def _terms(view: View, language: Language) -> Iterator[tuple[str, str]]:
    """How one registers, and what else holds for the whole document."""
    series, reading = view.difference.series, view.reading
    if series and series.deadline:
        yield say(language, "publishing.deadline"), day(language, series.deadline)
    each, total = reading.registration.seats_per_organisation, reading.registration.seats_total
    seats = [say(language, "publishing.seats_each", count=each)] if each else []
    seats += [say(language, "publishing.seats_total", count=total)] if total else []
    if seats:
        yield say(language, "publishing.seats"), ", ".join(seats)
    if reading.registration.contact_email:
        yield say(language, "publishing.register_with"), reading.registration.contact_email
    if view.difference.new_groups:
        yield say(language, "publishing.new_groups"), ", ".join(g.name for g in view.difference.new_groups)
    if names := list(dict.fromkeys(c.name or c.email or "" for c in reading.contacts)):
        yield say(language, "publishing.contacts"), ", ".join(filter(None, names))
    if reading.cost:
        yield say(language, "publishing.cost"), reading.cost


def document_name(publication: Publication, turn: Turn) -> str:
    """The file's name; pasted text has its day."""
    today = turn.schedule.today(turn.now)
    return publication.text.name or say(turn.language, "publishing.pasted", day=day(turn.language, today))


def year_question(view: View, years: Sequence[int], press: dict[str, Any], turn: Turn) -> Reply:
    """Which year the document's first day without one is in; the likeliest years as buttons."""
    first = view.yearless[0]
    written = month_day(turn.language, first.date_start.month, first.date_start.day)
    title = first.title or say(turn.language, "publishing.untitled")
    text = say(turn.language, "publishing.ask_year", title=title, day=written)
    buttons = tuple(Button(title=str(year), press=press | {"do": "publishing.year", "year": year}) for year in years)
    return Reply(text=text, card=Card(buttons=(*buttons, drop_button(press, turn))), language=turn.language)


def date_question(item: Item, possible: Sequence[tuple[date, date]], press: dict[str, Any], turn: Turn) -> Reply:
    """Which day is meant where the document contradicts itself, or leaves the year open; `possible` as buttons."""
    line, text = evidence_of(item)
    key = "publishing.ask_date" if possible else "publishing.ask_date_open"
    asked = say(turn.language, key, line=line, text=text)
    chosen = press | {"do": "publishing.day", "key": item.key}
    buttons = tuple(
        Button(
            title=days(turn.language, first, last),
            press=chosen | {"first_day": first.isoformat(), "last_day": last.isoformat()},
        )
        for first, last in possible
    )
    buttons = (*buttons, skip_button(press, turn), drop_button(press, turn))
    return Reply(text=asked, card=Card(buttons=buttons), language=turn.language)


def gaps_question(lacking: str, items: Sequence[Item], press: dict[str, Any], turn: Turn) -> Reply:
    """The place or hours that nobody has told, for all meetings at once."""
    names = ", ".join(short_of(item, turn) for item in items[:MOST_NAMED])
    names += ", …" if len(items) > MOST_NAMED else ""
    text = say(turn.language, f"publishing.ask_{lacking}", count=len(items), meetings=names, number=items[0].number)
    return Reply(
        text=text, card=Card(buttons=(skip_button(press, turn), drop_button(press, turn))), language=turn.language
    )


def keep_question(press: dict[str, Any], turn: Turn) -> Reply:
    """Whether a document without meetings is worth keeping."""
    text = say(turn.language, "publishing.no_meetings")
    keep = Button(
        title=say(turn.language, "publishing.keep"), press=press | {"do": "publishing.yes"}, style=Style.POSITIVE
    )
    return Reply(text=text, card=Card(buttons=(keep, drop_button(press, turn))), language=turn.language)


def receipt(published: Published, left: int, meetings: bool, turn: Turn) -> Reply:
    """What was published, and what was not."""
    language = turn.language
    if not meetings:
        return said(turn, "kept")
    count = len(published.added) + len(published.changed) + len(published.moved)
    cancelled = len(published.cancelled)
    parts = [say(language, "publishing.published", count=count)] if count else []
    if cancelled:
        parts.append(say(language, "publishing.published_cancelled", count=cancelled))
    if not parts:
        parts.append(say(language, "publishing.published_terms"))
    if published.moved or cancelled:
        parts.append(say(language, "publishing.published_told"))
    if left:
        parts.append(say(language, "publishing.published_left", count=left))
    parts.append(say(language, "publishing.announce_hint"))
    return Reply(text=" ".join(parts), language=language)


def evidence_of(item: Item) -> tuple[int, str]:
    """The line that the day was read from, shortened; line 0: there is none."""
    evidence = item.draft.evidence if item.draft else ()
    first = next((e for e in evidence if e.field == "date_start"), None)
    return (first.line, shortened(first.text, LONGEST_LINE)) if first else (0, "")


def title_of(item: Item, turn: Turn) -> str:
    """The title that the meeting will have."""
    meeting = item.proposal.after if item.proposal else None
    title = meeting.title if meeting else item.draft.title if item.draft else ""
    return title or say(turn.language, "publishing.untitled")


def short_of(item: Item, turn: Turn) -> str:
    """Title and day, where there is little room."""
    if item.proposal is None:
        return title_of(item, turn)
    return f"{title_of(item, turn)} {day(turn.language, item.proposal.after.first_day, year=False)}"


def skip_button(press: dict[str, Any], turn: Turn) -> Button:
    """Passes over a question."""
    return Button(title=say(turn.language, "publishing.skip"), press=press | {"do": "publishing.skip"})


def drop_button(press: dict[str, Any], turn: Turn) -> Button:
    """Puts the document aside."""
    return Button(
        title=say(turn.language, "publishing.drop"), press=press | {"do": "publishing.drop"}, sends_fields=False
    )
