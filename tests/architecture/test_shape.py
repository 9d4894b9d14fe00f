"""How files, values and errors are made."""

import ast
from collections.abc import Iterator
from enum import Enum, StrEnum
from importlib import import_module
from inspect import isclass
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, dotted, files, modules, short, tree

#: names of drawers, not of things
DRAWERS = {"base", "common", "core", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
#: modules without a test module of their own, and why
TESTED_ELSEWHERE: dict[str, str] = {}


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


def test_each_module_has_its_test_module() -> None:
    working = {path for path in modules().values() if does_something(path)}
    missing = {
        dotted(path)
        for path in working
        if not (ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.stem.strip('_')}.py")).exists()
    }

    assert missing == set(TESTED_ELSEWHERE)
