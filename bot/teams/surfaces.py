"""Every surface of Teams leads to the same conversation: a message, a card, a task module, a search, a coming or going.

```mermaid
flowchart LR
    message --> read[e-mail, files, Incoming] --> turn[one unit of work] --> render --> commit --> post
    invoke --> read
    render -- body --> answer
```
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from botbuilder.core import ActivityHandler, TurnContext

from bot.cards.layout import adaptive_card
from bot.teams import invokes
from bot.teams.acquaintance import Acquaintance, remember
from bot.teams.activities import Activity
from bot.teams.addresses import scope_of
from bot.teams.answers import Answer, encoded, in_thread, message, spoken
from bot.teams.events import Event, change_of, forget, installation_of, switch
from bot.teams.files import Downloads, Unfetched
from bot.teams.own_words import language_of, lost, shown_to_asker
from bot.teams.privacy import SHOW, discreet
from bot.teams.reading import consented, executed, incoming_of, instant_of, pressed, searched, submitted
from bot.teams.roster import Roster
from bot.teams.turns import Turns
from dialogs.documents.files import opened
from dialogs.incoming import Attachment, Incoming, Kind, Scope
from dialogs.recognition import coordinates
from dialogs.replies import Reply
from dialogs.wording.phrases import say
from meetings.records import Records

#: the conversation: `dialogs.reception.receive`
Receive = Callable[[Incoming, Records], tuple[Reply, ...]]
Replies = tuple[Reply, ...]
#: replies, turned into what the surface expects
Render = Callable[[Activity, Replies, Records], Answer]

NOT_IMPLEMENTED = 501

#: where a turn leaves its answer for the adapter
ANSWER = "kallelse.answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the surfaces stand on."""

    receive: Receive
    turns: Turns
    roster: Roster
    downloads: Downloads
    #: the clock
    now: Callable[[], datetime]
    #: local mode: the clock may be set, so the time of activities means nothing
    local: bool
    #: local mode: the network of unknown conversations
    network: str | None
    #: where the bot's own calendars are on the web; empty when nowhere
    public_url: str = ""


