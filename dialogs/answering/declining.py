"""What cannot be answered: said kindly, with what can be asked and a way on to a person."""

from dialogs.answering.asked import Asked
from dialogs.answering.attendance import attendees
from dialogs.answering.people import phone
from dialogs.replies import Card, Reply
from dialogs.understanding.interpretation import Command
from dialogs.understanding.passages import stem
from dialogs.understanding.resolution import scope_of
from dialogs.understanding.vocabulary import vocabulary
from dialogs.understanding.words import split

#: share of words that two questions must have in common
SAME_QUESTION = 0.6


def decline(asked: Asked) -> Reply:
    """Outside the job, or not understood. The words are kept without their author; a taught answer is tried first."""
    if taught := _taught(asked):
        return taught
    network, text = asked.schedule.network.id, asked.turn.text.strip()
    asked.turn.records.questions.note_declined(network, text, asked.turn.now)
    told = asked.say("declined", network=asked.schedule.network.name)
    return asked.reply(told, Card(buttons=(asked.ask_on_button(),)))


def command(asked: Asked) -> Reply:
    """A command that no dialog takes here."""
    if asked.interpretation.command is Command.EXPORT and asked.turn.member and asked.turn.member.coordinates:
        return attendees(asked)
    return asked.reply(asked.say("coordinators_only"))


def cannot_call(asked: Asked) -> Reply:
    """The bot calls nobody; it tells the number."""
    reply = phone(asked)
    return asked.reply(f"{asked.say('cannot_call')} {reply.text}", reply.card)


def _taught(asked: Asked) -> Reply | None:
    """A coordinator's kept answer to the same question in any order and form, unless it was for other groups."""
    wanted = _content(asked.turn.text)
    if not wanted:
        return None
    groups = scope_of(asked.selection, asked.asker)
    for answer in asked.turn.records.questions.taught(asked.schedule.network.id):
        if answer.groups and groups and not set(answer.groups) & set(groups):
            continue
        known = _content(answer.question)
        if known and len(wanted & known) / len(wanted | known) >= SAME_QUESTION:
            source = asked.say("taught_source", author=answer.author, day=answer.written_at.date().isoformat())
            return asked.reply(answer.answer, Card(source=source))
    return None


def _content(text: str) -> set[str]:
    """What the words of a question are about; the question words alone when there is nothing else."""
    words = [word.bare for word in split(text) if len(word.bare) > 2]
    small = vocabulary().small_bare
    return {stem(word) for word in words if word not in small} or set(words)
