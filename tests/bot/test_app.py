"""The application as it is put together."""

from storage.database import Database
from tests.fakes.edge import edge


async def test_a_message_is_answered_in_its_conversation(database: Database) -> None:
    async with edge(database) as bot:
        answered = await bot.post(bot.activity(text="hej"))

        assert answered.status == 202
        assert bot.teams.said == ["Jag hörde hej"]
        assert bot.teams.posts[0].path == "conversations/a%3Aanna-and-bot/activities/1700000000001"
