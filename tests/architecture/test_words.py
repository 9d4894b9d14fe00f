"""Words are data, in Swedish and English twins."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from tests.architecture.sources import ROOT, files, short, strings, tree

WORDING = ROOT / "dialogs" / "wording"
UNDERSTANDING = ROOT / "dialogs" / "understanding"
#: the command line speaks by itself
COMMAND_LINE = ("bot/cli.py", "bot/commands/", "bot/chat.py", "bot/checks.py", "bot/serving.py", "bot/example/")


def table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def areas(language: str) -> dict[str, dict[str, Any]]:
    """The catalogues of a language: area → key → sentence or its two numbers."""
    return {path.stem: table(path) for path in sorted((WORDING / language).glob("*.toml"))}


def sentences(entry: str | dict[str, str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry.values())


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@cache
def flat(language: str) -> dict[str, str | dict[str, str]]:
    return {f"{area}.{key}": entry for area, entries in areas(language).items() for key, entry in entries.items()}


def test_both_languages_say_the_same_things() -> None:
    assert flat("sv").keys() == flat("en").keys()


@pytest.mark.parametrize("key", sorted(flat("sv").keys() & flat("en").keys()))
def test_a_sentence_has_the_same_gaps_in_both_languages(key: str) -> None:
    entries = flat("sv")[key], flat("en")[key]

    swedish, english = (set().union(*map(placeholders, sentences(entry))) for entry in entries)
    assert swedish == english
    assert all(entry.keys() == {"one", "other"} for entry in entries if isinstance(entry, dict))


def wanted(key: str) -> set[str]:
    """What must be handed over with a sentence, in either language: verbs have a number in English alone."""
    entries = flat("sv")[key], flat("en")[key]
    counted = {"count"} if any(isinstance(entry, dict) for entry in entries) else set()
    return counted.union(*(placeholders(sentence) for entry in entries for sentence in sentences(entry)))


def spoken() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call of `say` with a literal key: place, key, call."""
    for path in files():
        for node in ast.walk(tree(path)):
            match node:
                case ast.Call(func=ast.Name(id="say"), args=[_, ast.Constant(value=str(key))]):
                    yield f"{short(path)}:{node.lineno}", key, node


def test_every_sentence_that_is_said_exists_and_its_gaps_are_filled() -> None:
    mistakes = []
    for place, key, call in spoken():
        given = {keyword.arg for keyword in call.keywords}
        if key not in flat("sv"):
            mistakes.append(f"{place}: there is no {key}")
        elif None not in given:
            mistakes += [f"{place}: {key} wants {gap}" for gap in sorted(wanted(key) - given)]

    assert mistakes == []


def words_of(value: object) -> Iterator[str]:
    """The keys and strings of a data file."""
    if isinstance(value, dict):
        yield from value
        yield from (word for inner in value.values() for word in words_of(inner))
    elif isinstance(value, list):
        yield from (word for inner in value for word in words_of(inner))
    elif isinstance(value, str):
        yield value


def put_together() -> Iterator[re.Pattern[str]]:
    """What is put together from parts in f-strings: what stands for a part is a group."""
    for path in files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"([\w-]+)" for p in node.values]
                if re.search("[a-z]", "".join(parts).replace(r"\w", "")):
                    yield re.compile("".join(parts))


def test_every_sentence_is_said_somewhere() -> None:
    literals = {text for path in files() for _, text in strings(path)}
    literals.update(word for path in UNDERSTANDING.rglob("*.toml") for word in words_of(table(path)))
    patterns = set(put_together())

    @cache
    def possible(text: str) -> bool:
        return text in literals or any(
            all(map(possible, parts.groups()))
            for pattern in patterns
            if (parts := pattern.fullmatch(text)) and text not in parts.groups()
        )

    assert [key for key in flat("sv") if not possible(key)] == []


def test_no_swedish_sentence_stands_in_the_code() -> None:
    found = [
        f"{short(path)}:{line}: {text}"
        for path in files()
        if not short(path).startswith(COMMAND_LINE)
        for line, text in strings(path)
        if re.search("[åäöÅÄÖ]", text) and " " in text.strip()
    ]

    assert found == []


def tables(value: object, name: str = "") -> Iterator[str]:
    """The names of a file's tables, down to where the words begin."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict):
                yield f"{name}{key}"
                yield from tables(inner, f"{name}{key}.")


def test_what_is_understood_in_one_language_is_understood_in_the_other() -> None:
    twins = {
        path.relative_to(UNDERSTANDING).as_posix(): path.with_name(path.name.replace("sv", "en"))
        for path in UNDERSTANDING.rglob("*.toml")
        if "sv" in path.stem.split("_") or path.stem == "sv"
    }

    assert twins or not list(UNDERSTANDING.rglob("*.toml"))
    for name, english in twins.items():
        assert set(tables(table(UNDERSTANDING / name))) == set(tables(table(english))), name
