"""A coordinator moves a meeting or calls it off: which one, to when, and a yes.

```mermaid
stateDiagram-v2
    [*] --> meeting
    meeting --> when: move
    meeting --> confirm: cancel
    when --> confirm
    confirm --> when: another time
    confirm --> [*]: yes, no
```
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from dialogs.confirming import no_button, yes_button
from dialogs.replies import Button, Card, Reply, Style
from dialogs.state import DialogState, Flow
from dialogs.turn import Outcome, Turn
from dialogs.understanding.interpretation import Act, Command, Interpretation, Response
from dialogs.understanding.times.finder import find_times
from dialogs.understanding.times.values import Flag, Grain
from dialogs.wording.formats import day, when
from dialogs.wording.meeting_cards import meeting_card
from dialogs.wording.phrases import say
from meetings import changes
from meetings.reminders import Message
from meetings.schedule import Meeting, Schedule

#: how many meetings are offered as buttons
MOST_CHOICES = 6


class Step(StrEnum):
    """What is waited for."""

    MEETING = "meeting"
    WHEN = "when"
    CONFIRM = "confirm"


def start(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome:
    """Begins for coordinators; a member is told who can do it."""
    if not turn.member or not turn.member.coordinates:
        return Outcome(state=state.idle(), replies=(_said(turn, "members_cannot", coordinators=_coordinators(turn)),))
    action = "cancel" if interpretation.command is Command.CANCEL_MEETING else "move"
    data: dict[str, Any] = {"action": action}
    meetings = [m for m in _open(turn) if m.id in interpretation.meetings]
    if len(meetings) != 1:
        return _ask(state, Step.MEETING, data, turn)
    data["meeting"] = meetings[0].id
    if action == "cancel":
        return _ask(state, Step.CONFIRM, data, turn)
    return _take_time(state, data, turn, interpretation) or _ask(state, Step.WHEN, data, turn)


def step(interpretation: Interpretation, state: DialogState, turn: Turn) -> Outcome | None:
    """Takes the meeting, the new time or the yes."""
    if interpretation.command not in (None, Command.MOVE_MEETING, Command.CANCEL_MEETING):
        return None
    if state.step == Step.MEETING:
        meetings = [m for m in _open(turn) if m.id in interpretation.meetings]
        return _chosen(state, meetings[0].id, turn) if len(meetings) == 1 else None
    if state.step == Step.WHEN:
        return _take_time(state, state.data, turn, None)
    if interpretation.response is Response.YES:
        return _change(state, turn)
    if interpretation.response is Response.NO:
        return Outcome(state=state.idle(), replies=(_said(turn, "kept"),))
    if interpretation.act is Act.ASK or state.data["action"] == "cancel":
        return None
    return _take_time(state, state.data, turn, None)


def press(press: Mapping[str, Any], state: DialogState, turn: Turn) -> Outcome:
    """The buttons; one of an earlier dialog changes nothing."""
    if state.flow is not Flow.CHANGING or (press["do"] == "changing.yes" and press.get("at") != _stamp(state.data)):
        return Outcome(state=state, replies=(_said(turn, "gone"),))
    if press["do"] == "changing.meeting" and state.step == Step.MEETING:
        return _chosen(state, str(press.get("meeting")), turn)
    if press["do"] == "changing.yes" and state.step == Step.CONFIRM:
        return _change(state, turn)
    return Outcome(state=state.idle(), replies=(_said(turn, "kept"),))


def remind(state: DialogState, turn: Turn) -> Reply:
    """The pending question."""
    if state.step == Step.MEETING:
        buttons = tuple(
            Button(title=_name(m, turn), press={"do": "changing.meeting", "meeting": m.id})
            for m in _open(turn)[:MOST_CHOICES]
        )
        text = say(turn.language, f"changing.which_{state.data['action']}")
        return Reply(text=text, card=Card(buttons=buttons), language=turn.language)
    meeting = turn.schedule.meeting(state.data["meeting"])
    if meeting is None:
        return _said(turn, "gone")
    if state.step == Step.WHEN:
        return _said(turn, "when", meeting=_name(meeting, turn))
    return _confirmation(state, meeting, turn)


def render(message: Message, schedule: Schedule) -> Reply | None:
    """What channels and registered people are told; None when the meeting is no more."""
    language = schedule.network.language
    meeting = schedule.meeting(str(message.data["meeting"]))
    if meeting is None:
        return None
    was = day(language, date.fromisoformat(str(message.data["was"])))
    key = "told_cancelled" if meeting.cancelled else "told_moved"
    text = say(language, f"changing.{key}", title=meeting.title, was=was, now=when(language, meeting))
    return Reply(text=text, card=meeting_card(meeting, schedule, language), language=language)


def _chosen(state: DialogState, identity: str, turn: Turn) -> Outcome:
    data = state.data | {"meeting": identity}
    return _ask(state, Step.CONFIRM if data["action"] == "cancel" else Step.WHEN, data, turn)


def _ask(state: DialogState, step: Step, data: dict[str, Any], turn: Turn) -> Outcome:
    state = state.at(Flow.CHANGING, step, data)
    return Outcome(state=state, replies=(remind(state, turn),))


def _take_time(
    state: DialogState, data: dict[str, Any], turn: Turn, interpretation: Interpretation | None
) -> Outcome | None:
    """The new time in the text: its last day and its hours. In the first message the first day names the meeting."""
    found = find_times(turn.text, now=turn.now.astimezone(turn.schedule.network.timezone), language=turn.language)
    days = [v for v in found.values if v.grain in (Grain.DAY, Grain.DAYS)]
    if interpretation is not None:
        days = days[1:]
    if not days or not days[-1].start:
        return None
    if found.residue or {Flag.CONFLICT, Flag.AMBIGUOUS} & days[-1].flags:
        data = {key: data[key] for key in ("action", "meeting")}
        state = state.at(Flow.CHANGING, Step.WHEN, data)
        return Outcome(state=state, replies=(_said(turn, "unclear_when"),))
    clock = days[-1] if days[-1].time_start else next((v for v in found.values if v.grain is Grain.CLOCK), days[-1])
    time_data = {
        "first_day": _iso(days[-1].start),
        "last_day": _iso(days[-1].end or days[-1].start),
        "starts_at": _iso(clock.time_start),
        "ends_at": _iso(clock.time_end),
    }
    return _ask(state, Step.CONFIRM, data | time_data, turn)


def _iso(value: date | time | None) -> str | None:
    return value.isoformat() if value else None


def _confirmation(state: DialogState, meeting: Meeting, turn: Turn) -> Reply:
    data = state.data
    if data["action"] == "cancel":
        text = say(turn.language, "changing.confirm_cancel", meeting=_name(meeting, turn))
    else:
        new = when(turn.language, _moved(meeting, data))
        text = say(turn.language, "changing.confirm_move", meeting=_name(meeting, turn), new=new)
    yes = yes_button(turn.language, f"changing.yes_{data['action']}", {"do": "changing.yes", "at": _stamp(data)})
    if data["action"] == "cancel":
        yes = Button(title=yes.title, press=yes.press, style=Style.DESTRUCTIVE)
    return Reply(
        text=text,
        card=Card(buttons=(yes, no_button(turn.language, {"do": "changing.no"}))),
        language=turn.language,
    )


def _moved(meeting: Meeting, data: Mapping[str, Any]) -> Meeting:
    """The meeting at its new time; it keeps its hours when only a day was given."""
    moved = replace(
        meeting, first_day=date.fromisoformat(data["first_day"]), last_day=date.fromisoformat(data["last_day"])
    )
    if not data["starts_at"]:
        return moved
    ends_at = time.fromisoformat(data["ends_at"]) if data["ends_at"] else None
    return replace(moved, starts_at=time.fromisoformat(data["starts_at"]), ends_at=ends_at, all_day=False)


def _change(state: DialogState, turn: Turn) -> Outcome:
    data = state.data
    meeting = turn.schedule.meeting(data["meeting"])
    if not turn.member or not turn.member.coordinates or meeting is None or meeting.cancelled:
        return Outcome(state=state.idle(), replies=(_said(turn, "gone"),))
    if data["action"] == "cancel":
        changes.cancel(turn.records, turn.schedule, meeting, now=turn.now)
        return Outcome(state=state.idle(), replies=(_said(turn, "cancelled", meeting=_name(meeting, turn)),))
    moved = changes.move(turn.records, turn.schedule, meeting, _moved(meeting, data), now=turn.now)
    return Outcome(state=state.idle(), replies=(_said(turn, "moved", meeting=_name(moved, turn)),))


def _stamp(data: Mapping[str, Any]) -> str:
    """What a yes button agrees to: the whole change, so that a yes to an earlier preview is none."""
    return "|".join(f"{key}={data[key]}" for key in sorted(data))


def _open(turn: Turn) -> tuple[Meeting, ...]:
    return turn.schedule.upcoming(turn.now)


def _name(meeting: Meeting, turn: Turn) -> str:
    return f"{meeting.title}, {when(turn.language, meeting)}"


def _coordinators(turn: Turn) -> str:
    names = [m.name for m in turn.schedule.coordinators] or [c.name for c in turn.schedule.contacts if c.name]
    return ", ".join(dict.fromkeys(names)) or say(turn.language, "changing.the_coordinator")


def _said(turn: Turn, key: str, **values: object) -> Reply:
    return Reply(text=say(turn.language, f"changing.{key}", **values), language=turn.language)
