"""A person asks to be forgotten: what will go, a yes, and it is gone.

```mermaid
stateDiagram-v2
    [*] --> confirm
    confirm --> [*]: yes, no
```
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from dialogs.confirming import no_button, yes_button
from dialogs.replies import Card, Reply
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Interpretation, Response
from dialogs.wording.phrases import say
from meetings.registrations import RegistrationStatus


class Step(StrEnum):
    """What is waited for."""

    CONFIRM = "confirm"


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Shows what is remembered of the person, and asks whether it shall go."""
    del interpretation
    if not turn.member:
        return Outcome(state=state.idle(), replies=(_said(turn, "nothing"),))
    state = state.at(Flow.FORGETTING, Step.CONFIRM, {})
    return Outcome(state=state, replies=(remind(state, turn),))


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """The typed yes or no."""
    if interpretation.response is Response.YES:
        return _forget(turn)
    if interpretation.response is Response.NO:
        return Outcome(state=state.idle(), replies=(_said(turn, "kept"),))
    return None


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The buttons; an old yes does nothing outside the dialog."""
    if state.flow is not Flow.FORGETTING:
        return Outcome(state=state, replies=(_said(turn, "gone"),))
    if press["do"] == "forgetting.yes":
        return _forget(turn)
    return Outcome(state=state.idle(), replies=(_said(turn, "kept"),))


def remind(state: DialogState, turn: Turn) -> Reply:
    """What is remembered, and the pending question."""
    del state
    if turn.member is None:
        return _said(turn, "nothing")
    registrations = turn.records.registrations.of_person(turn.schedule.network.id, turn.member.email)
    held = [r for r in registrations if r.status is RegistrationStatus.REGISTERED]
    text = say(turn.language, "forgetting.confirm", count=len(held))
    facts = (
        (say(turn.language, "forgetting.name"), turn.member.name),
        (say(turn.language, "forgetting.email"), turn.member.email),
        (say(turn.language, "forgetting.organisation"), turn.member.organisation),
    )
    buttons = (
        yes_button(turn.language, "forgetting.yes", {"do": "forgetting.yes"}),
        no_button(turn.language, {"do": "forgetting.no"}),
    )
    return Reply(text=text, card=Card(facts=facts, buttons=buttons), language=turn.language, private=True)


def _forget(turn: Turn) -> Outcome:
    """The member, the registrations and the whole dialog state go; the next message is a stranger's."""
    if turn.member is None:
        return Outcome(state=DialogState(), replies=(_said(turn, "nothing"),))
    network = turn.schedule.network.id
    turn.records.registrations.forget_person(network, turn.member.email)
    turn.records.members.remove(network, turn.member.id)
    return Outcome(state=DialogState(), replies=(_said(turn, "forgotten"),))


def _said(turn: Turn, key: str) -> Reply:
    return Reply(text=say(turn.language, f"forgetting.{key}"), language=turn.language, private=True)
