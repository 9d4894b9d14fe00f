"""Small talk: short, friendly, and leading back to what the bot can do."""

from datetime import date

from dialogs.answering.asked import Asked
from dialogs.replies import Reply
from dialogs.understanding.interpretation import Span
from dialogs.welcoming import help_reply
from dialogs.wording.formats import window


def helps(asked: Asked) -> Reply:
    """What one can ask and have done."""
    return help_reply(asked.turn)


def talks(asked: Asked) -> Reply:
    """The sentence for a greeting, for thanks, for praise."""
    return asked.reply(asked.say(f"talk_{asked.interpretation.facet}", network=asked.schedule.network.name))


def why(asked: Asked, memory: dict[str, object]) -> Reply:
    """How the last message was understood."""
    told = memory.get("understood")
    if not isinstance(told, list):
        return asked.reply(asked.say("why_nothing"))
    if not told:
        return asked.reply(asked.say("why_plainly"))
    return asked.reply(asked.say("why", understood="; ".join(map(str, told))))


def understood(asked: Asked) -> list[str]:
    """What `why` tells after the next message: what was read, and as what; nothing that only machines read."""
    told = ((span.text, _read(asked, span)) for span in asked.interpretation.spans)
    return list(dict.fromkeys(asked.say("understood", text=text, value=value) for text, value in told if value))


def _read(asked: Asked, span: Span) -> str:
    """As what a part of the message was understood; empty for what says nothing to people."""
    match span.kind:
        case "time":
            first, last = (date.fromisoformat(day) if day else None for day in span.value.split("/"))
            known = first or last
            return window(asked.turn.language, first or known, last or known) if known else ""
        case "group":
            group = asked.schedule.group(span.value)
            return group.name if group else ""
        case "organisation":
            return next((o.name for o in asked.schedule.organisations if o.id == span.value), "")
        case "person" | "place" | "spelling":
            return span.value
        case "ordinal":
            return asked.say("number", number=span.value)
        case _:
            return ""
