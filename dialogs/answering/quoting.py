"""Paragraphs of the documents as answers: quoted with their source, never retold."""

from collections.abc import Iterable

from dialogs.answering.asked import Asked
from dialogs.replies import Card, Reply
from dialogs.understanding.lexicon import lexicon_of
from dialogs.understanding.topics import about, has_number, prices
from meetings.schedule import Passage

#: how sure a paragraph must be about a facet before it is quoted for it
ENOUGH = 0.3
#: how sure when a word alone proves nothing
CERTAIN = 0.75
#: a paragraph that tells what is wanted comes before one that only speaks of it
_TELLS = {"members": has_number, "cost": prices}


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
    found = found_about(asked, facet, enough)
    return quote(asked, found, lead) if found else None


def found_about(asked: Asked, facet: str, enough: float = ENOUGH) -> tuple[Passage, ...]:
    """The paragraphs that speak of a facet; empty when no document does."""
    found = about(facet, lexicon_of(asked.schedule).passages, asked.turn.text, enough, _TELLS.get(facet))
    return found.passages if found else ()


def passage(asked: Asked) -> Reply | None:
    """The paragraphs that understanding found for an open question; None when they are no longer there."""
    wanted = {(str(document), int(line)) for document, line in asked.slot("passages") or ()}
    found = [p for p in asked.schedule.passages if (p.document, p.line) in wanted]
    return quote(asked, found) if found else None


def _document(asked: Asked, of: Passage) -> str:
    return next((d.name for d in asked.schedule.documents if d.id == of.document), asked.say("the_document"))
