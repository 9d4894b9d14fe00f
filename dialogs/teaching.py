"""A coordinator answers a question that was sent on: the words, a yes, and perhaps kept for whoever asks next.

```mermaid
stateDiagram-v2
    [*] --> answer
    answer --> confirm
    confirm --> confirm: other words
    confirm --> [*]: sent, sent and kept, no
```

In a channel a form takes the place of the conversation.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from dialogs.confirming import no_button, yes_button
from dialogs.incoming import Scope
from dialogs.registration_replies import said
from dialogs.replies import Button, Card, Choice, Field, FieldKind, Reply
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Act, Interpretation, Response
from dialogs.wording.phrases import say
from meetings.forwarding import answer
from meetings.members import Member
from meetings.questions import OpenQuestion

LONGEST_ANSWER = 2_000


class Step(StrEnum):
    """What is waited for."""

    ANSWER = "answer"
    CONFIRM = "confirm"


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Takes up the oldest question that nobody has answered."""
    del interpretation
    if not _coordinator(turn):
        return _end(state, turn, "members_cannot")
    waiting = turn.records.questions.open(turn.schedule.network.id)
    return _ask_for_answer(waiting[0], state, turn) if waiting else _end(state, turn, "none_open")


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """The words of the answer, then the yes; other words in place of a yes are the answer anew."""
    if state.step == Step.CONFIRM:
        if interpretation.response is Response.YES:
            return _send(state.data, state, turn, keep=False)
        if interpretation.response is Response.NO:
            return _end(state, turn, "dropped")
        if interpretation.act in (Act.ASK, Act.COMMAND):
            return None
    state = state.at(Flow.TEACHING, Step.CONFIRM, state.data | {"answer": turn.text.strip()[:LONGEST_ANSWER]})
    return Outcome(state=state, replies=(remind(state, turn),))


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The button under a question, and those of the preview and of the form, which carry everything."""
    if not _coordinator(turn):
        return _end(state, turn, "members_cannot")
    question = turn.records.questions.get(turn.schedule.network.id, str(press.get("question")))
    if question is None:
        return _end(state, turn, "gone")
    if question.answer is not None:
        return _end(state, turn, "answered_before", author=question.answered_by)
    match str(press.get("do")):
        case "teaching.send" if isinstance(press.get("answer"), str) and press["answer"].strip():
            return _send(press, state, turn, keep=press.get("keep") == "yes")
        case "teaching.drop":
            return _end(state, turn, "dropped")
    return _ask_for_answer(question, state, turn)


def remind(state: DialogState, turn: Turn) -> Reply:
    """The pending question: the words, or whether the preview is right."""
    language, data = turn.language, state.data
    if state.step == Step.ANSWER:
        return said(turn, say(language, "teaching.answer", question=data["text"]))
    press = {"do": "teaching.send", "question": data["question"], "answer": data["answer"]}
    card = Card(
        facts=(
            (say(language, "teaching.question_label"), data["text"]),
            (say(language, "teaching.answer_label"), data["answer"]),
        ),
        buttons=(
            yes_button(language, "teaching.send", press),
            Button(title=say(language, "teaching.send_and_keep"), press=press | {"keep": "yes"}),
            no_button(language, {"do": "teaching.drop", "question": data["question"]}),
        ),
    )
    return said(turn, say(language, "teaching.confirm"), card)


def _ask_for_answer(question: OpenQuestion, state: DialogState, turn: Turn) -> Outcome:
    if turn.incoming.scope is not Scope.PERSONAL:
        return Outcome(state=state, replies=(_form(question, turn),))
    state = state.at(Flow.TEACHING, Step.ANSWER, {"question": question.id, "text": question.text})
    return Outcome(state=state, replies=(remind(state, turn),))


def _form(question: OpenQuestion, turn: Turn) -> Reply:
    language = turn.language
    choices = (
        Choice(title=say(language, "teaching.keep_no"), value="no"),
        Choice(title=say(language, "teaching.keep_yes"), value="yes"),
    )
    card = Card(
        title=say(language, "teaching.form_title"),
        text=question.text,
        fields=(
            Field(id="answer", kind=FieldKind.LONG_TEXT, label=say(language, "teaching.answer_label"), required=True),
            Field(id="keep", kind=FieldKind.CHOICE, label=say(language, "teaching.keep"), value="no", choices=choices),
        ),
        buttons=(yes_button(language, "teaching.send", {"do": "teaching.send", "question": question.id}),),
    )
    return said(turn, question.text, card)


def _send(data: Mapping[str, Any], state: DialogState, turn: Turn, *, keep: bool) -> Outcome:
    network, identity = turn.schedule.network.id, str(data["question"])
    text, member = str(data["answer"]).strip()[:LONGEST_ANSWER], _coordinator(turn)
    if member and answer(turn.records, turn.schedule, identity, text, by=member, keep=keep, now=turn.now):
        return _end(state, turn, "kept" if keep else "sent")
    question = turn.records.questions.get(network, identity)
    if question and question.answered_by:
        return _end(state, turn, "answered_before", author=question.answered_by)
    return _end(state, turn, "gone")


def _coordinator(turn: Turn) -> Member | None:
    """The person who writes, if allowed to answer for the network."""
    return turn.member if turn.member and turn.member.coordinates else None


def _end(state: DialogState, turn: Turn, key: str, **values: object) -> Outcome:
    rest = state.idle() if state.flow is Flow.TEACHING else state
    return Outcome(state=rest, replies=(said(turn, say(turn.language, f"teaching.{key}", **values)),))
