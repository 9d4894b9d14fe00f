from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.unit_of_work import UnitOfWork
from tests.builders import NOW

STATE = {"version": 1, "flow": "registering", "data": {"name": "Åsa", "seats": None, "meetings": ["a", "b"]}}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_a_state_is_kept_for_each_person_in_each_conversation(records: UnitOfWork) -> None:
    records.conversations.store("channel", "vera", STATE, NOW)
    records.conversations.store("channel", "bo", {}, NOW)

    assert records.conversations.load("channel", "vera") == STATE
    assert records.conversations.load("channel", "bo") == {}
    assert records.conversations.load("chat", "vera") is None


def test_a_newer_state_replaces_the_older_and_none_forgets_it(records: UnitOfWork) -> None:
    records.conversations.store("channel", "vera", {"step": "one"}, NOW)

    records.conversations.store("channel", "vera", {"step": "two"}, NOW)
    assert records.conversations.load("channel", "vera") == {"step": "two"}

    records.conversations.store("channel", "vera", None, NOW)
    assert records.conversations.load("channel", "vera") is None


def test_states_untouched_for_long_are_forgotten(records: UnitOfWork) -> None:
    records.conversations.store("channel", "vera", STATE, NOW)
    records.conversations.store("channel", "bo", STATE, NOW)
    records.conversations.store("channel", "bo", STATE, NOW + timedelta(hours=1))

    assert records.conversations.forget_older(NOW) == 0
    assert records.conversations.forget_older(NOW + timedelta(minutes=1)) == 1
    assert records.conversations.load("channel", "vera") is None
    assert records.conversations.load("channel", "bo") == STATE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=st.dictionaries(st.text(), json_values))
def test_any_json_value_comes_back_as_it_was(records: UnitOfWork, state: dict[str, Any]) -> None:
    records.conversations.store("channel", "vera", state, NOW)

    assert records.conversations.load("channel", "vera") == state
