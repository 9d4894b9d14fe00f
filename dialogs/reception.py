"""Reception: whoever comes is recognised, understood, and led to the dialog or answer that serves them.

```mermaid
flowchart TD
    incoming --> installed{{installed?}} -- yes --> welcome
    installed -- no --> network{{which network?}} -- none --> stranger
    network --> press{{button?}} -- yes --> dialog
    press -- no --> document{{document?}} -- yes --> publishing
    document -- no --> running{{in a dialog?}} -- "an answer" --> dialog
    running -- "a question" --> answer --> remind
    running -- no --> command{{command?}} -- yes --> dialog
    command -- no --> answer
```
"""

from collections.abc import Mapping
from dataclasses import replace

from dialogs import (
    announcing,
    asking_on,
    changing,
    forgetting,
    linking,
    publishing,
    registering,
    reminding,
    teaching,
    welcoming,
    withdrawing,
)
from dialogs.answering.answerer import answer, talked_about
from dialogs.answering.searching import search
from dialogs.dialog import Dialog
from dialogs.incoming import Incoming, Kind, Scope
from dialogs.recognition import network_of, recognise
from dialogs.replies import Reply
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Act, Certainty, Command, Interpretation, Response
from dialogs.understanding.interpreter import interpret
from dialogs.wording.phrases import say
from meetings.languages import Language
from meetings.records import Records

#: a typed message longer than this is no chat
LONGEST_MESSAGE = 2_000

DIALOGS: Mapping[Flow, Dialog] = {
    Flow.REGISTERING: registering,
    Flow.WITHDRAWING: withdrawing,
    Flow.PUBLISHING: publishing,
    Flow.ASKING_ON: asking_on,
    Flow.TEACHING: teaching,
    Flow.LINKING: linking,
    Flow.REMINDING: reminding,
    Flow.ANNOUNCING: announcing,
    Flow.CHANGING: changing,
    Flow.FORGETTING: forgetting,
}

COMMANDS: Mapping[Command, Flow] = {
    Command.REGISTER: Flow.REGISTERING,
    Command.WITHDRAW: Flow.WITHDRAWING,
    Command.REMIND: Flow.REMINDING,
    Command.ANNOUNCE: Flow.ANNOUNCING,
    Command.MOVE_MEETING: Flow.CHANGING,
    Command.CANCEL_MEETING: Flow.CHANGING,
    Command.LINK_CHANNEL: Flow.LINKING,
    Command.IMPORT_DOCUMENT: Flow.PUBLISHING,
    Command.FORGET_ME: Flow.FORGETTING,
}

#: what the buttons outside a dialog's own name start
PRESSES: Mapping[str, Flow] = {"register": Flow.REGISTERING, "withdraw": Flow.WITHDRAWING}


def receive(incoming: Incoming, records: Records) -> tuple[Reply, ...]:
    """Everything that one thing a person did leads to. Changes `records`; the caller commits, then sends."""
    if incoming.kind is Kind.REMOVED:
        return ()
    if incoming.kind is Kind.INSTALLED:
        return welcoming.welcome(incoming, records)
    person = incoming.person.entra_id or incoming.person.id
    state = DialogState.from_json(records.conversations.load(incoming.conversation, person))
    found = network_of(incoming, records, chosen=_chosen_network(incoming, state))
    if not found.network:
        return (welcoming.which_network(found, incoming) if found.candidates else welcoming.stranger(incoming),)
    member = found.members.get(found.network.id)
    turn = recognise(incoming, records, found.network, member, _kept_language(state))
    outcome = _attend(state, turn)
    memory = outcome.state.memory | {"language": outcome.replies[0].language if outcome.replies else turn.language}
    if len(found.candidates) > 1:
        memory |= {"network": found.network.slug}
    after = replace(outcome.state, memory=memory)
    if after != state:
        records.conversations.store(incoming.conversation, person, after.to_json(), incoming.now)
    return outcome.replies


def _chosen_network(incoming: Incoming, state: DialogState) -> str | None:
    """The network that a person of several chose, now or earlier."""
    if incoming.press.get("do") == "network":
        return str(incoming.press.get("network") or "")
    return state.memory.get("network")


def _kept_language(state: DialogState) -> Language | None:
    kept = state.memory.get("language")
    return Language(kept) if kept in set(Language) else None


