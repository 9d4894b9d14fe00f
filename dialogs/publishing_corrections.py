"""A coordinator's corrections in words, taken into the publication."""

from dialogs.draft_values import understood
from dialogs.publication import Publication, View
from dialogs.publishing_questions import Step, pending
from dialogs.publishing_replies import said
from dialogs.replies import Reply
from dialogs.turn import Turn
from dialogs.understanding.correcting import Correction, DraftField

#: which field the answer to a question is about
_ASKED = {Step.DATE: DraftField.DAYS, Step.PLACE: DraftField.PLACE, Step.HOURS: DraftField.HOURS}


def corrected(
    correction: Correction, publication: Publication, view: View, turn: Turn
) -> tuple[Publication, tuple[str, ...]] | Reply:
    """The publication with new values for the meetings named, and their keys; or what is wrong with the correction.

    When none is named it is the only one that is asked about.
    """
    at, _ = pending(publication, view, turn)
    asked = view.lacking(at, turn.schedule.today(turn.now)) if at in (Step.PLACE, Step.HOURS) else view.items
    numbers = correction.numbers or tuple(item.number for item in asked if len(asked) == 1)
    known = {item.number: item for item in view.items if item.draft}
    if not numbers:
        return said(turn, "which_number", number=asked[0].number)
    now = turn.now.astimezone(turn.schedule.network.timezone)
    for number in numbers:
        item = known.get(number)
        if item is None or item.draft is None:
            return said(turn, "no_such_number", number=number)
        field = correction.field or _ASKED.get(at)
        values = understood(field, correction.value, item.draft, now=now, language=turn.language)
        if values is None:
            return said(turn, "unclear_value", number=number)
        publication = publication.with_edit(item.key, values)
        if DraftField.DAYS in values:
            publication = publication.past(item.key)
    return publication, tuple(known[number].key for number in numbers)
