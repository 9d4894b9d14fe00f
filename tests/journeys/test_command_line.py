"""The command line as scripts and operators use it: what it prints where, and how it ends."""

import csv
import json
import sys
from collections.abc import Callable
from importlib import resources
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.cli import main
from bot.example import loading
from storage.database import Database

EXAMPLE = resources.files("bot.example")
NOW = loading.NOW.isoformat()
NETWORK = ("--network", loading.SLUG)

#: runs a word: its exit status, stdout and stderr
Kallelse = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kallelse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], database_url: str
) -> Kallelse:
    monkeypatch.chdir(tmp_path)
    for name in ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "KALLELSE_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main([*arguments, "--database", database_url])
        except SystemExit as ended:
            status = int(str(ended.code))
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def blaklint(kallelse: Kallelse, database_url: str) -> Kallelse:
    """The command line on a database that holds the example network."""
    database = Database(database_url)
    database.migrate()
    loading.load(database)
    database.dispose()
    return kallelse


def test_a_plan_becomes_a_network_with_members_whose_questions_are_answered(kallelse: Kallelse) -> None:
    plan, members = str(EXAMPLE / "plan.txt"), str(EXAMPLE / "members.csv")
    create = ("import", plan, "--name", loading.NAME, "--today", "2027-01-04", *NETWORK)

    assert kallelse("migrate")[0] == 0
    assert kallelse(*create)[0] == 0
    assert kallelse("members", members, *NETWORK)[0] == 1  # nothing was stored without the yes

    status, out, _ = kallelse(*create, "--yes")
    assert status == 0
    assert len(json.loads(out)) == 11
    assert kallelse("members", members, *NETWORK)[0] == 0

    status, out, _ = kallelse("ask", "När är nästa träff?", "--as", "saga.dimling@dimfors.example", "--now", NOW)
    assert status == 0
    assert "onsdag 10 mars 2027" in out
    assert "Kvarnsalen i Dimfors" in out


def test_the_same_plan_again_changes_nothing(blaklint: Kallelse) -> None:
    before = json.loads(blaklint("import", str(EXAMPLE / "plan.txt"), *NETWORK, "--yes")[1])

    again = json.loads(blaklint("import", str(EXAMPLE / "plan.txt"), *NETWORK, "--yes")[1])

    assert {meeting["id"] for meeting in again} == {meeting["id"] for meeting in before}


def test_whom_a_coordinator_registers_is_in_the_list(blaklint: Kallelse) -> None:
    person = (
        "--email",
        "Iris.Tuvull@lingonbacka.example",
        "--name",
        "Iris Tuvull",
        "--organisation",
        "Lingonbacka kommun",
    )

    status, _, said = blaklint("register", *NETWORK, *person, "--meeting-date", "2027-12-02", "--diet", "=vegan")
    assert status == 0, said

    (row,) = json.loads(blaklint("export", "registrations", *NETWORK, "--json")[1])
    assert row["email"] == "iris.tuvull@lingonbacka.example"
    assert row["meeting"]["date_start"] == "2027-12-02"
    assert row["meeting"]["groups"] == ["Måltidsgruppen"]

    (line,) = csv.DictReader(StringIO(blaklint("export", "registrations", *NETWORK, "--csv")[1].lstrip("\ufeff")))
    assert line["diet"] not in ("", "=vegan")  # what a spreadsheet would compute is text


def test_a_seat_too_many_is_refused_with_a_reason_in_one_line(blaklint: Kallelse) -> None:
    def register(name: str) -> tuple[int, str, str]:
        email = f"{name.casefold()}@tallmora.example"
        person = ("--email", email, "--name", name, "--organisation", "Tallmora kommun")
        return blaklint("register", *NETWORK, *person, "--meeting-date", "2027-04-14", "--force")

    assert [register(name)[0] for name in ("Folke", "Majken")] == [0, 0]

    status, out, reason = register("Sixten")
    assert (status, out) == (1, "")
    assert len(reason.splitlines()) == 1
    assert "Tallmora" in reason


def test_the_calendar_of_a_group_holds_its_meetings(blaklint: Kallelse, tmp_path: Path) -> None:
    file = tmp_path / "vatten.ics"

    assert blaklint("calendar", *NETWORK, "--group", "Vattengruppen", "--out", str(file))[0] == 0

    assert file.read_text(encoding="utf-8").count("BEGIN:VEVENT") >= 4


def test_reading_stores_nothing_and_says_what_it_doubts(kallelse: Kallelse) -> None:
    status, out, _ = kallelse("read", str(EXAMPLE / "plan.txt"), "--json")

    reading = json.loads(out)
    assert status == 0
    assert len(reading["meetings"]) == 11
    assert [issue["field"] for issue in reading["issues"]] == ["place"]


def test_the_app_package_is_refused_without_settings_and_written_with_them(
    kallelse: Kallelse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kallelse.zip"
    assert kallelse("manifest", "--out", str(file))[0] == 1
    assert not file.exists()

    monkeypatch.setenv("MicrosoftAppId", "5e1b1d3c-9a61-4b1e-8f59-0d7a3c2b1a00")
    monkeypatch.setenv("KALLELSE_PUBLIC_URL", "https://kallelse.example")

    assert kallelse("manifest", "--out", str(file))[0] == 0
    assert "manifest.json" in ZipFile(BytesIO(file.read_bytes())).namelist()


def test_check_names_each_setting_that_is_missing(kallelse: Kallelse) -> None:
    status, out, reason = kallelse("check")

    assert status == 1
    assert "MicrosoftAppId" in out
    assert "MicrosoftAppId" in reason


def test_without_credentials_it_serves_this_machine_only(kallelse: Kallelse) -> None:
    assert kallelse("serve")[0] == 1
    assert kallelse("serve", "--local", "--host", "0.0.0.0")[0] == 1


def test_one_talks_to_the_example_in_the_terminal(kallelse: Kallelse, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = TextIOWrapper(BytesIO("När är nästa träff?\n".encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", typed)

    status, out, _ = kallelse("chat")

    assert status == 0
    assert "10 mars 2027" in out


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("read", "there-is-no-such-file.txt"),
        ("ask", "När?", "--now", "tomorrow"),
        ("import", "plan.txt"),
        ("members", "there-is-no-such-file.csv", *NETWORK),
    ],
)
def test_wrong_use_ends_with_two_and_one_line(kallelse: Kallelse, arguments: tuple[str, ...]) -> None:
    status, out, reason = kallelse(*arguments)

    assert (status, out) == (2, "")
    assert len(reason.splitlines()) == 1


def test_an_unknown_network_is_refused_with_the_known_ones(blaklint: Kallelse) -> None:
    status, _, reason = blaklint("calendar", "--network", "nowhere")

    assert status == 1
    assert loading.SLUG in reason
