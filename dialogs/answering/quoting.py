"""Paragraphs of the documents as answers: quoted with their source, never retold."""

from collections.abc import Iterable

from dialogs.answering.asked import Asked
from dialogs.replies import Card, Reply
from dialogs.understanding.facets import Facet
from dialogs.understanding.lexicon import lexicon_of
from dialogs.understanding.topics import about, has_number
from meetings.schedule import Passage

#: how sure a paragraph must be about a facet before it is quoted for it
ENOUGH = 0.3
#: how sure when a word alone proves nothing
CERTAIN = 0.75
#: how sure when the words before the quote say what it means
WHOLLY = 0.99


def quote(asked: Asked, passages: Iterable[Passage], lead: str = "") -> Reply:
    """The paragraphs, with the document and line they stand on."""
    found = tuple(passages)
    text = "\n\n".join(p.text.replace("*", "").strip() for p in found)
    heading = next((p.heading for p in found if p.heading), "")
    lead = lead or asked.say("quote_lead", document=_document(asked, found[0]))
    source = asked.say("quote_source", document=_document(asked, found[0]), line=found[0].line)
    return asked.reply(lead, Card(title=heading, text=f"”{text}”", source=source))


def quote_about(asked: Asked, facet: str, lead: str = "", enough: float = ENOUGH) -> Reply | None:
    """The paragraph that speaks of a facet; None when no document does."""
    tells = has_number if asked.interpretation.facet == Facet.MEMBERS else None
    found = about(facet, lexicon_of(asked.schedule).passages, asked.turn.text, enough, tells)
    return quote(asked, found.passages, lead) if found else None


def passage(asked: Asked) -> Reply | None:
    """The paragraphs that understanding found for an open question; None when they are no longer there."""
    wanted = {(str(document), int(line)) for document, line in asked.slot("passages") or ()}
    found = [p for p in asked.schedule.passages if (p.document, p.line) in wanted]
    return quote(asked, found) if found else None


def _document(asked: Asked, of: Passage) -> str:
    return next((d.name for d in asked.schedule.documents if d.id == of.document), asked.say("the_document"))
