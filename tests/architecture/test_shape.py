"""How files, values and errors are made."""

import ast
from collections.abc import Iterator
from enum import Enum, StrEnum
from importlib import import_module
from inspect import isclass
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, dotted, files, imported_modules, modules, short, tree

#: names of drawers, not of things
DRAWERS = {"base", "common", "core", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
#: folders that others enter by one door only: its tests go through every room behind it
DOORS = {
    "bot.commands": "bot.cli",
    "bot.cards": "bot.cards.layout",
    "bot.teams": "bot.app",
    "dialogs.documents": "dialogs.documents.reader",
    "dialogs.documents.extractors": "dialogs.documents.files",
    "dialogs.understanding": "dialogs.understanding.interpreter",
    "dialogs.understanding.times": "dialogs.understanding.times.finder",
}

#: words of the command line, which loads them by name; tests/journeys/test_command_line.py says them
LOADED_BY_NAME = {"bot.chat", "bot.checks", "bot.serving"}


def classes() -> Iterator[type]:
    for name in modules():
        for value in vars(import_module(name)).values():
            if isclass(value) and value.__module__ == name:
                yield value


@pytest.mark.parametrize("path", [path for path in files() if path.name == "__init__.py"], ids=short)
def test_a_folder_is_introduced_by_a_docstring_and_nothing_else(path: Path) -> None:
    assert ast.get_docstring(tree(path))
    assert len(tree(path).body) == 1


def test_no_file_is_a_drawer() -> None:
    assert [short(path) for path in files() if DRAWERS & {path.stem, *path.parent.parts}] == []


def test_waiting_happens_in_the_host_only() -> None:
    waiting = {
        short(path)
        for path in files()
        if not short(path).startswith("bot/")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.AsyncFunctionDef | ast.AsyncFor | ast.AsyncWith | ast.Await)
    }

    assert waiting == set()


def test_states_are_strings() -> None:
    assert [each for each in classes() if issubclass(each, Enum) and not issubclass(each, StrEnum)] == []


def test_an_error_is_one_sentence() -> None:
    errors = [each for each in classes() if issubclass(each, BaseException)]

    assert [each for each in errors if not (each.__doc__ or "").strip().partition("\n")[0].endswith((".", "?"))] == []


def does_something(path: Path) -> bool:
    """Whether any function has a body beyond a docstring and `...`; values and protocols only declare."""
    return any(
        not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in node.body
    )


def test_each_module_is_tested_by_its_own_test_module_or_through_a_door() -> None:
    """A module that works has its own test module, is imported by a test, or lies behind a door that is tested."""
    imported = {name for test in (ROOT / "tests").rglob("test_*.py") for name in imported_modules(test)}
    untested = [
        dotted(path)
        for path in modules().values()
        if does_something(path)
        and not (ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.stem.strip('_')}.py")).exists()
        and dotted(path) not in imported | LOADED_BY_NAME
        and not any(dotted(path).startswith(f"{folder}.") and door in imported for folder, door in DOORS.items())
    ]

    assert untested == []
