"""A coordinator has a group's posts come to the channel where it is asked for.

```mermaid
stateDiagram-v2
    [*] --> group: none named, and several to choose from
    [*] --> [*]: linked, unlinked, refused
    group --> [*]: linked
```
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from dialogs.incoming import Scope
from dialogs.replies import Button, Card, Reply
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Command, Interpretation, Response
from dialogs.wording.formats import moment, when
from dialogs.wording.phrases import say
from meetings import linking
from meetings.addresses import Address
from meetings.reminders import Message


class Step(StrEnum):
    """What is waited for."""

    GROUP = "group"


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Links or unlinks at once: it can be undone as quickly, and changes nothing for members."""
    address = _here(turn)
    if refusal := _refusal(turn):
        return _end(state, turn, refusal)
    if address is None:
        return _end(state, turn, "no_address")
    if interpretation.slots.get("unlink"):
        return _unlink(interpretation.groups, address, state, turn)
    targets = _targets(interpretation, turn)
    if targets:
        return _link(targets, address, state, turn)
    state = state.at(Flow.LINKING, Step.GROUP, {})
    return Outcome(state=state, replies=(remind(state, turn),))


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """The group's name."""
    if interpretation.command not in (None, Command.LINK_CHANNEL):
        return None
    if interpretation.response is Response.NO:
        return _end(state, turn, "dropped")
    address = _here(turn)
    targets = _targets(interpretation, turn)
    return _link(targets, address, state, turn) if address and targets else None


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The button with a group's name, also on an old card; pressed by a member it is refused like the words."""
    address, target = _here(turn), str(press.get("group"))
    known = {turn.schedule.network.id, *(group.id for group in turn.schedule.groups)}
    if refusal := _refusal(turn):
        return _end(state, turn, refusal)
    if address is None or target not in known:
        return _end(state, turn, "no_address")
    return _link((target,), address, state, turn)


def remind(state: DialogState, turn: Turn) -> Reply:
    """The pending question: which group."""
    del state
    network = turn.schedule.network
    choices = [(group.name, group.id) for group in turn.schedule.groups] + [(network.name, network.id)]
    text = say(turn.language, "linking.which")
    buttons = tuple(Button(title=name, press={"do": "linking.group", "group": target}) for name, target in choices)
    return Reply(text=text, card=Card(text=text, buttons=buttons), language=turn.language)


def _refusal(turn: Turn) -> str:
    """Why it cannot be done by this person or here; empty when it can."""
    if turn.incoming.scope is Scope.PERSONAL:
        return "not_here"
    return "" if turn.member and turn.member.coordinates else "members_cannot"


def _targets(interpretation: Interpretation, turn: Turn) -> tuple[str, ...]:
    """The groups named, or the whole network when it was named or has no groups."""
    if interpretation.groups:
        return interpretation.groups
    whole = interpretation.slots.get("whole_network") or not turn.schedule.groups
    return (turn.schedule.network.id,) if whole else ()


def _link(targets: Sequence[str], address: Address, state: DialogState, turn: Turn) -> Outcome:
    moved = False
    for target in targets:
        link = linking.link(turn.records, turn.schedule, target, address, turn.now)
        address, moved = link.address, moved or link.moved
    text = say(turn.language, "linking.moved" if moved else "linking.linked", groups=_names(address.groups, turn))
    return _done(state, turn, f"{text} {_next(link.next_reminder, turn)}")


def _unlink(targets: Sequence[str], address: Address, state: DialogState, turn: Turn) -> Outcome:
    gone = [target for target in address.groups if target in targets or not targets]
    if not gone:
        return _end(state, turn, "not_linked")
    linking.unlink(turn.records, turn.schedule, gone, address, turn.now)
    return _end(state, turn, "unlinked", groups=_names(gone, turn))


def _next(reminder: Message | None, turn: Turn) -> str:
    meeting = turn.schedule.meeting(reminder.data["meeting"]) if reminder else None
    if reminder is None or meeting is None:
        return say(turn.language, "linking.no_meeting")
    days = when(turn.language, meeting)
    if reminder.due_at <= turn.now:
        return say(turn.language, "linking.reminder_now", title=meeting.title, days=days)
    due = moment(turn.language, reminder.due_at.astimezone(turn.schedule.network.timezone))
    return say(turn.language, "linking.next_reminder", when=due, title=meeting.title, days=days)


def _names(targets: Sequence[str], turn: Turn) -> str:
    network = turn.schedule.network
    names = [(network.id, network.name), *((group.id, group.name) for group in turn.schedule.groups)]
    return " + ".join(name for identity, name in names if identity in targets)


def _here(turn: Turn) -> Address | None:
    return turn.records.addresses.of_conversation(turn.incoming.channel or turn.incoming.conversation)


def _end(state: DialogState, turn: Turn, key: str, **values: object) -> Outcome:
    return _done(state, turn, say(turn.language, f"linking.{key}", **values))


def _done(state: DialogState, turn: Turn, text: str) -> Outcome:
    return Outcome(state=state.idle(), replies=(Reply(text=text, language=turn.language),))
