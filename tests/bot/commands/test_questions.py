"""The word `ask`."""

from tests.bot.command import run

NOW = ("--now", "2031-03-01T09:00:00+01:00")


def test_a_question_is_answered_in_lines(network: str) -> None:
    ended = run("ask", "När är nästa träff?", "--as", "Vera.Strand@amal.example", *NOW, database=network)

    assert ended.status == 0
    assert ended.out.startswith("Digitalt nätverksmöte är onsdag 12 mars 2031 kl. 9.15–12.00")
    assert "[Anmäl mig]" in ended.out


def test_the_whole_trail_is_shown_as_json(network: str) -> None:
    told = run("ask", "När är nästa träff?", "--json", *NOW, database=network).json

    assert told["understood"]["facet"] == "when"
    assert len(told["understood"]["meetings"]) == 1
    assert told["replies"][0]["type"] == "message"


def test_asking_changes_nothing(network: str) -> None:
    run("ask", "Anmäl mig till 12 mars", "--as", "vera.strand@amal.example", *NOW, database=network)
    run("ask", "ja", "--as", "vera.strand@amal.example", *NOW, database=network)

    assert run("export", "registrations", "--network", "sjo", database=network).json == []


def test_without_a_network_there_is_nothing_to_ask(empty: str) -> None:
    ended = run("ask", "När är nästa träff?", database=empty)

    assert (ended.status, ended.err.count("\n")) == (1, 1)
