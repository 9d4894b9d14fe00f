from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.identity import new_id
from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, a_member


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_every_text_comes_back_as_it_was(records: UnitOfWork, text: str) -> None:
    member = a_member(text, email=f"{new_id()}@amal.example")

    records.members.add(NETWORK.id, member)

    assert records.members.by_email(NETWORK.id, member.email) == member


def test_what_no_database_can_keep_is_left_out(records: UnitOfWork) -> None:
    member = a_member("Vera\0 Str\ud800nd", email="vera@amal.example")

    records.members.add(NETWORK.id, member)

    assert records.members.by_email(NETWORK.id, "vera@amal.example") == replace(member, name="Vera Str?nd")
