"""The three dots: shown when an answer takes longer than people wait without a sign."""

import asyncio
from collections.abc import Awaitable, Callable

from botbuilder.core import Middleware, TurnContext
from botbuilder.schema import ActivityTypes, DeliveryModes

from bot.teams.activities import Activity
from bot.teams.addresses import scope_of
from bot.teams.answers import answering
from bot.teams.connector import Connector
from dialogs.incoming import Scope

#: seconds
PATIENCE = 1.0
#: seconds between two looks at who waits; one timer for all turns costs less than one for each
LOOK = 0.25


class TypingIndicator(Middleware):
    """Sends `typing` once when a turn has lasted for `PATIENCE`. Channels do not show it."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        self._waiting: dict[TurnContext, float] = {}
        self._looking = False
        self._sending: set[asyncio.Task[object]] = set()

    async def on_turn(self, context: TurnContext, logic: Callable[[], Awaitable[object]]) -> object:
        """Goes on with the turn, watched."""
        loop = asyncio.get_running_loop()
        self._waiting[context] = loop.time()
        if not self._looking:
            self._looking = True
            loop.call_later(LOOK, self._look, loop)
        try:
            return await logic()
        finally:
            self._waiting.pop(context, None)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for context in [context for context, began in self._waiting.items() if now - began >= PATIENCE]:
            del self._waiting[context]
            if _shows_typing(context.activity):
                self._show(context.activity)
        self._looking = bool(self._waiting)
        if self._looking:
            loop.call_later(LOOK, self._look, loop)

    def _show(self, activity: Activity) -> None:
        said = answering(activity, {"type": "typing"})
        task: asyncio.Task[object] = asyncio.create_task(
            self._connector.send(activity.service_url, activity.conversation.id, said)
        )
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)


def _shows_typing(activity: Activity) -> bool:
    return (
        activity.type == ActivityTypes.message
        and activity.delivery_mode != DeliveryModes.expect_replies
        and scope_of(activity) is not Scope.CHANNEL
    )
