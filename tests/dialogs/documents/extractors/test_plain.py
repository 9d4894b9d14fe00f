import pytest

from dialogs.documents.extractors.plain import decoded, lines
from dialogs.texts import Reason, Unreadable


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_of_swedish_offices(encoding: str) -> None:
    assert decoded("Träff på Öland – 3 maj".encode(encoding)) == "Träff på Öland – 3 maj"


def test_lines_end_where_any_system_ends_them() -> None:
    assert lines(b"3 maj\r\n4 juni\r5 juli\n") == ["3 maj", "4 juni", "5 juli"]


def test_text_in_no_known_encoding_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        decoded(b"\xff\xfe\x00")
    assert refused.value.reason is Reason.NOT_A_DOCUMENT
