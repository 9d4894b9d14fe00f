"""Plain text: the encodings that Swedish offices save in."""

import codecs

from dialogs.texts import Reason, Unreadable

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(content: bytes) -> str:
    """The text of some bytes: by their byte order mark, else UTF-8, else Windows-1252. Raises Unreadable."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(Reason.NOT_A_DOCUMENT)


def lines(content: bytes) -> list[str]:
    """The lines of a plain text file."""
    return decoded(content).splitlines()
