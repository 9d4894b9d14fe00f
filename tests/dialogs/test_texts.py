from dialogs.texts import Kind, Reason, Text, Unreadable


def test_the_same_words_in_another_file_have_the_same_hash() -> None:
    word, pdf = (Text(name=f"plan.{kind}", kind=kind, text="3 maj") for kind in (Kind.WORD, Kind.PDF))

    assert word.sha256 == pdf.sha256
    assert word.sha256 != Text(name="plan", kind=Kind.WORD, text="4 maj").sha256


def test_what_cannot_be_read_carries_its_reason_and_figures() -> None:
    refused = Unreadable(Reason.TOO_LONG, limit=10)

    assert (refused.reason, refused.data) == (Reason.TOO_LONG, {"limit": 10})
