"""The word `members`."""

from pathlib import Path

import pytest

from tests.bot.command import MEMBERS, run


def test_refused_rows_are_told_with_their_line_and_the_others_taken(tmp_path: Path, network: str) -> None:
    file = tmp_path / "more.csv"
    file.write_text(MEMBERS + "Ny Medlem,ny@amal.example,,Okänd grupp,member\n", encoding="utf-8")

    ended = run("members", file, "--network", "sjo", database=network)

    assert ended.status == 0
    assert "line 4: unknown group: Okänd grupp" in ended.err
    assert "0 added, 0 changed, 2 unchanged, 1 refused" in ended.err


@pytest.mark.parametrize("content", [b"", b"namn;epost\n", b"name,email\nV\xe5ra,v@amal.example\n"])
def test_a_file_that_is_no_list_is_refused_in_one_line(tmp_path: Path, network: str, content: bytes) -> None:
    file = tmp_path / "no.csv"
    file.write_bytes(content)

    ended = run("members", file, "--network", "sjo", database=network)

    assert ended.status == 2
    assert ended.err.count("\n") == 1


def test_a_network_that_does_not_exist_is_refused_with_those_that_do(tmp_path: Path, network: str) -> None:
    file = tmp_path / "members.csv"
    file.write_text(MEMBERS, encoding="utf-8")

    ended = run("members", file, "--network", "hav", database=network)

    assert (ended.status, ended.err) == (1, "kallelse members: no network 'hav'; there are: sjo\n")
