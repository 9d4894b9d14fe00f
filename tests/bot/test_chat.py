"""The word `chat`."""

from pathlib import Path

from tests.bot.command import a_network, run

VERA = "vera.strand@amal.example"
NOW = "2031-03-01T09:00:00+01:00"


def test_one_talks_until_the_input_ends(tmp_path: Path) -> None:
    a_network(tmp_path, database := f"sqlite:///{tmp_path / 'kallelse.db'}")

    ended = run("chat", "--as", VERA, "--now", NOW, database=database, typed="När är nästa träff?\n\n")

    assert ended.status == 0, ended.err
    assert "onsdag 12 mars 2031" in ended.out


def test_where_there_is_no_network_the_example_is_talked_to(tmp_path: Path) -> None:
    ended = run("chat", database=f"sqlite:///{tmp_path / 'kallelse.db'}", typed="När är nästa träff?\n")

    assert "Kommunnätverket Blåklint" in ended.out
    assert "onsdag 10 mars 2027" in ended.out


def test_a_bot_that_is_not_there_is_said() -> None:
    ended = run("chat", "--url", "http://127.0.0.1:9/api/messages", typed="hej\n")

    assert (ended.status, ended.out) == (1, "")
