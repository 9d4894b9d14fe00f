"""From a worded reply to a post in a conversation: a new thread in a channel, a message in a chat."""

from collections.abc import Awaitable, Callable

from bot.teams.addresses import new_thread
from bot.teams.answers import message
from bot.teams.connector import Connector
from bot.teams.outcomes import Outcome
from dialogs.incoming import Scope
from dialogs.replies import Reply
from meetings.addresses import Address


def posting(connector: Callable[[], Connector]) -> Callable[[Address, Reply], Awaitable[Outcome]]:
    """How the worker posts. The connector is asked for at each post: it exists once the application has started."""

    async def post(address: Address, reply: Reply) -> Outcome:
        said = message(reply)
        if address.scope == Scope.CHANNEL:
            return await connector().create_conversation(address.service_url, new_thread(address, said))
        return await connector().send(address.service_url, address.conversation, said)

    return post
