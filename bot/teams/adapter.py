"""The adapter: runs a turn of the SDK's pipeline on an activity of ours, and sends what the turn leaves behind.

It takes the place of the SDK's `CloudAdapter`, which builds two HTTP clients for each turn, answers 500 to much that is
merely wrong, and cannot answer invokes.
"""

import asyncio
import logging
import random
from collections.abc import Coroutine, Sequence
from typing import Any

from botbuilder.core import ActivityHandler, BotAdapter, TurnContext
from botbuilder.schema import ActivityTypes, ConversationReference

from bot.log_lines import whereabouts
from bot.teams.activities import Activity
from bot.teams.answers import Answer, Post
from bot.teams.connector import Connector
from bot.teams.outcomes import Outcome, Sent, Throttled
from bot.teams.own_words import failed
from bot.teams.surfaces import ANSWER
from bot.teams.typing_indicator import TypingIndicator

log = logging.getLogger(__name__)

#: seconds that messages beside an invoke's answer may hold it up
INVOKE_PATIENCE = 2.0
#: a throttled answer is tried again this often, and not when it would come later than people wait for it
RETRIES, LONGEST_WAIT = 4, 60.0
#: seconds that answers under way are given when the process is told to stop
GRACE = 5.0


class Adapter(BotAdapter):
    """Between the HTTP route and the surfaces. The three methods of the SDK keep its signatures (ARG002)."""

    def __init__(self, connector: Connector, surfaces: ActivityHandler) -> None:
        super().__init__(on_turn_error=_on_turn_error)
        self._connector = connector
        self._surfaces = surfaces
        self._under_way: set[asyncio.Task[Any]] = set()
        self.use(TypingIndicator(connector))

    async def answer(self, activity: Activity) -> Answer:
        """Takes the turn, posts its messages, and gives what belongs into the response."""
        context = TurnContext(self, activity)
        await self.run_pipeline(context, self._surfaces.on_turn)
        answer: Answer = context.turn_state.get(ANSWER) or Answer()
        if not answer.posts:
            return answer
        if activity.type == ActivityTypes.invoke:
            await asyncio.wait({self._beside(self.send_activities(context, answer.posts))}, timeout=INVOKE_PATIENCE)
        else:
            await self.send_activities(context, answer.posts)
        return answer

    async def send_activities(self, context: TurnContext, activities: Sequence[Post]) -> list[Outcome]:  # noqa: ARG002
        """Posts messages one after the other. From one that is throttled on, they follow later."""
        outcomes: list[Outcome] = []
        for place, post in enumerate(activities):
            outcomes.append(await self._send(post))
            if isinstance(outcomes[-1], Throttled):
                _ = self._beside(self._send_later(activities[place:], outcomes[-1].wait))
                break
        return outcomes

    async def update_activity(self, context: TurnContext, activity: Post) -> Outcome:  # noqa: ARG002
        """Replaces a posted message: `reply_to` is its id."""
        return await self._connector.update(
            activity.service_url, activity.conversation, activity.reply_to or "", activity.content
        )

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> Outcome:  # noqa: ARG002
        """Removes a posted message."""
        return await self._connector.delete(reference.service_url, reference.conversation.id, reference.activity_id)

    async def close(self) -> None:
        """Lets answers under way end, within reason."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=GRACE)
        for task in self._under_way:
            task.cancel()

    async def _send(self, post: Post) -> Outcome:
        outcome = await self._connector.send(post.service_url, post.conversation, post.content, reply_to=post.reply_to)
        if not isinstance(outcome, Sent | Throttled):
            log.warning("an answer was not sent: %s", outcome)
        return outcome

    async def _send_later(self, posts: Sequence[Post], wait: float) -> None:
        for post in posts:
            for _ in range(RETRIES):
                if wait > LONGEST_WAIT:
                    log.warning("an answer was dropped: to be sent in %s seconds", wait)
                    return
                await asyncio.sleep(wait * random.uniform(1.0, 1.2))  # noqa: S311 - jitter
                outcome = await self._send(post)
                wait = outcome.wait if isinstance(outcome, Throttled) else 0.0
                if not wait:
                    break

    def _beside(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task


async def _on_turn_error(context: TurnContext, error: Exception) -> None:
    """A turn broke, and nothing of it was stored: the person gets a sentence, the log where it was, without what."""
    log.error("a turn broke: %s", whereabouts(error))
    context.turn_state[ANSWER] = failed(context.activity)
