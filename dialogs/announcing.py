"""A coordinator writes an announcement: its words, a preview with the channels, a yes.

```mermaid
stateDiagram-v2
    [*] --> content
    [*] --> confirm: its words came with the wish
    content --> confirm
    confirm --> content: other words
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
from dialogs.understanding.interpretation import Act, Interpretation, Response
from dialogs.wording.phrases import say
from meetings import announcements
from meetings.addresses import Address
from meetings.identity import new_id
from meetings.languages import Language
from meetings.reminders import Message
from meetings.schedule import Schedule


class Step(StrEnum):
    """What is waited for."""

    CONTENT = "content"
    CONFIRM = "confirm"


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Asks a coordinator for the words unless they came along, and says at once when no channel could take them."""
    if not turn.member or not turn.member.coordinates:
        return Outcome(state=state.idle(), replies=(_said(turn, "members_cannot"),))
    data = {"groups": list(interpretation.groups), "id": new_id()}
    state = state.at(Flow.ANNOUNCING, Step.CONTENT, data)
    content = str(interpretation.slots.get("content") or "")
    return _preview(content, state, turn) if content else Outcome(state=state, replies=(remind(state, turn),))


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """Takes the words, then the yes; a question in between is an interruption."""
    if state.step == Step.CONFIRM:
        if interpretation.response is Response.YES:
            return _post(state, turn)
        if interpretation.response is Response.NO:
            return Outcome(state=state.idle(), replies=(_said(turn, "dropped"),))
        if interpretation.act is Act.ASK:
            return None
    return _preview(turn.text.strip(), state, turn)


def _preview(content: str, state: DialogState, turn: Turn) -> Outcome:
    if not _targets(state.data, turn):
        return Outcome(state=state.idle(), replies=(_said(turn, "no_channel"),))
    state = state.at(Flow.ANNOUNCING, Step.CONFIRM, state.data | {"text": content})
    return Outcome(state=state, replies=(remind(state, turn),))


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The preview's buttons."""
    if state.flow is not Flow.ANNOUNCING or state.step != Step.CONFIRM or press.get("id") != state.data["id"]:
        return Outcome(state=state, replies=(_said(turn, "gone"),))
    if press["do"] == "announcing.yes":
        return _post(state, turn)
    return Outcome(state=state.idle(), replies=(_said(turn, "dropped"),))


def remind(state: DialogState, turn: Turn) -> Reply:
    """The pending question: the words, or whether the preview is right."""
    if state.step == Step.CONTENT:
        return _said(turn, "content" if _targets(state.data, turn) else "content_no_channel")
    targets = ", ".join(_names(address, turn.schedule) for address in _targets(state.data, turn))
    text = say(turn.language, "announcing.confirm", channels=targets)
    buttons = (
        yes_button(turn.language, "announcing.post", {"do": "announcing.yes", "id": state.data["id"]}),
        no_button(turn.language, {"do": "announcing.no", "id": state.data["id"]}),
    )
    card = Card(title=say(turn.language, "announcing.preview"), text=state.data["text"], buttons=buttons)
    return Reply(text=text, card=card, language=turn.language)


def render(message: Message, schedule: Schedule) -> Reply:
    """The post in the channel: the coordinator's own words under the network's name."""
    text = str(message.data["text"])
    language = schedule.network.language
    source = say(language, "announcing.signed", author=message.data["author"])
    return Reply(text=text, card=Card(title=schedule.network.name, text=text, source=source), language=language)


def _post(state: DialogState, turn: Turn) -> Outcome:
    if not turn.member or not turn.member.coordinates:
        return Outcome(state=state.idle(), replies=(_said(turn, "members_cannot"),))
    count = announcements.announce(
        turn.records,
        turn.schedule,
        _targets(state.data, turn),
        identity=state.data["id"],
        text=state.data["text"],
        by=turn.member.name,
        now=turn.now,
    )
    return Outcome(state=state.idle(), replies=(_said(turn, "posted", count=count),))


def _targets(data: Mapping[str, Any], turn: Turn) -> tuple[Address, ...]:
    return announcements.channels(turn.records, turn.schedule, data["groups"])


def _names(address: Address, schedule: Schedule) -> str:
    names = (group.name for group in schedule.groups if group.id in address.groups)
    return " + ".join(names) or schedule.network.name


def _said(turn: Turn, key: str, **values: object) -> Reply:
    language: Language = turn.language
    return Reply(text=say(language, f"announcing.{key}", **values), language=language)
