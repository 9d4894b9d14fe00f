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
