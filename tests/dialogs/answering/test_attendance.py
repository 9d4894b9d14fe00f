"""Who comes: one's own registrations, counts for all, names for coordinators alone and in private."""

from dataclasses import replace

import pytest

from dialogs.incoming import Scope
from meetings.members import Member
from meetings.records import Records
from meetings.registrations import RegistrationStatus
from tests.builders import a_member, a_registration
from tests.dialogs.answering.asking import asked, shown
from tests.dialogs.lakes import COORDINATOR, MEMBER

PER = a_member("Per Näs", organisation="Tibro kommun", groups=("lakes",))
WHO_COMES = "vilka är anmälda till den 12 mars"
WHO_IS_MISSING = "vilka kommuner har inte anmält sig till den 12 mars"


@pytest.fixture
def attended(lakes: Records) -> Records:
    """Vera and Per come in March; somebody withdrew."""
    lakes.members.add("network", PER)
    lakes.registrations.add(a_registration("march", MEMBER.name, organisation=MEMBER.organisation))
    lakes.registrations.add(a_registration("march", PER.name, organisation=PER.organisation))
    lakes.registrations.add(a_registration("march", "Ulla Bort", status=RegistrationStatus.WITHDRAWN))
    return lakes


def test_a_coordinator_sees_names_and_only_in_private(attended: Records) -> None:
    reply = asked(attended, WHO_COMES, member=COORDINATOR)

    assert "Vera Strand" in shown(reply)
    assert "Per Näs" in shown(reply)
    assert "Ulla Bort" not in shown(reply)
    assert reply.private


@pytest.mark.parametrize("scope", [Scope.PERSONAL, Scope.CHANNEL])
@pytest.mark.parametrize("member", [MEMBER, None], ids=["member", "unknown person"])
@pytest.mark.parametrize("question", [WHO_COMES, WHO_IS_MISSING, "kommer Per Näs den 12 mars"])
def test_nobody_else_sees_a_name(attended: Records, scope: Scope, member: object, question: str) -> None:
    told = shown(asked(attended, question, scope=scope, member=member))

    assert not any(name in told for name in ("Vera", "Per Näs", "Ulla", "Tibro kommun"))


def test_how_many_come_is_told_to_everybody(attended: Records) -> None:
    assert "2 personer från 2 organisationer" in asked(attended, "hur många kommer den 12 mars").text


def test_a_coordinator_is_told_which_organisations_are_missing(attended: Records) -> None:
    attended.members.add("network", a_member("Jo Bro", organisation="Karlsborgs kommun", groups=("lakes",)))

    reply = asked(attended, WHO_IS_MISSING, member=COORDINATOR)

    assert "1 av 3 organisationer" in reply.text
    assert "Karlsborgs kommun" in shown(reply)
    assert reply.private


def test_next_is_the_next_meeting_of_the_coordinators_own_group(attended: Records) -> None:
    rivers = replace(COORDINATOR, groups=("rivers",))
    attended.members.add("network", a_member("Jo Bro", organisation="Karlsborgs kommun", groups=("rivers",)))
    attended.members.add("network", a_member("Al Ek", organisation="Hjo kommun", groups=("lakes",)))

    reply = asked(attended, "vilka kommuner saknas till nästa träff", member=rivers)

    assert "Karlsborgs kommun" in shown(reply)


@pytest.mark.parametrize("member", [COORDINATOR, MEMBER], ids=["coordinator", "member"])
@pytest.mark.parametrize("question", [WHO_COMES, "hur många kommer den 12 mars"])
def test_in_a_channel_nothing_is_told_of_who_comes(attended: Records, member: Member, question: str) -> None:
    assert asked(attended, question, scope=Scope.CHANNEL, member=member).private


def test_when_every_organisation_comes_none_is_missing(attended: Records) -> None:
    assert "Alla organisationer" in asked(attended, WHO_IS_MISSING, member=COORDINATOR).text


def test_ones_own_registrations_are_told_to_oneself_alone(attended: Records) -> None:
    mine = asked(attended, "vilka träffar är jag anmäld till", scope=Scope.CHANNEL)
    one = asked(attended, "är jag anmäld till träffen i mars", scope=Scope.CHANNEL)
    other = asked(attended, "är jag anmäld till träffen i april", scope=Scope.CHANNEL)

    assert "anmäld till 1 träff" in mine.text
    assert one.text.startswith("Ja, du är anmäld")
    assert other.text.startswith("Nej, du är inte anmäld")
    assert "Anmäl mig till 24 april" in shown(other)
    assert mine.private
    assert one.private
    assert other.private


def test_who_is_registered_for_nothing_is_told_so(lakes: Records) -> None:
    assert "inte anmäld till någon kommande träff" in asked(lakes, "är jag anmäld").text
