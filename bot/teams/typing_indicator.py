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


class TypingIndicator(Middleware):
    """Sends `typing` once when a turn has lasted for `PATIENCE`. Channels do not show it."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        self._sending: set[asyncio.Task[object]] = set()

    async def on_turn(self, context: TurnContext, logic: Callable[[], Awaitable[object]]) -> object:
        """Goes on with the turn, and looks at the time."""
        activity: Activity = context.activity
        if activity.type != ActivityTypes.message or activity.delivery_mode == DeliveryModes.expect_replies:
            return await logic()
        if scope_of(activity) is Scope.CHANNEL:
            return await logic()
        sign = asyncio.get_running_loop().call_later(PATIENCE, self._show, activity)
        try:
            return await logic()
        finally:
            sign.cancel()

    def _show(self, activity: Activity) -> None:
        said = answering(activity, {"type": "typing"})
        task: asyncio.Task[object] = asyncio.create_task(
            self._connector.send(activity.service_url, activity.conversation.id, said)
        )
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
