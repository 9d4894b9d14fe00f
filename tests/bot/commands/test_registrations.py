"""The words `register` and `export`."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from storage.database import Database
from tests.bot.command import Ended, run


def register(network: str, *more: object, email: str = "vera.strand@amal.example", day: str = "2031-03-12") -> Ended:
    person = ("--email", email, "--name", "Vera Strand", "--organisation", "Åmåls kommun")
    return run("register", "--network", "sjo", *person, "--meeting-date", day, *more, database=network)


def exported(network: str, *options: object) -> Ended:
    return run("export", "registrations", "--network", "sjo", *options, database=network)


def with_meeting(network: str, **changes: object) -> None:
    """Changes the meeting of 12 March."""
    database = Database(network)
    with database.records() as records:
        [sjo] = records.networks.all()
        march = records.schedules.of(sjo.id).meetings[0]
        records.schedules.save_meeting(sjo.id, replace(march, **changes))  # type: ignore[arg-type]
        records.commit()
    database.dispose()


def test_who_was_registered_is_exported_under_the_contracts_keys(network: str) -> None:
    assert register(network, "--mode", "online", email="Vera.Strand@Amal.example").status == 0
    [row] = exported(network, "--json").json

    assert row["meeting"].pop("id")
    assert row.pop("registered_at").startswith("20")
    assert row == {
        "name": "Vera Strand",
        "email": "vera.strand@amal.example",
        "organisation": "Åmåls kommun",
        "mode": "online",
        "diet": None,
        "status": "registered",
        "meeting": {
            "title": "Digitalt nätverksmöte",
            "date_start": "2031-03-12",
            "date_end": "2031-03-12",
            "groups": ["Sjögruppen"],
        },
        "registered_by": "command line",
    }


def test_registering_twice_is_registering_once(network: str) -> None:
    assert [register(network).status for _ in range(2)] == [0, 0]
    assert len(exported(network).json) == 1


def test_force_overrides_the_deadline_and_not_the_seats(network: str) -> None:
    with_meeting(network, deadline=date(2020, 1, 1), seats_per_organisation=1)

    refused, forced = register(network), register(network, "--force")
    full = register(network, "--force", email="bo.ek@amal.example")

    assert [refused.status, forced.status, full.status] == [1, 0, 1]
    assert "1 January 2020" in refused.err
    assert len(exported(network).json) == 1


def test_after_the_meeting_the_list_is_a_record_of_who_came(network: str) -> None:
    with_meeting(network, first_day=date(2020, 3, 12), last_day=date(2020, 3, 12), deadline=date(2020, 3, 1))

    assert register(network, day="2020-03-12").status == 0


@pytest.mark.parametrize(
    ("options", "status"),
    [({"email": "no address"}, 2), ({"day": "2031-03-13"}, 1), ({"day": "12 mars"}, 2)],
)
def test_what_makes_no_sense_is_refused_in_one_line(network: str, options: dict[str, str], status: int) -> None:
    ended = register(network, **options)

    assert ended.status == status
    assert ended.err.count("\n") == 1


FORMULAS = ("=1+1", "+46 70", "-2", "@SUM(A1)")


def test_no_cell_is_a_formula(network: str, tmp_path: Path) -> None:
    for number, formula in enumerate(FORMULAS):
        register(
            network, f"--diet={formula}\n\x07x", "--mode", "onsite", day="2031-04-22", email=f"{number}@amal.example"
        )

    file = tmp_path / "list.xlsx"
    assert exported(network, "--xlsx", file).status == 0
    sheet = load_workbook(file).active
    assert sheet
    cells = [cell for row in sheet.iter_rows() for cell in row]
    rows = list(csv.reader(exported(network, "--csv").out.splitlines()))

    assert [row[4] for row in rows[1:]] == [f"'{formula} x" for formula in FORMULAS]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert {f"{formula} x" for formula in FORMULAS} <= {cell.value for cell in cells}


def test_a_file_that_cannot_be_written_is_said(network: str, tmp_path: Path) -> None:
    ended = exported(network, "--xlsx", tmp_path / "no folder" / "list.xlsx")

    assert (ended.status, ended.err.count("\n")) == (1, 1)
