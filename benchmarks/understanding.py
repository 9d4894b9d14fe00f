"""What it costs to understand a message: each sentence of the tests, read in turn.

    python -m benchmarks.understanding

Two rounds, each sentence against a schedule that is loaded from a database, as in a turn: the network of the tests
alone, then beside a thousand networks of twenty meetings each. Prints milliseconds of the processor, and their ratio.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from dialogs.understanding.interpreter import interpret
from meetings.organisations import Group, Network
from meetings.records import Records
from storage.database import Database
from tests.builders import NETWORK, NOW, a_meeting
from tests.dialogs.lakes import MEMBER, stored
from tests.dialogs.understanding.sentences import Sentence, sentences

NETWORKS, MEETINGS, ROUNDS = 1_000, 20, 5


def milliseconds(database: Database, asked: Sequence[Sentence]) -> list[float]:
    """What reading each sentence takes, its schedule's loading included."""
    spent = []
    for sentence in list(asked) * ROUNDS:
        with database.records(write=False) as records:
            before = process_time()
            schedule = records.schedules.of(NETWORK.id)
            interpret(sentence.text, schedule=schedule, member=MEMBER, now=NOW, memory={})
            spent.append(1_000 * (process_time() - before))
    return spent


def crowd(records: Records) -> None:
    """A thousand other networks."""
    for number in range(NETWORKS):
        network = Network(id=f"n{number}", slug=f"n{number}", name=f"Nätverk {number}")
        records.networks.add(network)
        group = Group(id=f"g{number}", name=f"Grupp {number}")
        records.schedules.add_group(network.id, group)
        for day in range(MEETINGS):
            meeting = a_meeting(f"{number}-{day}", day=date(2031, 3, 1) + timedelta(days=7 * day), groups=(group.id,))
            records.schedules.add_meeting(network.id, replace(meeting, place=f"Ort {day}"))


def main() -> None:
    """Prints median and 99th percentile of both rounds, and the ratio of the medians."""
    asked = [each for language in ("sv", "en") for each in sentences(language)]
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'kallelse.db'}")
        database.migrate()
        medians = []
        for name, others in (("alone", None), (f"beside {NETWORKS} networks", crowd)):
            with database.records() as records:
                if others:
                    others(records)
                else:
                    stored(records)
                records.commit()
            milliseconds(database, asked[:50])  # the lexicon and the catalogues are built once
            spent = milliseconds(database, asked)
            medians.append(median(spent))
            told = f"median {medians[-1]:.2f} ms, p99 {quantiles(spent, n=100)[98]:.2f} ms, {len(spent)} messages"
            print(f"{name}: {told}")  # noqa: T201 -- what a benchmark is for
        print(f"ratio {medians[1] / medians[0]:.2f}")  # noqa: T201 -- likewise
        database.dispose()


if __name__ == "__main__":
    main()
