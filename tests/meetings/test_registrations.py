import pytest

from meetings.registrations import Mode, RegistrationStatus
from meetings.schedule import Form
from tests.builders import a_meeting, a_participant, a_registration


def test_a_withdrawn_registration_is_not_in_force() -> None:
    assert a_registration().in_force
    assert not a_registration(status=RegistrationStatus.WITHDRAWN).in_force


@pytest.mark.parametrize(
    ("form", "mode"),
    [(Form.ONSITE, Mode.ONSITE), (Form.ONLINE, Mode.ONLINE), (Form.HYBRID, Mode.ONLINE), (None, Mode.ONLINE)],
)
def test_a_wish_for_a_mode_counts_where_the_form_leaves_a_choice(form: Form | None, mode: Mode) -> None:
    assert a_participant(mode=Mode.ONLINE).mode_at(a_meeting(form=form)) is mode


def test_the_kitchen_hears_only_of_those_who_come() -> None:
    participant = a_participant(diet="glutenfri")

    assert participant.diet_at(a_meeting(form=Form.ONSITE)) == "glutenfri"
    assert participant.diet_at(a_meeting(form=Form.ONLINE)) is None
