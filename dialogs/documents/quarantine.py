"""Reads untrusted documents in a child process that has little memory, little time and no way out.

The parent hands the bytes to `python -m dialogs.documents.quarantine KIND ZONE` on stdin and gets one line of JSON
back: `{"kind": …, "text": …}` or `{"refused": REASON, "data": {…}}`. The child inherits no secrets.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from threading import BoundedSemaphore
from typing import Any
from zoneinfo import ZoneInfo

from dialogs.documents.extractors.tidying import tidy
from dialogs.texts import Kind, Reason, Unreadable

MAX_MEMORY = 512 * 1024 * 1024
MAX_CPU_SECONDS = 10
MAX_SECONDS = 20
MAX_CHARACTERS = 300_000
#: documents read at once; more wait
MAX_CHILDREN = 2
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "ctypes.")


def extract(kind: Kind, content: bytes, zone: ZoneInfo) -> tuple[Kind, str]:
    """The text of a document, and its kind (a mail that carries an invitation is a calendar). Raises Unreadable."""
    command = [sys.executable, "-P", "-B", "-m", "dialogs.documents.quarantine", kind.value, zone.key]
    with _place():
        try:
            child = subprocess.run(  # noqa: S603  # our own interpreter and module; the document goes in on stdin
                command, input=content, capture_output=True, timeout=MAX_SECONDS, env=environment(), check=False
            )
        except subprocess.TimeoutExpired as error:
            raise Unreadable(Reason.TIMEOUT) from error
    return _verdict(child.returncode, child.stdout)


def environment() -> dict[str, str]:
    """All that the child knows of ours: where the code lies."""
    return {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}


def _verdict(code: int, out: bytes) -> tuple[Kind, str]:
    if code:  # killed by a limit, or by what it read
        raise Unreadable(Reason.TIMEOUT if code < 0 else Reason.DAMAGED)
    answer = json.loads(out)
    if "refused" in answer:
        raise Unreadable(Reason(answer["refused"]), **answer["data"])
    return Kind(answer["kind"]), str(answer["text"])


@cache
def _places() -> BoundedSemaphore:
    return BoundedSemaphore(MAX_CHILDREN)


@contextmanager
def _place() -> Iterator[None]:
    if not _places().acquire(timeout=MAX_SECONDS):
        raise Unreadable(Reason.TIMEOUT)
    try:
        yield
    finally:
        _places().release()


def checked(lines: Iterable[str]) -> str:
    """The tidied text, when there is some and not too much. Raises Unreadable."""
    text = tidy(lines)
    if not text:
        raise Unreadable(Reason.EMPTY)
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(Reason.TOO_LONG, limit=MAX_CHARACTERS)
    return text


def extract_here(kind: Kind, content: bytes, zone: ZoneInfo) -> tuple[Kind, str]:
    """The child's work: the same as `extract`, in this process and without limits. Raises Unreadable only."""
    extractor = _extractor(kind)
    try:
        found, lines = extractor.extract(content, zone)
        return found, checked(lines)
    except (Unreadable, MemoryError):
        raise
    except RecursionError as error:
        raise Unreadable(Reason.BOMB) from error
    except Exception as error:  # the libraries raise whatever they like on a broken file
        raise Unreadable(Reason.DAMAGED) from error


def _extractor(kind: Kind) -> Any:
    return import_module(f"dialogs.documents.extractors.{kind.value}")


def _confine() -> None:
    """Limits on this process; they cannot be raised again."""
    limits = {resource.RLIMIT_CPU: MAX_CPU_SECONDS, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for limit, most in {**limits, resource.RLIMIT_AS: MAX_MEMORY}.items():
        with suppress(ValueError, OSError):  # macOS knows no limit of the address space
            resource.setrlimit(limit, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def main(kind: str, zone: str) -> None:
    """The child: confines itself, reads stdin, and prints its one line."""
    _extractor(Kind(kind))  # libraries may do as they like while they load; the document is not here yet
    _confine()
    try:
        found, text = extract_here(Kind(kind), sys.stdin.buffer.read(), ZoneInfo(zone))
        answer: dict[str, Any] = {"kind": found.value, "text": text}
    except Unreadable as refused:
        answer = {"refused": refused.reason.value, "data": refused.data}
    except MemoryError:
        answer = {"refused": Reason.BOMB.value, "data": {}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
