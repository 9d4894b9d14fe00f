"""What the outcome of a post means for the message in the queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.teams.outcomes import Outcome, Refusal, Refused, Sent, Throttled, Uncertain
from meetings.reminders import MessageState

#: while our own credentials are refused, or an address is not ours to call, a message waits this long for the operator
OPERATOR = timedelta(minutes=5)
#: a conversation rests this long after a post
PACE = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The message's next state, and what goes with it."""

    state: MessageState
    #: until then nothing more is sent in the conversation
    rest: datetime | None = None
    conversation: str | None = None
    activity: str | None = None
    error: str | None = None
    #: the conversation is lost, not only this message
    ends_address: bool = False


def verdict(outcome: Outcome, now: datetime) -> Verdict:
    """The verdict on a post that was tried now."""
    match outcome:
        case Sent(conversation=conversation, activity=activity):
            return Verdict(state=MessageState.SENT, conversation=conversation, activity=activity, rest=now + PACE)
        case Throttled(wait=seconds):
            return Verdict(state=MessageState.PENDING, rest=now + timedelta(seconds=seconds))
        case Refused(reason=Refusal.CREDENTIALS | Refusal.HOST as reason):
            return Verdict(state=MessageState.PENDING, rest=now + OPERATOR, error=reason)
        case Refused(reason=reason, code=code, ends_address=ends_address):
            return Verdict(state=MessageState.FAILED, error=code or reason, ends_address=ends_address)
        case Uncertain(reason=reason):
            # a post has no idempotency key: sent again it might stand there twice
            return Verdict(state=MessageState.UNCERTAIN, error=reason, rest=now + PACE)
