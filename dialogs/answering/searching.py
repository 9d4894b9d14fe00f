"""Searching meetings by words: for the message extension, which shares a meeting's card into a chat."""

from dialogs.answering.asked import Asked
from dialogs.replies import Reply
from dialogs.turn import Turn
from dialogs.understanding.interpretation import Act, Certainty, Interpretation
from dialogs.understanding.interpreter import interpret
from dialogs.wording.formats import when

#: what a result list shows
MOST = 10


def search(query: str, turn: Turn) -> tuple[Reply, ...]:
    """A card for each meeting to come that the words mean or are in; without words the next ones."""
    asked = Asked(interpretation=Interpretation(act=Act.ASK, certainty=Certainty.SURE), turn=turn)
    upcoming = turn.schedule.upcoming(turn.now)
    found = upcoming
    if query.strip():
        read = interpret(query, schedule=turn.schedule, member=turn.member, now=turn.now, memory={})
        meant = set(read.meetings) if read.act is Act.ASK else set()
        words = query.casefold().split()
        found = tuple(m for m in upcoming if m.id in meant) or tuple(
            m for m in upcoming if all(w in f"{asked.described(m)} {when(turn.language, m)}".casefold() for w in words)
        )
    return tuple(asked.about(m, asked.named(m)) for m in found[:MOST])
