from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.application import Applicant, Application, Step
from meetings.registrations import Mode
from meetings.schedule import Form
from tests.builders import a_meeting, a_schedule

VERA = Applicant(oneself=True, name="Vera", email="vera@amal.example", organisation="Åmåls kommun", diet="")
SCHEDULE = a_schedule(
    a_meeting("onsite"),
    a_meeting("online", form=Form.ONLINE),
    a_meeting("hybrid", form=Form.HYBRID),
    a_meeting("?", form=None),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def an_application(*meetings: str, **changes: Any) -> Application:
    applicant = Applicant(**{name: getattr(VERA, name) for name in Applicant.__slots__} | changes)
    return Application(meetings=meetings or ("onsite",), people=(applicant,))


@pytest.mark.parametrize(
    ("application", "step"),
    [
        (Application(people=(VERA,)), Step.MEETING),
        (Application(meetings=("online",), unnamed=True), Step.NAME),
        (an_application(name=""), Step.NAME),
        (an_application(organisation=""), Step.ORGANISATION),
        (an_application(email=""), Step.EMAIL),
        (an_application("hybrid"), Step.MODE),
        (an_application("onsite", diet=None), Step.DIET),
        (an_application("hybrid", mode=Mode.ONSITE, diet=None), Step.DIET),
        (an_application("hybrid", mode=Mode.ONLINE, diet=None), Step.CONFIRM),
        (an_application("online", diet=None), Step.CONFIRM),
        (an_application("?", diet=None), Step.CONFIRM),
        (an_application("online", "onsite", diet=None), Step.DIET),
        (an_application("onsite"), Step.CONFIRM),
    ],
)
def test_only_what_is_missing_is_asked(application: Application, step: Step) -> None:
    assert application.pending(SCHEDULE)[0] is step


def test_an_application_survives_being_stored() -> None:
    colleague = Applicant(
        name="Bo", email="bo@amal.example", organisation="Åmåls kommun", mode=Mode.ONLINE, diet="vegan"
    )
    application = Application(
        meetings=("onsite",), people=(VERA, colleague), giver="vera@amal.example", offered=("online",), change=True
    )

    assert Application.from_json(application.to_json()) == application


@given(st.dictionaries(st.sampled_from(["meetings", "people", "unnamed", "giver", "offered", "change"]), JSON))
def test_whatever_a_button_carries_is_an_application(stored: dict[str, Any]) -> None:
    application = Application.from_json(stored)

    application.pending(SCHEDULE)
    assert Application.from_json(application.to_json()) == application


def test_a_persons_data_are_replaced_and_nobody_elses() -> None:
    twins = Application(meetings=("online",), people=(VERA, Applicant(name="Bo")))

    changed = twins.changed(twins.people[1], Applicant(name="Bo Ek"))

    assert [person.name for person in changed.people] == ["Vera", "Bo Ek"]


def test_no_wishes_are_none_for_the_rules() -> None:
    assert VERA.participant().diet is None
