"""What is remembered between two turns of one person in one conversation: a small versioned JSON value."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

VERSION = 1


class Flow(StrEnum):
    """The dialogs that take more than one turn."""

    REGISTERING = "registering"
    WITHDRAWING = "withdrawing"
    PUBLISHING = "publishing"
    ASKING_ON = "asking_on"
    TEACHING = "teaching"
    LINKING = "linking"
    REMINDING = "reminding"
    ANNOUNCING = "announcing"
    CHANGING = "changing"
    FORGETTING = "forgetting"


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogState:
    """Where a person stands: in which dialog and step, and what the last answer was about."""

    flow: Flow | None = None
    #: the value of the flow's own StrEnum of steps
    step: str = ""
    #: JSON primitives of the flow
    data: dict[str, Any] = field(default_factory=dict)
    #: what follow-ups refer to: JSON primitives owned by answering
    memory: dict[str, Any] = field(default_factory=dict)

    def at(self, flow: Flow, step: str, data: dict[str, Any]) -> "DialogState":
        """The state at another step, the memory kept."""
        return replace(self, flow=flow, step=step, data=data)

    def idle(self) -> "DialogState":
        """Outside every dialog, the memory kept."""
        return replace(self, flow=None, step="", data={})

    def to_json(self) -> dict[str, Any]:
        """The stored form."""
        return {
            "version": VERSION,
            "flow": self.flow.value if self.flow else None,
            "step": self.step,
            "data": self.data,
            "memory": self.memory,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any] | None) -> "DialogState":
        """The state as stored; a fresh one when nothing, or something of another version, was stored."""
        if not stored or stored.get("version") != VERSION:
            return cls()
        flow = stored.get("flow")
        return cls(
            flow=Flow(flow) if flow in set(Flow) else None,
            step=str(stored.get("step", "")),
            data=dict(stored.get("data") or {}),
            memory=dict(stored.get("memory") or {}),
        )
