"""Yes, no, stop and help, and nothing else beside them."""

import pytest

from dialogs.understanding.interpretation import Act, Response
from tests.dialogs.understanding.sentences import understood


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("ja", Response.YES),
        ("Ja tack!", Response.YES),
        ("japp det stämmer", Response.YES),
        ("ok", Response.YES),
        ("yes please", Response.YES),
        ("nej", Response.NO),
        ("nej tack", Response.NO),
        ("no thanks", Response.NO),
        ("nej, det stämmer inte", Response.NO),
        ("avbryt", Response.CANCEL),
        ("nej, strunta i det", Response.CANCEL),
        ("sluta", Response.CANCEL),
        ("cancel", Response.CANCEL),
        ("hjälp", Response.HELP),
        ("?", Response.HELP),
        ("help me", Response.HELP),
    ],
)
def test_a_short_answer_is_one(text: str, response: Response) -> None:
    assert understood(text).response is response


@pytest.mark.parametrize(
    "text",
    [
        "ja, men var är det?",
        "nej, majträffen menade jag",
        "yes but when is it",
        "avbryt min anmälan till den 12 mars",
        "cancel the meeting in May",
        "hjälp mig att hitta lokalen",
    ],
)
def test_an_answer_with_more_in_it_is_read_whole(text: str) -> None:
    read = understood(text)

    assert read.response is None
    assert read.act is not Act.RESPOND
