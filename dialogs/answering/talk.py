"""Small talk: short, friendly, and leading back to what the bot can do."""

from dialogs.answering.asked import Asked
from dialogs.replies import Reply
from dialogs.understanding.trail import in_words
from dialogs.welcoming import help_reply


def helps(asked: Asked) -> Reply:
    """What one can ask and have done."""
    return help_reply(asked.turn)


def talks(asked: Asked) -> Reply:
    """The sentence for a greeting, for thanks, for praise."""
    return asked.reply(asked.say(f"talk_{asked.interpretation.facet}", network=asked.schedule.network.name))


def why(asked: Asked, memory: dict[str, object]) -> Reply:
    """How the last message was understood."""
    told = memory.get("understood")
    if not isinstance(told, list) or not told:
        return asked.reply(asked.say("why_nothing"))
    return asked.reply(asked.say("why", understood="; ".join(map(str, told))))


def understood(asked: Asked) -> list[str]:
    """What `why` tells after the next message."""
    return list(in_words(asked.interpretation.spans))
