"""The command line: quick, quiet, and never with a traceback."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from bot import cli
from tests.bot.command import run

ROOT = Path(__file__).parents[2]
WORDS = "serve chat migrate check manifest read import members ask register export calendar".split()  # noqa: SIM905


@pytest.mark.parametrize("word", WORDS)
def test_every_word_tells_how_it_is_used_and_takes_a_database(word: str) -> None:
    ended = run(word, "--help")

    assert ended.status == 0
    assert "--database URL" in ended.out


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_a_function_of_this_package(word: str) -> None:
    required = {
        "manifest": ["--out", "x.zip"],
        "read": ["x"],
        "import": ["x", "--network", "n"],
        "members": ["x", "--network", "n"],
        "ask": ["x"],
        "register": "--network n --email e --name n --organisation o --meeting-date 2031-03-12".split(),  # noqa: SIM905
        "export": ["registrations", "--network", "n"],
        "calendar": ["--network", "n"],
    }
    module, _, name = cli.parsed([word, *required.get(word, [])])["run"].partition(":")

    assert callable(getattr(import_module(module), name))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["read"],
        ["read", "x.txt", "--year", "soon"],
        ["read", "x.txt", "--today", "12 mars"],
        ["ask", "hej", "--now", "nu"],
        ["export", "registrations", "--network", "sjo", "--csv", "--json"],
        ["register", "--network", "sjo"],
    ],
)
def test_wrong_use_is_said_in_one_line_with_status_two(arguments: list[str]) -> None:
    ended = run(*arguments)

    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("kallelse")
    assert ended.err.count("\n") == 1


def test_a_mistake_of_ours_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: str) -> None:
        raise ZeroDivisionError("a\nb")  # noqa: TRY003

    monkeypatch.setattr(cli, "_function", broken)
    ended = run("read", "x.txt")

    assert ended.status == 1
    assert ended.err == "kallelse read: ZeroDivisionError: a b (KALLELSE_TRACEBACK=1 shows where)\n"


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Träff\n\n12 mars 2031 kl 9\n" * 2000, encoding="utf-8")
    word = subprocess.Popen(
        [sys.executable, "-m", "bot", "read", file, "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert word.stdout
    word.stdout.read(10)
    word.stdout.close()

    assert word.communicate()[1] == b""


def test_json_is_utf8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Träff i Åmål\n\nTid: 12 mars 2031, kl 9-12\n", encoding="utf-8")
    word = subprocess.run(
        [sys.executable, "-m", "bot", "read", file, "--json"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "latin-1"},
    )

    assert "Åmål" in word.stdout.decode("utf-8")


def test_help_and_reading_do_not_load_what_they_do_not_need() -> None:
    heavy = {"aiohttp", "botbuilder", "icalendar", "sqlalchemy"}
    probe = f"import sys, bot.cli, bot.commands.reading; print(sorted({heavy} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, check=True, text=True)

    assert loaded.stdout == "[]\n"
