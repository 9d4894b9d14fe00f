"""The word `check`."""

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.bot.command import run

GOOD = {
    "MicrosoftAppId": "12345678-1234-4234-8234-123456789abc",
    "MicrosoftAppTenantId": "12345678-1234-4234-8234-123456789abd",
    "MicrosoftAppPassword": "secret",
    "KALLELSE_PUBLIC_URL": "https://kallelse.example",
}


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.alias), raising=False)


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kallelse.db'}"


def test_an_installation_that_is_ready_says_so_line_by_line(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)
    run("migrate", database=database)

    ended = run("check", database=database)

    assert (ended.status, ended.err) == (0, "")
    assert all(line.startswith("ok") for line in ended.out.splitlines())
    assert "secret" not in ended.out


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("MicrosoftAppPassword", "", "MicrosoftAppPassword"),
        ("KALLELSE_PUBLIC_URL", "http://kallelse.example", "https://"),
        ("KALLELSE_SECRET_ENDS", "2020-01-01", "it ended on 2020-01-01"),
        ("KALLELSE_PORT", "many", "KALLELSE_PORT"),
    ],
)
def test_what_stops_it_is_said_with_what_to_do(
    database: str, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    for each, good in (GOOD | {name: value}).items():
        monkeypatch.setenv(each, good)

    ended = run("check", database=database)

    assert ended.status == 1
    assert said in next(line for line in ended.out.splitlines() if line.startswith("wrong"))
    assert ended.err.count("\n") == 1


def test_a_database_that_waits_for_migrations_is_noted(database: str) -> None:
    assert "kallelse migrate" in run("check", database=database).out


@pytest.mark.parametrize("url", ["mysql://host/name", "sqlite:////no/such/folder/kallelse.db"])
def test_a_database_that_does_not_answer_is_wrong(url: str) -> None:
    ended = run("check", database=url)

    assert ended.status == 1
    assert "wrong  database" in ended.out
