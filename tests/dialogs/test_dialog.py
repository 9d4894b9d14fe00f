"""Every dialog has the shape that reception counts on, and its drawing is true."""

import inspect
import re
from importlib import import_module

import pytest

from dialogs.dialog import Dialog
from dialogs.reception import COMMANDS, DIALOGS
from dialogs.state import Flow
from dialogs.understanding.interpretation import Command
from tests.dialogs.test_reception import WAYS


def steps_of(flow: Flow) -> set[str]:
    return {step.value for step in vars(DIALOGS[flow])["Step"]}


def test_every_dialog_is_in_the_house_and_every_step_has_a_way_to_it() -> None:
    assert set(DIALOGS) == set(Flow)
    assert set(WAYS) == {(flow, step) for flow in Flow for step in steps_of(flow)}


@pytest.mark.parametrize("flow", list(Flow))
@pytest.mark.parametrize("deed", ["start", "step", "press", "remind"])
def test_a_dialog_takes_what_every_dialog_takes(flow: Flow, deed: str) -> None:
    promised = [name for name in inspect.signature(getattr(Dialog, deed)).parameters if name != "self"]

    assert list(inspect.signature(getattr(DIALOGS[flow], deed)).parameters) == promised


@pytest.mark.parametrize("flow", list(Flow))
def test_the_diagram_of_a_dialog_shows_its_steps(flow: Flow) -> None:
    module = import_module(f"dialogs.{flow}")
    drawing = re.search(r"```mermaid\s+stateDiagram-v2(.*?)```", module.__doc__ or "", re.DOTALL)
    assert drawing
    nodes = {node for line in drawing[1].splitlines() for node in re.findall(r"^\s*(\w+) -->|--> (\w+)", line)}

    assert {name for pair in nodes for name in pair if name} == steps_of(flow)


def test_every_command_leads_somewhere() -> None:
    assert set(Command) - set(COMMANDS) == {Command.SET_LANGUAGE, Command.EXPORT}
