"""Every answer of the service has one meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.outcomes import WAIT, Refusal, Refused, Throttled, Uncertain, error_code, failure, json_object

TEAMS = b'{"errorCode": 209, "message": "{\\"subCode\\": \\"MessageWritesBlocked\\", \\"details\\": null}"}'
NOT_IN_ROSTER = b'{"error": {"code": "BotNotInConversationRoster"}}'
BOT_FRAMEWORK = b'{"error": {"code": "ConversationNotFound", "message": "Conversation not found."}}'


@pytest.mark.parametrize("status", [429, 412])
def test_what_was_not_taken_now_may_be_tried_again(status: int) -> None:
    assert failure(status, {"Retry-After": "7"}, b"") == Throttled(wait=7.0)
    assert failure(status, {}, b"") == Throttled(wait=WAIT)


@pytest.mark.parametrize(
    ("told", "wait"), [("", WAIT), ("-3", 0.0), ("1e9", 3600.0), ("Wed, 21 Oct 2031 07:28:00 GMT", WAIT), ("nan", WAIT)]
)
def test_a_wait_is_within_reason(told: str, wait: float) -> None:
    assert failure(429, {"Retry-After": told}, b"") == Throttled(wait=wait)


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504, 302, 100])
def test_what_may_have_arrived_is_uncertain(status: int) -> None:
    assert failure(status, {}, b"") == Uncertain(reason=str(status))


@pytest.mark.parametrize(
    ("status", "body", "reason", "code", "ends"),
    [
        (403, TEAMS, Refusal.BLOCKED, "MessageWritesBlocked", True),
        (403, b"<html>", Refusal.BLOCKED, "", True),
        (404, BOT_FRAMEWORK, Refusal.GONE, "ConversationNotFound", True),
        (404, b'{"error": {"code": "ActivityNotFound"}}', Refusal.GONE, "ActivityNotFound", False),
        (
            400,
            b'{"error": {"code": "BotNotInConversationRoster"}}',
            Refusal.MALFORMED,
            "BotNotInConversationRoster",
            True,
        ),
        (413, b'{"error": {"code": "MessageSizeTooBig"}}', Refusal.TOO_LARGE, "MessageSizeTooBig", False),
        (401, b"", Refusal.CREDENTIALS, "", False),
        (400, b"{}", Refusal.MALFORMED, "", False),
        (499, b"", Refusal.MALFORMED, "", False),
    ],
)
def test_a_refusal_says_why_and_whether_the_conversation_is_lost(
    status: int, body: bytes, reason: Refusal, code: str, ends: bool
) -> None:
    refused = failure(status, {}, body)

    assert refused == Refused(reason=reason, status=status, code=code)
    assert isinstance(refused, Refused)
    assert refused.ends_address == ends


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b'{"error": "x"}', b'{"error": {"code": {}}}', b'{"message": "{"}', b"\xff"]
)
def test_an_error_of_no_known_shape_has_no_code(body: bytes) -> None:
    assert error_code(body) == ""


def test_teams_own_number_stands_for_a_missing_word() -> None:
    assert error_code(b'{"errorCode": 209, "message": "Blocked"}') == "209"


@given(st.integers(100, 599), st.binary(max_size=200), st.text(max_size=20))
def test_any_answer_is_a_failure_of_some_kind(status: int, body: bytes, wait: str) -> None:
    assert isinstance(failure(status, {"Retry-After": wait}, body), Throttled | Refused | Uncertain)
    assert isinstance(json_object(body), dict)
