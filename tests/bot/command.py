"""The command line as people run it, in this process."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import cli


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a word ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*arguments: object, database: str = "", typed: str = "") -> Ended:
    """Runs a word."""
    out, err, kept = io.StringIO(), io.StringIO(), sys.stdin
    options = ["--database", database] if database else []
    sys.stdin = io.StringIO(typed)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = cli.main([*map(str, arguments), *options])
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        sys.stdin = kept
    return Ended(status=status, out=out.getvalue(), err=err.getvalue())


PLAN = """Verksamhetsplan 2031

Sjögruppen

- Digitalt nätverksmöte: onsdag 12 mars, kl 9.15-12.00
- Nätverksträff: tisdag 22 april, heldag

Ågruppen

- Digitalt nätverksmöte: torsdag 15 maj, kl 13.00-15.00
"""

MEMBERS = """name,email,organisation,groups,role
Vera Strand,vera.strand@amal.example,Åmåls kommun,Sjögruppen,member
Sam Ordnare,sam.ordnare@amal.example,Åmåls kommun,,coordinator
"""


def a_network(folder: Path, database: str) -> None:
    """A network with three meetings, two groups and two members, brought in by the words themselves."""
    plan, members = folder / "plan.txt", folder / "members.csv"
    plan.write_text(PLAN, encoding="utf-8")
    members.write_text(MEMBERS, encoding="utf-8")
    brought = run(
        "import", plan, "--network", "sjo", "--name", "Sjönätverket", "--year", 2031, "--yes", database=database
    )
    assert brought.status == 0, brought.err
    added = run("members", members, "--network", "sjo", database=database)
    assert added.status == 0, added.err
