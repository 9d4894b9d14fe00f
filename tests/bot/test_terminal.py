"""The client for the terminal, before a real bot on loopback."""

from pathlib import Path

import pytest
from aiohttp import web

from bot.commands.outcome import Refused
from bot.delivery.clock import Clock
from bot.serving import application
from bot.settings import Settings
from bot.teams.answers import message
from bot.terminal import choices_of, lines_of, terminal
from dialogs.replies import Button, Card, Field, FieldKind, Reply, Row
from storage.database import Database
from tests.bot.command import a_network
from tests.builders import NOW
from tests.fakes.teams import serving

VERA = "vera.strand@amal.example"


async def test_a_conversation_runs_from_question_to_receipt(tmp_path: Path) -> None:
    a_network(tmp_path, url := f"sqlite:///{tmp_path / 'kallelse.db'}")
    database, shown = Database(url), list[str]()
    app = application(Settings.read({}), database, Clock(NOW), local=True, network="sjo")

    async with serving(app) as bot, terminal(f"{bot}/api/messages", VERA, shown.append) as client:
        assert "Sjönätverket" in shown[0]
        await client.say("anmäl mig till 12 mars")
        await client.say(str(next(n for n, c in enumerate(client.choices, 1) if c.title.startswith("Ja"))))

    with database.records(write=False) as records:
        [network] = records.networks.all()
        [registration] = records.registrations.of_network(network.id)
    database.dispose()
    assert registration.email == VERA
    assert any("anmäld" in line for line in shown)


async def test_nobody_there_is_refused_in_one_sentence() -> None:
    with pytest.raises(Refused, match="cannot be reached"):
        async with terminal("http://127.0.0.1:9/api/messages", VERA, print):
            pass


async def test_something_else_there_is_refused_too() -> None:
    with pytest.raises(Refused, match="local mode"):
        async with serving(web.Application()) as url, terminal(f"{url}/api/messages", VERA, print):
            pass


CARD = message(
    Reply(
        text="Vilken träff?",
        card=Card(
            title="Träffar",
            text="Två att välja på",
            facts=(("När", "i vår"),),
            rows=(Row(title="Mars", detail="i Åmål", press={"do": "choose", "n": 1}), Row(title="April")),
            fields=(Field(id="diet", kind=FieldKind.TEXT, label="Kost", value="vego"),),
            buttons=(
                Button(title="Skicka", press={"do": "send"}, sends_fields=True),
                Button(title="Läs", url="https://x.example"),
            ),
        ),
    )
)


def test_a_card_becomes_lines_from_top_to_bottom() -> None:
    assert list(lines_of(CARD)) == [
        "Vilken träff?",
        "Träffar",
        "Två att välja på",
        "  När: i vår",
        "Mars",
        "i Åmål",
        "April",
        "  Kost: vego",
    ]


def test_rows_and_buttons_can_be_pressed_with_the_inputs_as_they_stand() -> None:
    assert [(choice.title, dict(choice.value)) for choice in choices_of(CARD)] == [
        ("Mars", {"diet": "vego", "do": "choose", "n": 1}),
        ("Skicka", {"diet": "vego", "do": "send"}),
    ]
