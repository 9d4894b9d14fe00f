"""What concerns one person is not said where others read."""

from dialogs.replies import Button, Card, Reply
from storage.database import Database
from tests.fakes.edge import edge
from tests.fakes.recorded import recorded
from tests.fakes.teams import words

SECRET = Reply(
    text="Du är anmäld till mars.",
    card=Card(title="Anmälan", buttons=(Button(title="Avanmäl mig", press={"do": "withdraw"}),)),
    private=True,
)
SHOW = {"action": {"type": "Action.Execute", "verb": "edge.show", "data": {"do": "edge.show"}}}


async def test_a_private_answer_goes_into_the_personal_chat_and_says_where_it_belongs(sqlite: Database) -> None:
    async with edge(sqlite, SECRET) as bot:
        await bot.post(recorded("installation_add_personal", bot.teams))
        bot.teams.calls.clear()
        await bot.post(recorded("message_channel_reply", bot.teams))

        note, answer = bot.teams.posts
        assert "19%3Achannel" in note.path
        assert "anmäld" not in str(note.body)
        assert answer.path == "conversations/a%3Aanna-and-bot/activities"
        assert words(answer.body).startswith("Svar på det du skrev")
        assert "Du är anmäld till mars." in str(answer.body)


async def test_without_a_personal_chat_only_the_asker_finds_the_answer_behind_a_button(sqlite: Database) -> None:
    async with edge(sqlite, SECRET) as bot:
        await bot.post(recorded("message_channel_guest", bot.teams))
        (posted,) = bot.teams.posts
        assert "anmäld" not in str(posted.body)
        (button,) = posted.body["attachments"][0]["content"]["actions"]
        assert (button["title"], button["data"]) == ("Visa mitt svar", {"do": "edge.show"})

        press = recorded("invoke_execute_channel", bot.teams) | {"value": SHOW}
        anna = await bot.post(press | {"id": "f:1"})
        guest = await bot.post(press | {"id": "f:2", "from": {"id": "29:bosse", "name": "Bosse"}})
        assert anna.body["value"]["body"][0]["text"].startswith("Det svaret är till någon annan.")
        assert guest.body["value"]["body"][0]["text"] == "Du är anmäld till mars."
        assert guest.body["value"]["actions"][0]["title"] == "Avanmäl mig"


async def test_what_is_for_all_is_said_to_all_beside_it(sqlite: Database) -> None:
    async with edge(sqlite, Reply(text="Träffen är i Borås."), SECRET) as bot:
        await bot.post(recorded("message_channel_guest", bot.teams))

        assert bot.teams.said == ["Träffen är i Borås.", "Svaret rör bara den som frågade."]


async def test_in_a_personal_chat_all_is_said(sqlite: Database) -> None:
    async with edge(sqlite, SECRET) as bot:
        await bot.post(recorded("message_personal", bot.teams))

        assert bot.teams.said == ["Du är anmäld till mars."]


async def test_a_group_chat_is_no_private_place(sqlite: Database) -> None:
    async with edge(sqlite, SECRET) as bot:
        await bot.post(recorded("message_group_chat", bot.teams))

        assert "anmäld" not in str([call.body for call in bot.teams.posts])


async def test_a_chat_that_was_left_is_not_written_to(sqlite: Database) -> None:
    async with edge(sqlite, SECRET) as bot:
        await bot.post(recorded("installation_add_personal", bot.teams))
        await bot.post(recorded("installation_remove_personal", bot.teams))
        bot.teams.calls.clear()
        await bot.post(recorded("message_channel_reply", bot.teams))

        assert all("a%3Aanna-and-bot" not in call.path for call in bot.teams.posts)


async def test_the_answer_in_the_response_keeps_the_secret_too(sqlite: Database) -> None:
    async with edge(sqlite, SECRET) as bot:
        activity = recorded("message_channel_guest", bot.teams) | {"deliveryMode": "expectReplies"}
        answered = await bot.post(activity)

        assert "anmäld" not in str(answered.body)
        assert len(answered.body["activities"]) == 1
