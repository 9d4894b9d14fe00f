"""The word `calendar`."""

from pathlib import Path

from icalendar import Calendar

from tests.bot.command import run


def test_the_calendar_of_a_group_goes_into_a_file(network: str, tmp_path: Path) -> None:
    file = tmp_path / "group.ics"

    assert run("calendar", "--network", "sjo", "--group", "sjögruppen", "--out", file, database=network).status == 0
    assert len(Calendar.from_ical(file.read_bytes()).events) == 2


def test_the_calendar_of_the_network_goes_to_stdout(network: str) -> None:
    calendar = Calendar.from_ical(run("calendar", "--network", "sjo", database=network).out)

    assert len(calendar.events) == 3
    assert calendar.calendar_name == "Sjönätverket"


def test_a_group_that_does_not_exist_is_refused_with_those_that_do(network: str) -> None:
    ended = run("calendar", "--network", "sjo", "--group", "havet", database=network)

    assert (ended.status, ended.err) == (1, "kallelse calendar: no group 'havet'; there are: Sjögruppen, Ågruppen\n")
