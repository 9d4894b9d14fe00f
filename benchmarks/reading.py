"""What it costs to read a document: a plan of the year, then ever longer ones up to the limit.

    python -m benchmarks.reading

Each longer document holds the plan of the example network for twice as many years, so that its meetings are others;
then the same for lines with as many days as they can hold, the hardest there are. Prints milliseconds of the processor
and microseconds for each character; the latter stay the same, or fall, when cost is linear.
"""

import sys
from collections.abc import Callable, Iterator
from importlib import resources
from itertools import count, takewhile
from statistics import median
from time import process_time

from dialogs.documents.quarantine import MAX_CHARACTERS
from dialogs.documents.reader import read

ROUNDS = 5
PLAN = resources.files("bot.example").joinpath("plan.txt").read_text(encoding="utf-8")
PLANNED, FIRST, LAST = "2027", 1990, 2029


def plans(years: int) -> str:
    """The plan of the example network, for so many years on end; the first ones again when they run out."""
    return "\n\n".join(PLAN.replace(PLANNED, str(FIRST + n % (LAST - FIRST))) for n in range(years))


def lists(lines: int) -> str:
    """So many long lines, each of a meeting on nearly every day of a season."""
    days = ", ".join(f"{day}/{month} kl {8 + day % 9}-17 i Umeå" for month in range(1, 4) for day in range(1, 29))
    return "\n".join([f"Klimatgruppen träffas {days}"] * lines)


def milliseconds(text: str) -> float:
    """What reading a text takes, the median of some rounds."""
    spent = []
    for _ in range(ROUNDS):
        before = process_time()
        read(text)
        spent.append(1_000 * (process_time() - before))
    return median(spent)


def doubled(kind: Callable[[int], str]) -> Iterator[str]:
    """Documents of one kind, each twice as long as the one before, up to the limit."""
    return takewhile(lambda text: len(text) <= MAX_CHARACTERS, (kind(2**power) for power in count()))


def main() -> None:
    """Prints a line for each length."""
    read(PLAN)  # the words are loaded once
    for kind in (plans, lists):
        for text in doubled(kind):
            spent = milliseconds(text)
            each = 1_000 * spent / len(text)
            sys.stdout.write(f"{kind.__name__} {len(text):7} characters {spent:8.1f} ms {each:6.2f} µs each\n")


if __name__ == "__main__":
    main()
