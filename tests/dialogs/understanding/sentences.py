"""The sentences of tests/data/sentences: what people write, and what they mean."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogs.understanding.interpretation import Act, Interpretation
from dialogs.understanding.interpreter import interpret
from dialogs.understanding.memory import kept
from meetings.members import Member
from tests.builders import NOW
from tests.dialogs.lakes import MEMBER, SCHEDULE

FOLDER = Path(__file__).parents[2] / "data" / "sentences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A message, the questions before it, and what it means. None: any."""

    text: str
    after: tuple[str, ...] = ()
    facet: str | None = None
    command: str | None = None
    response: str | None = None
    act: str | None = None
    meetings: frozenset[str] | None = None

    def misread(self, read: Interpretation) -> dict[str, Any]:
        """What was read otherwise; empty when it was understood."""
        told: dict[str, Any] = {
            "facet": read.facet,
            "command": read.command,
            "response": read.response,
            "act": read.act,
            "meetings": frozenset(read.meetings),
        }
        wanted = {name: getattr(self, name) for name in told}
        return {name: told[name] for name, value in wanted.items() if value is not None and value != told[name]}


def sentences(file: str) -> list[Sentence]:
    """The sentences of a file."""
    table = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    return [
        Sentence(
            **{name: value for name, value in row.items() if name not in ("after", "meetings", "why")},
            after=tuple(row.get("after", ())),
            meetings=frozenset(row["meetings"]) if "meetings" in row else None,
        )
        for row in table["sentence"]
    ]


def understood(text: str, after: tuple[str, ...] = (), *, member: Member | None = MEMBER) -> Interpretation:
    """A message read in the network of the lakes, its questions before it answered."""
    memory: dict[str, Any] = {}
    for before in after:
        memory = remembered_of(_read(before, memory, member), memory)
    return _read(text, memory, member)


def remembered_of(read: Interpretation, memory: dict[str, Any]) -> dict[str, Any]:
    """What answering keeps of a question."""
    if read.act is not Act.ASK:
        return memory
    return kept(read.facet, read.slots["selection"], read.meetings, read.groups, read.slots.get("person", ""), NOW)


def _read(text: str, memory: dict[str, Any], member: Member | None) -> Interpretation:
    return interpret(text, schedule=SCHEDULE, member=member, now=NOW, memory=memory)
