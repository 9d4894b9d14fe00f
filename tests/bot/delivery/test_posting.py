"""How a post reaches a conversation."""

from dataclasses import replace

from bot.delivery.posting import posting
from bot.teams.connector import Connector, pooled_session
from bot.teams.hosts import LOOPBACK, Hosts
from bot.teams.outcomes import Outcome, Sent
from bot.teams.tokens import NoTokens
from dialogs.replies import Card, Reply
from meetings.addresses import Address
from tests.dialogs.a_turn import a_channel
from tests.fakes.teams import FakeTeams, fake_teams

REPLY = Reply(text="Påminnelse", card=Card(title="Påminnelse"))


async def posted(address: Address, teams: FakeTeams) -> Outcome:
    async with pooled_session() as session:
        post = posting(lambda: Connector(session, NoTokens(), Hosts(LOOPBACK)))
        return await post(replace(address, service_url=teams.service_url), REPLY)


async def test_in_a_channel_it_opens_a_thread_of_its_own() -> None:
    async with fake_teams() as teams:
        outcome = await posted(a_channel(), teams)

        assert outcome == Sent(conversation="19:new@thread.tacv2;messageid=1", activity="1")
        [call] = teams.posts
        assert call.path == "conversations"
        assert call.body["channelData"]["channel"]["id"] == "19:channel@thread.tacv2"
        assert call.body["activity"]["summary"] == "Påminnelse"


async def test_in_a_chat_it_is_a_message() -> None:
    async with fake_teams() as teams:
        chat = replace(a_channel(), scope="personal", conversation="a:vera")
        outcome = await posted(chat, teams)

        assert isinstance(outcome, Sent)
        [call] = teams.posts
        assert call.path == "conversations/a%3Avera/activities"
        assert call.body["attachments"]
