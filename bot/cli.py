"""The command line: `python -m bot WORD …`, also installed as `kallelse`.

JSON goes to stdout, messages for people to stderr. Exit status 0: done; 1: refused, with a reason; 2: wrong use or
unreadable input. A word's module is imported when the word is used, so that each starts as fast as it can.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from bot.commands.outcome import Refused, Unusable
from storage.errors import StorageError, Unsupported

DATABASE = "sqlite:///kallelse.db"

#: name, "module:function" in this package, description → where its arguments are added
AddWord = Callable[[str, str, str], argparse.ArgumentParser]


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Ends with status 2."""
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one word; its exit status."""
    _speak_utf8()
    options = parsed(arguments)
    word, run = options.pop("word"), options.pop("run")
    try:
        _function(run)(**options)
        sys.stdout.flush()
    except Refused as reason:
        return _say(word, reason, 1)
    except Unusable as reason:
        return _say(word, reason, 2)
    except StorageError as reason:
        return _say(word, reason, 2 if isinstance(reason, Unsupported) else 1)
    except BrokenPipeError:
        # the reader went away: nothing more to say, not even when Python closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as mistake:
        if os.environ.get("KALLELSE_TRACEBACK"):
            raise
        return _say(word, f"{type(mistake).__name__}: {mistake} (KALLELSE_TRACEBACK=1 shows where)", 1)
    return 0


def parsed(arguments: Sequence[str] | None = None) -> dict[str, Any]:
    """The word, "module:function" that runs it, and its options. Ends the process with status 2 on wrong use."""
    return vars(_parser().parse_args(arguments))


def _say(word: str, reason: object, status: int) -> int:
    print(f"kallelse {word}: {' '.join(str(reason).split())}", file=sys.stderr)
    return status


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def _function(path: str) -> Callable[..., None]:
    module, _, name = path.partition(":")
    function: Callable[..., None] = getattr(import_module(module), name)
    return function


def _parser() -> Parser:
    parser = Parser(prog="kallelse", description="A Teams bot that knows a network's meetings by heart.")
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    common = Parser(add_help=False)
    common.add_argument("--database", metavar="URL", default=os.environ.get("KALLELSE_DATABASE") or DATABASE)

    def word(name: str, run: str, description: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = words.add_parser(
            name, parents=[common], help=description, description=description
        )
        added.set_defaults(run=f"bot.{run}")
        return added

    _words_that_run(word)
    _words_of_documents(word)
    _words_of_people(word)
    return parser


def _words_that_run(word: AddWord) -> None:
    serve = word("serve", "serving:serve", "runs bot, calendars and clock in one process")
    serve.add_argument("--host")
    serve.add_argument("--port", type=int)
    serve.add_argument("--local", action="store_true", help="without credentials, on a loopback address only")
    serve.add_argument("--network", metavar="SLUG", help="the network of unknown local conversations")
    serve.add_argument("--now", type=_instant, metavar="ISO", help="starts the clock at this instant (local mode)")
    serve.add_argument("--example", action="store_true", help="a small example network in a throw-away database")
    chat = word("chat", "chat:chat", "talks to the bot in this terminal")
    chat.add_argument("--url", metavar="URL", help="of a running bot in local mode, http://…/api/messages")
    chat.add_argument("--network", metavar="SLUG")
    chat.add_argument("--as", dest="email", metavar="EMAIL", help="who you are")
    chat.add_argument("--now", type=_instant, metavar="ISO")
    word("migrate", "commands.database:migrate", "brings the database up to date")
    word("check", "checks:check", "checks settings, secrets, database and address, one line each")
    manifest = word("manifest", "commands.package:manifest", "writes the Teams app package")
    manifest.add_argument("--out", type=Path, required=True, metavar="FILE.zip")


def _words_of_documents(word: AddWord) -> None:
    read = word("read", "commands.reading:read", "shows what a document seems to say; stores nothing")
    bring = word("import", "commands.importing:bring_in", "reads a document, stores and publishes its meetings")
    for each in (read, bring):
        each.add_argument("file", type=Path, metavar="FILE")
        each.add_argument("--today", type=_day, metavar="DATE", help="the day the document was received")
        each.add_argument("--year", type=_year, metavar="YYYY", help="the year of its first meeting")
    read.add_argument("--json", action="store_true")
    bring.add_argument("--network", required=True, metavar="SLUG")
    bring.add_argument("--name", metavar="NAME", help="the network's name, when it is new")
    bring.add_argument("--yes", action="store_true", help="stores; without it only the differences are shown")


def _words_of_people(word: AddWord) -> None:
    members = word("members", "commands.members:members", "imports members from a CSV file")
    members.add_argument("file", type=Path, metavar="FILE.csv")
    members.add_argument("--network", required=True, metavar="SLUG")
    ask = word("ask", "commands.questions:ask", "shows how a question was understood and what is answered")
    ask.add_argument("text", metavar="TEXT")
    ask.add_argument("--network", metavar="SLUG")
    ask.add_argument("--as", dest="email", metavar="EMAIL", help="who asks")
    ask.add_argument("--now", type=_instant, metavar="ISO")
    ask.add_argument("--json", action="store_true")
    register = word("register", "commands.registrations:register", "registers someone, as a coordinator does")
    register.add_argument("--network", required=True, metavar="SLUG")
    register.add_argument("--email", required=True)
    register.add_argument("--name", required=True)
    register.add_argument("--organisation", required=True)
    register.add_argument("--meeting-date", type=_day, required=True, metavar="DATE")
    register.add_argument("--mode", choices=("onsite", "online"))
    register.add_argument("--diet", metavar="TEXT")
    register.add_argument("--force", action="store_true", help="although the deadline has passed")
    export = word("export", "commands.registrations:export", "lists the registrations")
    export.add_argument("what", choices=("registrations",))
    export.add_argument("--network", required=True, metavar="SLUG")
    form = export.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    form.add_argument("--xlsx", type=Path, metavar="FILE")
    calendar = word("calendar", "commands.calendars:calendar", "writes the calendar of a network or group")
    calendar.add_argument("--network", required=True, metavar="SLUG")
    calendar.add_argument("--group", metavar="NAME")
    calendar.add_argument("--out", type=Path, metavar="FILE")


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no instant; like 2026-03-08T09:00:00+01:00") from None
    # a person's own clock on the command line: the machine's zone
    return moment if moment.tzinfo else moment.astimezone()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; like 2026-03-08") from None


def _year(text: str) -> int:
    if text.isdecimal() and 1900 <= int(text) <= 2200:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no year; like 2026")
