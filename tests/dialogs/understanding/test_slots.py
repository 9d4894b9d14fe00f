"""What a command says beside its meetings."""

from typing import Any

import pytest

from tests.dialogs.understanding.sentences import understood


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("anmäl mig till majträffen", {}),
        ("påminn mig två dagar innan majträffen", {"offset_days": 2}),
        ("påminn mig en vecka innan majträffen", {"offset_days": 7}),
        ("påminn mig kvällen innan", {"offset_days": 1, "evening": True}),
        ("påminn mig dagen före majträffen", {"offset_days": 1}),
        ("påminn mig en timme innan mötet i april", {"offset_days": 0, "offset_hours": 1}),
        ("sluta påminna mig", {"off": True}),
        (
            "flytta mötet 24 april till 29 april kl 10-12",
            {"to": "2031-04-29", "starts_at": "10:00", "ends_at": "12:00"},
        ),
        ("skicka ut till gruppen: Glöm inte matsäck!", {"content": "Glöm inte matsäck!"}),
        ("svara på engelska", {"language": "en"}),
        ("answer in Swedish", {"language": "sv"}),
    ],
)
def test_what_a_command_says(text: str, slots: dict[str, Any]) -> None:
    told = understood(text).slots

    assert {name: value for name, value in told.items() if name not in ("selection", "scope")} == slots
