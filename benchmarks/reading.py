"""What it costs to read a document: a plan of the year, then ever longer ones up to the limit.

    python -m benchmarks.reading

Each longer document holds the plan of the example network for twice as many years, so that its meetings are others.
Prints milliseconds of the processor and microseconds for each character; the latter stay the same when cost is linear.
"""

import sys
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


def milliseconds(text: str) -> float:
    """What reading a text takes, the median of some rounds."""
    spent = []
    for _ in range(ROUNDS):
        before = process_time()
        read(text)
        spent.append(1_000 * (process_time() - before))
    return median(spent)


def main() -> None:
    """Prints a line for each length."""
    read(PLAN)  # the words are loaded once
    for text in takewhile(lambda text: len(text) <= MAX_CHARACTERS, (plans(2**power) for power in count())):
        spent = milliseconds(text)
        sys.stdout.write(f"{len(text):7} characters {spent:8.1f} ms {1_000 * spent / len(text):6.2f} µs each\n")


if __name__ == "__main__":
    main()