def _attend(state: DialogState, turn: Turn) -> Outcome:
    if turn.incoming.kind is Kind.PRESS and turn.incoming.press.get("do") == "say":
        said = str(turn.incoming.press.get("text") or "")
        turn = replace(turn, incoming=replace(turn.incoming, kind=Kind.MESSAGE, text=said))
    if turn.incoming.kind is Kind.PRESS:
        return _attend_press(state, turn)
    undisturbed = state.flow in (None, Flow.PUBLISHING)
    if (turn.incoming.files or undisturbed) and publishing.offers_document(turn.incoming):
        return publishing.start(Interpretation(act=Act.COMMAND, certainty=Certainty.SURE), state, turn)
    text = turn.text.strip()
    if not text:
        return Outcome(state=state, replies=(welcoming.help_reply(turn),))
    if len(text) > LONGEST_MESSAGE:
        return Outcome(state=state, replies=(_reply(turn, "too_long", limit=LONGEST_MESSAGE),))
    interpretation = interpret(
        text,
        schedule=turn.schedule,
        member=turn.member,
        now=turn.now,
        memory=state.memory,
        locale=turn.incoming.locale,
    )
    turn = _in_language_of(interpretation, turn, state)
    if state.flow:
        return _go_on(DIALOGS[state.flow], interpretation, state, turn)
    return _begin(interpretation, state, turn)


def _in_language_of(interpretation: Interpretation, turn: Turn, state: DialogState) -> Turn:
    """The turn in the language of the message, unless the person chose one; a dialog keeps its own."""
    chosen = turn.member.language if turn.member else None
    spoken = interpretation.language
    if chosen or spoken not in set(Language) or (state.flow and interpretation.act is Act.RESPOND):
        return turn
    return replace(turn, language=Language(spoken))


def _go_on(dialog: Dialog, interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Inside a dialog: its next step, or an interruption after which the pending question is repeated."""
    if interpretation.response is Response.CANCEL:
        return Outcome(state=state.idle(), replies=(_reply(turn, "cancelled"),))
    if interpretation.response is Response.HELP:
        return Outcome(state=state, replies=(welcoming.help_reply(turn), dialog.remind(state, turn)))
    if interpretation.command is Command.SET_LANGUAGE:
        changed = _set_language(interpretation, state, turn)
        again = replace(turn, language=Language(changed.replies[0].language))
        return replace(changed, replies=(*changed.replies, dialog.remind(state, again)))
    if outcome := dialog.step(interpretation, state, turn):
        return outcome
    if interpretation.act is Act.COMMAND:
        return _begin(interpretation, state.idle(), turn)
    replies, memory = answer(interpretation, turn, state.memory)
    return Outcome(state=replace(state, memory=memory), replies=(*replies, dialog.remind(state, turn)))


def _begin(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Outside a dialog: a command starts one, anything else is answered."""
    command = interpretation.command
    if interpretation.act is Act.COMMAND and command is Command.SET_LANGUAGE:
        return _set_language(interpretation, state, turn)
    if (
        interpretation.act is Act.COMMAND
        and command
        and command in COMMANDS
        and interpretation.certainty is not Certainty.DECLINE
    ):
        state = replace(state, memory=talked_about(interpretation, turn, state.memory))
        return DIALOGS[COMMANDS[command]].start(interpretation, state, turn)
    replies, memory = answer(interpretation, turn, state.memory)
    return Outcome(state=replace(state, memory=memory), replies=replies)


def _attend_press(state: DialogState, turn: Turn) -> Outcome:
    press = turn.incoming.press
    name = str(press.get("do") or "").partition(".")[0]
    if name == "search":
        return Outcome(state=state, replies=search(str(press.get("query") or ""), turn))
    if name == "cancel":
        return Outcome(state=state.idle(), replies=(_reply(turn, "cancelled"),))
    if name in ("help", "network"):
        return Outcome(state=state, replies=(welcoming.help_reply(turn),))
    flow = PRESSES.get(name) or (Flow(name) if name in set(Flow) else None)
    if flow is None:
        return Outcome(state=state, replies=(_reply(turn, "unknown_button"),))
    return DIALOGS[flow].press(press, state, turn)


def _set_language(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    wanted = interpretation.slots.get("language")
    language = Language(wanted) if wanted in set(Language) else turn.language
    if turn.member:
        turn.records.members.save(turn.schedule.network.id, replace(turn.member, language=language))
    turn = replace(turn, language=language)
    return Outcome(state=state, replies=(_reply(turn, "language_set"),))


def _reply(turn: Turn, key: str, **values: object) -> Reply:
    return Reply(
        text=say(turn.language, f"reception.{key}", **values),
        language=turn.language,
        private=turn.incoming.scope is not Scope.PERSONAL,
    )
