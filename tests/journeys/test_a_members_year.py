"""A member asks, registers by text and by card, changes their mind; a coordinator sees it and links the channel."""

from pathlib import Path

from tests.bot.command import a_network, run
from tests.journeys.stage import stage

VERA, SAM = "vera.strand@amal.example", "sam.ordnare@amal.example"
NOW = "2031-03-03T09:00:00+01:00"


async def test_from_the_first_question_to_the_withdrawal(tmp_path: Path) -> None:
    a_network(tmp_path, database := f"sqlite:///{tmp_path / 'kallelse.db'}")

    def registered() -> list[tuple[str, str]]:
        rows = run("export", "registrations", "--network", "sjo", database=database).json
        return [(row["email"], row["status"]) for row in rows]

    async with stage() as scene, scene.serving(database, "--network", "sjo", "--now", NOW):
        vera = scene.personal(VERA)
        assert "Sjönätverket" in await vera.added()
        assert await vera.added() == ""
        assert "onsdag 12 mars 2031" in await vera.say("När är nästa träff?")
        assert "Digitalt" in await vera.say("och var?")

        assert "Stämmer det?" in await vera.say("anmäl mig till den")
        assert "anmäld" in await vera.say("ja")
        assert registered() == [(VERA, "registered")]
        assert "anmäld" in await vera.say("är jag anmäld?")

        await vera.say("jag kan inte komma den 12 mars")
        assert "avanmäld" in (await vera.press("Ja")).lower()
        assert registered() == [(VERA, "withdrawn")]

        channel = scene.channel(SAM)
        await channel.added()
        linked = await channel.say("<at>Kallelse</at> koppla Sjögruppen hit")
        assert "tisdag 11 mars 2031 kl. 9.00" in linked
        assert "Bara nätverkets samordnare" in await scene.channel(VERA).say("<at>Kallelse</at> koppla Sjögruppen hit")


async def test_in_a_channel_one_registers_by_card_and_only_oneself_sees_it(tmp_path: Path) -> None:
    a_network(tmp_path, database := f"sqlite:///{tmp_path / 'kallelse.db'}")

    async with stage() as scene, scene.serving(database, "--network", "sjo", "--now", NOW):
        channel = scene.channel(VERA)
        await channel.added()
        offered = await channel.say("<at>Kallelse</at> anmäl mig till 12 mars")
        assert VERA not in offered
        asked = await channel.press("Anmäl mig")
        assert VERA in asked
        assert "anmäld" in await channel.press("Anmäl mig")
        posted = str([call.body for call in scene.teams.posts])

    assert VERA not in posted
    [row] = run("export", "registrations", "--network", "sjo", database=database).json
    assert (row["email"], row["mode"], row["status"]) == (VERA, "online", "registered")
