"""The word `read`, and files that neither it nor `import` can read."""

from pathlib import Path

import pytest

from tests.bot.command import PLAN, run


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_a_document_is_read_as_json_and_nothing_else_is_printed(plan: Path) -> None:
    ended = run("read", plan, "--year", 2031, "--json")

    assert (ended.status, ended.err) == (0, "")
    assert [m["date_start"] for m in ended.json["meetings"]] == ["2031-03-12", "2031-04-22", "2031-05-15"]
    assert ended.json["groups"] == ["Sjögruppen", "Ågruppen"]


def test_a_person_gets_a_table_with_lines_and_doubts(plan: Path) -> None:
    ended = run("read", plan)

    assert ended.status == 0
    assert "    5  ????-03-12               09:15–12:00  online   Digitalt nätverksmöte · Sjögruppen" in ended.out
    assert "? Which year is 12 March?" in ended.out


def test_a_document_without_meetings_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Slutrapport\n\nDet gick bra.\n", encoding="utf-8")

    assert run("read", file).out.startswith("No meetings.")
    assert run("read", file, "--json").json["meetings"] == []


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "empty.txt"), (b"\x00\x01\x02", "plan.docx"), (None, "missing.txt")]
)
def test_an_unreadable_file_is_said_in_one_line_with_status_two(
    tmp_path: Path, empty: str, content: bytes | None, name: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    for arguments in (("read",), ("import", "--network", "sjo", "--name", "Sjö", "--yes")):
        ended = run(*arguments, tmp_path / name, database=empty)
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.count("\n") == 1
