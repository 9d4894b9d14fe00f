"""What the outcome of a post means for its message."""

from datetime import timedelta

import pytest

from bot.delivery.verdicts import OPERATOR, PACE, Verdict, verdict
from bot.teams.outcomes import Outcome, Refusal, Refused, Sent, Throttled, Uncertain
from meetings.reminders import MessageState
from tests.builders import NOW


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (
            Sent(conversation="19:c;messageid=1", activity="1"),
            Verdict(state=MessageState.SENT, rest=NOW + PACE, conversation="19:c;messageid=1", activity="1"),
        ),
        (Throttled(wait=30), Verdict(state=MessageState.PENDING, rest=NOW + timedelta(seconds=30))),
        (
            Refused(reason=Refusal.CREDENTIALS, status=401),
            Verdict(state=MessageState.PENDING, rest=NOW + OPERATOR, error="credentials"),
        ),
        (Refused(reason=Refusal.HOST), Verdict(state=MessageState.PENDING, rest=NOW + OPERATOR, error="host")),
        (
            Refused(reason=Refusal.GONE, status=404, code="ConversationNotFound"),
            Verdict(state=MessageState.FAILED, error="ConversationNotFound", ends_address=True),
        ),
        (Refused(reason=Refusal.TOO_LARGE, status=413), Verdict(state=MessageState.FAILED, error="too_large")),
        (Uncertain(reason="504"), Verdict(state=MessageState.UNCERTAIN, rest=NOW + PACE, error="504")),
    ],
)
def test_each_ending_has_its_verdict(outcome: Outcome, expected: Verdict) -> None:
    assert verdict(outcome, NOW) == expected
