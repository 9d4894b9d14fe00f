"""The word `import`."""

from pathlib import Path

import pytest

from tests.bot.command import PLAN, run

INVITATION = "Inbjudan till träff\n\nTid: 10 september, kl 9-12\nPlats: Rådhuset, Åmål\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_importing_prints_the_meetings_as_they_are_stored(plan: Path, empty: str) -> None:
    arguments = ("import", plan, "--network", "sjo", "--name", "Sjönätverket", "--year", 2031)

    first = run(*arguments, "--yes", database=empty)
    again = run(*arguments, "--yes", database=empty)

    assert first.status == 0
    assert [m["groups"] for m in first.json] == [["Sjögruppen"], ["Sjögruppen"], ["Ågruppen"]]
    assert again.json == first.json


def test_without_the_yes_the_differences_are_shown_and_nothing_is_stored(plan: Path, empty: str) -> None:
    ended = run("import", plan, "--network", "sjo", "--name", "Sjönätverket", "--year", 2031, database=empty)

    assert ended.status == 0
    assert "12 March 2031" in ended.out
    assert "--yes" in ended.err
    assert run("export", "registrations", "--network", "sjo", database=empty).status == 1


def test_a_new_network_wants_a_name_and_an_open_year_is_asked_for(plan: Path, tmp_path: Path, empty: str) -> None:
    invitation = tmp_path / "invitation.txt"
    invitation.write_text(INVITATION, encoding="utf-8")

    nameless = run("import", plan, "--network", "sjo", "--year", 2031, "--yes", database=empty)
    yearless = run("import", invitation, "--network", "sjo", "--name", "Sjö", "--yes", database=empty)

    assert (nameless.status, yearless.status) == (1, 1)
    assert "--name" in nameless.err
    assert "--year" in yearless.err
