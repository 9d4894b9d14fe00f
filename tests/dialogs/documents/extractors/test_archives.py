import io
import zipfile

import pytest

from dialogs.documents.extractors.archives import MAX_MEMBERS, check
from dialogs.texts import Reason, Unreadable


def an_archive(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_a_modest_archive_passes() -> None:
    check(an_archive(**{"word/document.xml": b"<w/>" * 1000, "word/embeddings/Diagram.xlsx": b"PK"}))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (an_archive(**{"a.xml": b" " * 6_000_000}), Reason.BOMB),
        (an_archive(**{str(n): b"" for n in range(MAX_MEMBERS + 1)}), Reason.BOMB),
        (an_archive(**{"../a.xml": b""}), Reason.BOMB),
        (an_archive(**{"/etc/passwd": b""}), Reason.BOMB),
        (an_archive(**{"C:\\a.xml": b""}), Reason.BOMB),
        (an_archive(**{"more.zip": b""}), Reason.BOMB),
        (an_archive(**{"word/vbaProject.bin": b""}), Reason.MACROS),
        (b"PK\x03\x04", Reason.DAMAGED),
    ],
)
def test_an_archive_that_swells_nests_climbs_out_or_holds_macros_is_refused(content: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refused:
        check(content)
    assert refused.value.reason is reason
