"""The trail of a reading: what was seen where, and what lost."""

import json

from dialogs.understanding.trail import trail
from tests.dialogs.understanding.sentences import understood


def test_a_trail_is_json_and_tells_every_sign_with_its_place() -> None:
    text = "när är sjögruppens trff den 12 mars"

    told = json.loads(json.dumps(trail(understood(text))))

    kinds = {span["kind"] for span in told["spans"]}
    assert {"time", "group", "concept", "spelling"} <= kinds
    assert all(text[span["at"][0] : span["at"][1]] == span["text"] for span in told["spans"])


def test_a_reading_that_lost_is_told_with_its_reason() -> None:
    assert any("another was stronger" in why for why in understood("är aprilträffen digital den 24 april").rejected)
    assert (
        any("unknown words" in why for why in understood("var sjunger katten vackrast").rejected)
        or not understood("var sjunger katten vackrast").facet
    )