class Surfaces(ActivityHandler):
    """Leads each kind of activity to `receive`, and its replies back in the kind's own shape."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._acquaintance = Acquaintance()
        self._invokes: Mapping[str, Callable[[Activity], Awaitable[Answer]]] = {
            "adaptiveCard/action": self._execute,
            "task/fetch": self._task,
            "task/submit": self._task,
            "composeExtension/query": self._search,
            "fileConsent/invoke": self._consent,
        }

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Somebody wrote, gave a file, or pressed a button that sends a message."""
        activity: Activity = turn_context.activity
        press = pressed(activity)
        if press is None:
            answer = await self._typed(activity)
        else:
            answer = await self._turn(activity, self._said, kind=Kind.PRESS, press=press)
        turn_context.turn_state[ANSWER] = answer

    async def on_installation_update(self, turn_context: TurnContext) -> None:
        """The app was added, upgraded or removed."""
        activity: Activity = turn_context.activity
        turn_context.turn_state[ANSWER] = await self._event(activity, installation_of(activity))

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """Somebody came or went; a channel or team changed."""
        activity: Activity = turn_context.activity
        turn_context.turn_state[ANSWER] = await self._event(activity, change_of(activity))

    async def on_invoke_activity(self, turn_context: TurnContext) -> None:
        """Teams waits for the answer in the response: it is left for the adapter, and nothing goes through the SDK."""
        activity: Activity = turn_context.activity
        handle = self._invokes.get(activity.name or "")
        turn_context.turn_state[ANSWER] = await handle(activity) if handle else Answer(status=NOT_IMPLEMENTED)

    async def _typed(self, activity: Activity) -> Answer:
        fetched = await self._around.downloads.of(activity)
        files = tuple(file for file in fetched if isinstance(file, Attachment))
        excuses = tuple(lost(file, activity) for file in fetched if isinstance(file, Unfetched))
        if excuses and not files and not (activity.text or "").strip():
            return await self._record(activity, lambda records: self._said(activity, excuses, records))

        def said(activity: Activity, replies: Replies, records: Records) -> Answer:
            return self._said(activity, (*excuses, *replies), records)

        return await self._turn(activity, said, files=files)

    async def _execute(self, activity: Activity) -> Answer:
        press = executed(activity)
        if press is None:
            return Answer(body=encoded(invokes.malformed()))
        if press.get("do") == SHOW:
            return await self._record(activity, lambda records: shown_to_asker(activity, records))
        return await self._turn(activity, self._in_place, kind=Kind.PRESS, press=press)

    async def _task(self, activity: Activity) -> Answer:
        def render(_: Activity, replies: Replies, __: Records) -> Answer:
            return Answer(body=encoded(invokes.task(replies)))

        return await self._turn(activity, render, kind=Kind.PRESS, press=submitted(activity))

    async def _search(self, activity: Activity) -> Answer:
        def render(activity: Activity, replies: Replies, _: Records) -> Answer:
            return Answer(body=encoded(invokes.hits(replies, say(language_of(activity), "edge.no_hits"))))

        return await self._turn(activity, render, kind=Kind.PRESS, press=searched(activity))

    async def _consent(self, activity: Activity) -> Answer:
        def render(activity: Activity, replies: Replies, _: Records) -> Answer:
            return Answer(posts=tuple(in_thread(activity, message(reply)) for reply in replies))

        return await self._turn(activity, render, kind=Kind.PRESS, press=consented(activity))

    async def _event(self, activity: Activity, event: Event) -> Answer:
        match event:
            case Event.ADDED:
                return await self._turn(activity, self._said, kind=Kind.INSTALLED)
            case Event.UPGRADED:
                return await self._record(activity, lambda records: remember(activity, records))
            case Event.REMOVED:
                return await self._turn(activity, self._said, kind=Kind.REMOVED)
            case Event.GONE | Event.BACK:
                back = event is Event.BACK
                return await self._record(activity, lambda records: switch(activity, records, active=back))
            case Event.OTHER:
                return Answer()

    async def _turn(
        self,
        activity: Activity,
        render: Render,
        *,
        kind: Kind = Kind.MESSAGE,
        press: Mapping[str, Any] | None = None,
        files: tuple[Attachment, ...] = (),
    ) -> Answer:
        """The conversation's turn, rendered inside the unit of work: what cannot be said was not done."""
        around = self._around
        incoming = incoming_of(
            activity,
            kind=kind,
            now=self._instant(activity),
            press=press,
            email=await around.roster.email(activity),
            files=files,
            network=around.network,
            public_url=around.public_url,
        )

        if files and await around.turns.look(lambda records: coordinates(incoming, records)):
            # only for those who may give documents, and before the unit of work: a slow one must not hold it up
            incoming = replace(incoming, files=tuple([await asyncio.to_thread(opened, file) for file in files]))

        unknown = kind is Kind.INSTALLED or self._acquaintance.new(activity, incoming.now)

        def work(records: Records) -> Answer:
            if kind is Kind.REMOVED:
                forget(activity, records)
            elif unknown:
                remember(activity, records)
            return render(activity, around.receive(incoming, records), records)

        answer = await around.turns.take(activity, incoming.now, work)
        if unknown and kind is not Kind.REMOVED:
            self._acquaintance.kept(activity, incoming.now)
        return answer

    async def _record(self, activity: Activity, work: Callable[[Records], Answer | None]) -> Answer:
        """A turn without the conversation."""
        return await self._around.turns.take(
            activity, self._instant(activity), lambda records: work(records) or Answer()
        )

    def _instant(self, activity: Activity) -> datetime:
        now = self._around.now()
        return now if self._around.local else instant_of(activity, now)

    def _said(self, activity: Activity, replies: Replies, records: Records) -> Answer:
        """Messages where the activity came from: in the response when it asks so, else posted."""
        said, elsewhere = discreet(replies, activity, records, self._instant(activity))
        return spoken(activity, said, elsewhere)

    def _in_place(self, activity: Activity, replies: Replies, _: Records) -> Answer:
        """A card in place of the pressed one, which only the presser sees; what is for all is posted."""
        if not replies:
            return Answer(body=encoded(invokes.card_kept()))
        own = replies[:1]
        if scope_of(activity) is not Scope.PERSONAL:
            own = tuple(reply for reply in replies if reply.private) or own
        rest = (reply for reply in replies if reply not in own)
        posts = tuple(in_thread(activity, message(reply)) for reply in rest)
        return Answer(body=encoded(invokes.card_shown(adaptive_card(*own))), posts=posts)
