"""What is remembered between two turns survives as JSON, and nothing of another release is trusted."""

import json

from dialogs.state import VERSION, DialogState, Flow

STATE = DialogState(flow=Flow.REGISTERING, step="name", data={"meetings": ["may"]}, memory={"facet": "when"})


def test_a_state_is_the_same_after_json() -> None:
    assert DialogState.from_json(json.loads(json.dumps(STATE.to_json()))) == STATE


def test_nothing_and_another_version_begin_afresh() -> None:
    assert DialogState.from_json(None) == DialogState()
    assert DialogState.from_json(STATE.to_json() | {"version": VERSION + 1}) == DialogState()


def test_a_dialog_that_this_release_does_not_have_is_none() -> None:
    assert DialogState.from_json(STATE.to_json() | {"flow": "bygone"}).flow is None


def test_leaving_a_dialog_keeps_the_memory() -> None:
    assert STATE.idle() == DialogState(memory={"facet": "when"})
    assert STATE.at(Flow.WITHDRAWING, "confirm", {}).memory == STATE.memory
