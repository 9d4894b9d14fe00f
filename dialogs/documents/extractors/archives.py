"""The check before a zip archive is opened: what it claims to hold must be modest and harmless."""

import io
import zipfile

from dialogs.texts import Reason, Unreadable

MAX_MEMBERS = 2_000
MAX_INFLATED = 50_000_000
MAX_RATIO = 100
_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar", ".jar", ".cab")
_MACROS = ("vbaproject.bin", "vbadata.xml")


def check(content: bytes) -> None:
    """Raises Unreadable for an archive that swells, nests, climbs out of its folder, is locked, or holds macros."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(Reason.DAMAGED) from error
    inflated = sum(m.file_size for m in members)
    names = [m.filename.replace("\\", "/").lower() for m in members]
    if any(m.flag_bits & 1 for m in members):
        raise Unreadable(Reason.ENCRYPTED)
    if any(n.endswith(_MACROS) for n in names):
        raise Unreadable(Reason.MACROS)
    if (
        len(members) > MAX_MEMBERS
        or inflated > MAX_INFLATED
        or (inflated > MAX_INFLATED // 10 and inflated > MAX_RATIO * len(content))
        or any(n.startswith("/") or ".." in n.split("/") or ":" in n for n in names)
        or any(n.endswith(_ARCHIVES) for n in names)
    ):
        raise Unreadable(Reason.BOMB)
