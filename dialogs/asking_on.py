"""A question that the bot cannot answer goes on to the right group's coordinator, who answers in `teaching`.

```mermaid
stateDiagram-v2
    [*] --> question: asked for without a question
    [*] --> [*]: sent on
    question --> [*]: sent on
```
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from dialogs.applicants import myself
from dialogs.registration_replies import said
from dialogs.replies import Button, Card, Reply
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Act, Certainty, Interpretation, Response
from dialogs.wording.phrases import say
from dialogs.wording.registrations import joined, whom_to_ask
from meetings.addresses import Address
from meetings.forwarding import forward
from meetings.reminders import Message
from meetings.schedule import Schedule

LONGEST_QUESTION = 1_000


class Step(StrEnum):
    """What is waited for."""

    QUESTION = "question"


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Asks for the question."""
    state = state.at(Flow.ASKING_ON, Step.QUESTION, {"groups": list(interpretation.groups)})
    return Outcome(state=state, replies=(remind(state, turn),))


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """The question, which is sent on as it is written."""
    if interpretation.act is Act.COMMAND:
        return None
    if interpretation.response is Response.NO:
        return Outcome(state=state.idle(), replies=(said(turn, say(turn.language, "asking_on.dropped")),))
    return _send(turn.text.strip(), state.data.get("groups"), state.idle(), turn)


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The button under an answer that declined: it carries the question, and perhaps the groups it is about."""
    question = str(press.get("question") or "").strip()
    if not question:
        return start(Interpretation(act=Act.COMMAND, certainty=Certainty.SURE), state, turn)
    return _send(question, press.get("groups"), state, turn)


def remind(state: DialogState, turn: Turn) -> Reply:
    """The pending question: what to ask."""
    del state
    return said(turn, say(turn.language, "asking_on.what"))


def render(message: Message, schedule: Schedule) -> Reply:
    """What the coordinator reads. In a channel nobody is named."""
    language, data = schedule.network.language, message.data
    key = "asking_on.asked_by" if data["asker"] else "asking_on.asked"
    text = say(language, key, asker=data["asker"], question=data["text"])
    press = {"do": "teaching.start", "question": data["question"]}
    button = Button(title=say(language, "asking_on.answer"), press=press)
    return Reply(text=text, card=Card(buttons=(button,)), language=language)


def render_answer(message: Message, schedule: Schedule) -> Reply:
    """What the person who asked reads."""
    language, data = schedule.network.language, message.data
    text = say(language, "asking_on.answered", question=data["question"], author=data["author"], answer=data["answer"])
    return Reply(text=text, language=language)


def _send(question: str, groups: object, rest: DialogState, turn: Turn) -> Outcome:
    return Outcome(state=rest, replies=(said(turn, _sent(question[:LONGEST_QUESTION], groups, turn)),))


def _sent(question: str, groups: object, turn: Turn) -> str:
    """What became of the question."""
    language, me, answer_to = turn.language, myself(turn), _address(turn)
    known = {group.id for group in turn.schedule.groups}
    about = [group for group in groups if group in known] if isinstance(groups, list) else []
    forwarded = answer_to and forward(
        turn.records,
        turn.schedule,
        question,
        groups=about or (turn.member.groups if turn.member else ()),
        asked_by=me.email or turn.incoming.person.id,
        asker=", ".join(filter(None, (me.name, me.organisation))),
        answer_to=answer_to,
        now=turn.now,
    )
    if not forwarded:
        return f"{say(language, 'asking_on.nobody')} {whom_to_ask(language, turn.schedule, None)}"
    key = "asking_on.again" if forwarded.again else "asking_on.sent"
    return say(language, key, recipients=joined(language, forwarded.recipients))


def _address(turn: Turn) -> Address | None:
    """Where the answer goes: to the person's own chat, else to where the question was asked."""
    incoming, addresses = turn.incoming, turn.records.addresses
    personal = addresses.personal(incoming.person.entra_id) if incoming.person.entra_id else None
    here = addresses.of_conversation(incoming.channel or incoming.conversation)
    return personal if personal and personal.active else here
