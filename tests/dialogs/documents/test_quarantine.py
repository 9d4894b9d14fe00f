"""Hostile files are refused quickly and in little memory, whatever they call themselves."""

import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable

import pytest

from dialogs.documents import quarantine
from dialogs.documents.extractors import archives
from dialogs.documents.files import text_of
from dialogs.documents.quarantine import MAX_SECONDS
from dialogs.texts import Reason, Unreadable
from tests.dialogs.documents.builders import paragraph, pdf_file, word_file


def swelling_word() -> bytes:
    return word_file(paragraph("a") * 5_000_000)


def lying_word() -> bytes:
    """A bomb whose directory claims that it is small."""
    bomb = bytearray(swelling_word())
    place = bomb.rfind(b"word/document.xml") - 46
    assert bomb[place : place + 4] == b"PK\x01\x02"
    bomb[place + 24 : place + 28] = struct.pack("<I", 1000)
    return bytes(bomb)


def laughing_word() -> bytes:
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
    )
    return word_file(paragraph("&a11;"), prolog=b"<?xml version='1.0'?><!DOCTYPE d [" + entities + b"]>")


def crowded_archive() -> bytes:
    return word_file(paragraph("hej"), extra={f"word/media/{n}.png": b"" for n in range(archives.MAX_MEMBERS)})


def swelling_pdf() -> bytes:
    """A page of 900 MB, deflated twice to some kilobytes."""
    compressor = zlib.compressobj(9)
    once = b"".join(compressor.compress(b" " * 1_000_000) for _ in range(900)) + compressor.flush()
    return pdf_file(zlib.compress(once, 9), b"[/FlateDecode /FlateDecode]")


def nested_page() -> bytes:
    return b"<html><body>" + b"<div>" * 200_000 + b"1 maj" + b"</div>" * 200_000


def nested_word() -> bytes:
    return word_file(b"<w:sdt><w:sdtContent>" * 100_000 + paragraph("1 maj") + b"</w:sdtContent></w:sdt>" * 100_000)


def endless_calendar() -> bytes:
    rules = ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYHOUR=1,2,3;INTERVAL=1", "FREQ=SECONDLY")
    event = "BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:x\r\nDTSTART:20240101T000000\r\nRRULE:{rule}\r\nEND:VEVENT\r\n"
    events = "".join(event.format(n=n, rule=rules[n % 3]) for n in range(501))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n".encode()


HOSTILE: dict[str, tuple[str, Callable[[], bytes], set[Reason]]] = {
    "a Word file of 200 MB packed into little": ("a.docx", swelling_word, {Reason.BOMB}),
    "a bomb that claims to be small": ("a.docx", lying_word, {Reason.DAMAGED, Reason.BOMB}),
    "a billion laughs": ("a.docx", laughing_word, {Reason.DAMAGED, Reason.BOMB}),
    "thousands of members": ("a.docx", crowded_archive, {Reason.BOMB}),
    "an archive in the archive": ("a.docx", lambda: word_file(b"", extra={"word/more.zip": b"PK"}), {Reason.BOMB}),
    "a path out of the folder": ("a.docx", lambda: word_file(b"", extra={"../../etc/passwd": b"x"}), {Reason.BOMB}),
    "macros": ("a.docm", lambda: word_file(b"", extra={"word/vbaProject.bin": b"x"}), {Reason.MACROS}),
    "a PDF of 900 MB in some kilobytes": ("a.pdf", swelling_pdf, {Reason.BOMB}),
    "200,000 nested tags": ("a.html", nested_page, {Reason.BOMB, Reason.EMPTY}),
    "nested content controls": ("a.docx", nested_word, {Reason.BOMB, Reason.DAMAGED}),
    "a calendar without end": ("a.ics", endless_calendar, {Reason.TOO_MANY_EVENTS}),
    "20 MB": ("a.txt", lambda: b"1 maj\n" * 3_500_000, {Reason.TOO_LARGE}),
    "a long text": ("a.txt", lambda: b"1 maj\n" * 100_000, {Reason.TOO_LONG}),
    "a program": ("plan.docx", lambda: b"\x7fELF\x02\x01\x01" + bytes(5000), {Reason.NOT_A_DOCUMENT}),
    "a program that calls itself text": (
        "plan.txt",
        lambda: b"MZ\x90\x00\x03\x00" + bytes(99),
        {Reason.NOT_A_DOCUMENT},
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_time_and_memory(name: str) -> None:
    file, build, reasons = HOSTILE[name]
    content = build()
    begun = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        text_of(file, content)
    assert time.monotonic() - begun < MAX_SECONDS
    assert refused.value.reason in reasons


def test_an_outside_entity_tells_nothing() -> None:
    prolog = b"<?xml version='1.0'?><!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    try:
        text = text_of("a.docx", word_file(paragraph("hej &x;"), prolog=prolog)).text
    except Unreadable:
        return
    assert "root:" not in text


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("bytearray(512 * 1024 * 1024)", "MemoryError"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("import os; os.system('true')", "PermissionError"),
        ("open('left-behind.txt', 'w')", "PermissionError"),
    ],
)
def test_the_child_has_little_memory_and_no_way_out(attempt: str, error: str) -> None:
    code = f"from dialogs.documents.quarantine import _confine; _confine(); {attempt}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert error in done.stderr.splitlines()[-1]


def test_the_child_inherits_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KALLELSE_SECRET", "hemligt")
    seen = subprocess.run(
        [sys.executable, "-c", "import os; print(sorted(os.environ))"],
        env=quarantine.environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "KALLELSE" not in seen
