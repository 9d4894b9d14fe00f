"""A coordinator gives a document: what it holds, what is missing, a list to correct, and a yes that publishes.

```mermaid
stateDiagram-v2
    [*] --> document: no document yet
    [*] --> year
    document --> year
    year --> date: a day contradicts its weekday
    date --> place
    place --> hours
    hours --> review
    [*] --> keep: no meetings
    review --> review: a correction
    review --> [*]: yes, some, cancel
    keep --> [*]: yes, no
```

Whatever is known is not asked. The state is the text and the decisions; nothing is published before the yes, so the
dialog can be left, gone on with tomorrow, or dropped at any step.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from dialogs.documents.offered import offered, offers_document
from dialogs.draft_values import filled_in
from dialogs.incoming import Scope
from dialogs.publication import Publication, View
from dialogs.publishing_corrections import corrected
from dialogs.publishing_list import choose_form, edit_form, listing, waiting
from dialogs.publishing_questions import Step, pending, pressed, question, questions, year_in
from dialogs.publishing_replies import document_name, receipt, said, summary
from dialogs.replies import Reply
from dialogs.state import DialogState, Flow
from dialogs.texts import Text, Unreadable
from dialogs.turn import Outcome, Turn
from dialogs.understanding.correcting import (
    CORRECTING,
    Correction,
    Selection,
    asks_for_list,
    passes_over,
    understand_correction,
)
from dialogs.understanding.interpretation import Act, Interpretation, Response
from dialogs.understanding.times.finder import find_times
from dialogs.wording.phrases import say
from dialogs.wording.unreadable import why_unreadable
from meetings.identity import new_id
from meetings.publishing import publish
from meetings.schedule import Document

__all__ = ["Step", "offers_document", "press", "remind", "start", "step"]


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Opens what a coordinator gave, or asks for it; a member is told who can."""
    del interpretation
    if not _may(turn):
        return Outcome(state=state, replies=(said(turn, "members_cannot", coordinators=_coordinators(turn)),))
    files = turn.incoming.files
    if not files and not offers_document(turn.incoming):
        state = state.at(Flow.PUBLISHING, Step.DOCUMENT, {})
        return Outcome(state=state, replies=(remind(state, turn),))
    outcome = _open(offered(turn.incoming), state, turn)
    if len(files) > 1:
        others = said(turn, "one_at_a_time", count=len(files) - 1)
        outcome = replace(outcome, replies=(*outcome.replies, others))
    return outcome


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """Takes the answer to the pending question or a correction; None when the message is neither.

    Another command waits: a document must not get lost because somebody is to be registered meanwhile.
    """
    if not _may(turn):
        return None
    publication = _stored(state)
    if publication is None:
        gives = interpretation.act is not Act.COMMAND and find_times(turn.text, now=None).values
        return _open(offered(turn.incoming), state, turn) if gives else None
    if interpretation.act is Act.COMMAND and interpretation.command not in CORRECTING:
        busy = said(turn, "busy", name=document_name(publication, turn))
        return Outcome(state=state, replies=(busy, remind(state, turn)))
    return _answer(publication, interpretation, state, turn)


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The buttons and forms; those of another document do nothing."""
    publication = _stored(state)
    if publication is None or not _may(turn) or press.get("document") != publication.document:
        return Outcome(state=state, replies=(said(turn, "gone"),))
    view = publication.view(turn.schedule, turn.now)
    do = str(press["do"]).partition(".")[2]
    if do in ("edit", "save", "day", "choose"):
        return _form(do, press, publication, view, state, turn)
    match do:
        case "year":
            return _ask(replace(publication, year=year_in(str(press.get("year")))), state, turn)
        case "skip" | "show":
            return _ask(_passed(publication, view, turn) if do == "skip" else publication, state, turn)
        case "chosen":
            return _publish(publication, view, str(press.get("chosen") or "").split(","), state, turn)
        case "yes" if press.get("at") == publication.stamp:
            return _publish(publication, view, None, state, turn)
        case "yes":
            return _ask(publication, state, turn, said(turn, "outdated"))
        case _:
            return Outcome(state=state.idle(), replies=(said(turn, "dropped"),))


def _form(
    do: str, press: Mapping[str, Any], publication: Publication, view: View, state: DialogState, turn: Turn
) -> Outcome:
    """Opens a form, or takes what was filled in, or the day of a button."""
    item = view.item(str(press.get("key")))
    if do in ("save", "day") and item:
        return _shown(publication.with_edit(item.key, filled_in(press)), [item.key], state, turn)
    if do == "edit" and item and item.draft:
        return Outcome(state=state, replies=(edit_form(item, item.draft, pressed(publication), turn),))
    return Outcome(state=state, replies=(choose_form(publication, view, pressed(publication), turn),))


def remind(state: DialogState, turn: Turn) -> Reply:
    """The pending question."""
    publication = _stored(state)
    if publication is None:
        personal = turn.incoming.scope is Scope.PERSONAL
        return said(turn, "send" if personal else "send_in_channel")
    view = publication.view(turn.schedule, turn.now)
    if pending(publication, view, turn)[0] is Step.REVIEW:
        return waiting(publication, view, pressed(publication), turn)
    return question(publication, view, turn)


def _stored(state: DialogState) -> Publication | None:
    begun = state.flow is Flow.PUBLISHING and state.step != Step.DOCUMENT
    return Publication.from_json(state.data) if begun else None


def _may(turn: Turn) -> bool:
    return turn.member is not None and turn.member.coordinates


def _coordinators(turn: Turn) -> str:
    names = [m.name for m in turn.schedule.coordinators] or [c.name for c in turn.schedule.contacts if c.name]
    return ", ".join(dict.fromkeys(names)) or say(turn.language, "publishing.the_coordinator")


def _open(document: Text | Unreadable, state: DialogState, turn: Turn) -> Outcome:
    if isinstance(document, Unreadable):
        return Outcome(
            state=state, replies=(Reply(text=why_unreadable(turn.language, document), language=turn.language),)
        )
    publication = Publication(text=document)
    if not publication.fits:
        return Outcome(state=state, replies=(said(turn, "too_long"),))
    view = publication.view(turn.schedule, turn.now)
    count = sum(at not in (Step.REVIEW, Step.KEEP) for at, _ in questions(publication, view, turn))
    lead = (summary(publication, view, count, turn),) if view.items and not view.is_known else ()
    return _ask(publication, state, turn, *lead)


def _ask(publication: Publication, state: DialogState, turn: Turn, *lead: Reply) -> Outcome:
    """The next question, after some replies; the end when the schedule has all of it."""
    view = publication.view(turn.schedule, turn.now)
    if view.is_known:
        return Outcome(state=state.idle(), replies=(*lead, said(turn, "nothing_new")))
    state = state.at(Flow.PUBLISHING, pending(publication, view, turn)[0], publication.to_json())
    return Outcome(state=state, replies=(*lead, question(publication, view, turn)))


def _passed(publication: Publication, view: View, turn: Turn) -> Publication:
    """With the pending question passed over."""
    at, item = pending(publication, view, turn)
    return publication.past(item.key if item else at)


def _answer(publication: Publication, interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    view = publication.view(turn.schedule, turn.now)
    at, item = pending(publication, view, turn)
    if at in (Step.KEEP, Step.REVIEW) and interpretation.response is Response.YES:
        return _publish(publication, view, None, state, turn)
    if at is Step.KEEP:
        dropped = Outcome(state=state.idle(), replies=(said(turn, "dropped"),))
        return dropped if interpretation.response is Response.NO else None
    if at is Step.YEAR and (year := year_in(turn.text)):
        return _ask(replace(publication, year=year), state, turn)
    asks = at in (Step.DATE, Step.PLACE, Step.HOURS)
    if asks and (interpretation.response is Response.NO or passes_over(turn.text)):
        return _ask(_passed(publication, view, turn), state, turn)
    if asks_for_list(turn.text):
        return Outcome(state=state, replies=(listing(publication, view, pressed(publication), turn),))
    said_so = understand_correction(turn.text)
    if isinstance(said_so, Selection):
        return _select(said_so, publication, view, state, turn)
    if said_so is None and asks and interpretation.act in (Act.NONE, Act.RESPOND) and not turn.text.endswith("?"):
        said_so = Correction(numbers=(item.number,) if item else (), value=turn.text)
    return _correct(said_so, publication, view, state, turn) if said_so else None


def _select(selection: Selection, publication: Publication, view: View, state: DialogState, turn: Turn) -> Outcome:
    named = [item.key for item in view.items if item.number in selection.numbers]
    if unknown := set(selection.numbers) - {item.number for item in view.items}:
        return Outcome(state=state, replies=(said(turn, "no_such_number", number=min(unknown)),))
    if selection.publish:
        return _publish(publication, view, named, state, turn)
    publication = publication.without(named)
    if selection.at_once:
        return _publish(publication, view, None, state, turn)
    return _shown(publication, named, state, turn)


def _correct(correction: Correction, publication: Publication, view: View, state: DialogState, turn: Turn) -> Outcome:
    match corrected(correction, publication, view, turn):
        case Reply() as problem:
            return Outcome(state=state, replies=(problem,))
        case after, keys:
            return _shown(after, keys, state, turn)


def _shown(publication: Publication, keys: Collection[str], state: DialogState, turn: Turn) -> Outcome:
    """Asks on; when nothing is left to ask, shows what was changed."""
    view = publication.view(turn.schedule, turn.now)
    at, _ = pending(publication, view, turn)
    if at is not Step.REVIEW or state.step != Step.REVIEW:
        return _ask(publication, state, turn)
    state = state.at(Flow.PUBLISHING, at, publication.to_json())
    return Outcome(state=state, replies=(listing(publication, view, pressed(publication), turn, only=keys),))


def _publish(
    publication: Publication, view: View, keys: Collection[str] | None, state: DialogState, turn: Turn
) -> Outcome:
    """Publishes what was chosen (among the keys), and closes the document."""
    chosen = [item for item in publication.chosen(view) if keys is None or item.key in keys]
    if not chosen and view.items and not view.terms_change:
        return Outcome(state=state.idle(), replies=(said(turn, "chosen_none"),))
    document = Document(
        id=new_id(),
        name=document_name(publication, turn),
        sha256=publication.text.sha256,
        given_by=turn.member.email if turn.member else "",
        given_at=turn.now,
        language=view.reading.language,
    )
    published = publish(
        turn.records,
        turn.schedule,
        view.difference,
        view.reading,
        document=document,
        text=publication.text.text,
        only=[item.proposal.after.id for item in chosen if item.proposal],
    )
    left = sum(item.changes_something for item in view.items) - len(chosen)
    return Outcome(state=state.idle(), replies=(receipt(published, left, bool(view.items), turn),))
