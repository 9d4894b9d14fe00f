"""Who writes, and in which network."""

from dataclasses import replace

from dialogs.incoming import Scope
from dialogs.recognition import coordinates, network_of, recognise
from meetings.languages import Language
from meetings.members import Role
from meetings.organisations import Network
from storage.database import Database
from tests.builders import NETWORK, a_member
from tests.dialogs.a_turn import a_channel, a_stored_network, something_incoming


def test_a_personal_chat_belongs_to_the_network_that_has_the_person_as_a_member(database: Database) -> None:
    vera = a_member()
    with database.records() as records:
        a_stored_network(records, members=(vera,))

        found = network_of(something_incoming(member=vera), records)

        assert found.network is not None
        assert found.network.id == NETWORK.id


def test_a_stranger_belongs_to_no_network(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)

        found = network_of(something_incoming(member=a_member("Okänd Person")), records)

        assert found.network is None
        assert found.candidates == ()


def test_a_person_of_two_networks_chooses_and_the_choice_counts(database: Database) -> None:
    vera = a_member()
    other = Network(id="other", slug="other", name="Ett annat nätverk")
    with database.records() as records:
        a_stored_network(records, members=(vera,))
        records.networks.add(other)
        records.members.add(other.id, replace(vera, id="vera-there"))

        undecided = network_of(something_incoming(member=vera), records)
        decided = network_of(something_incoming(member=vera), records, chosen="other")

        assert undecided.network is None
        assert {n.id for n in undecided.candidates} == {NETWORK.id, other.id}
        assert decided.network is not None
        assert decided.network.id == other.id


def test_the_choice_of_a_network_one_is_not_in_counts_for_nothing(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)

        found = network_of(something_incoming(member=a_member("Okänd Person")), records, chosen=NETWORK.slug)

        assert found.network is None


def test_a_linked_channel_belongs_to_its_network_whoever_writes_there(database: Database) -> None:
    channel = a_channel()
    with database.records() as records:
        a_stored_network(records)
        records.addresses.save(channel)
        guest = something_incoming(member=a_member("Okänd Gäst"), scope=Scope.CHANNEL, channel=channel.conversation)

        found = network_of(guest, records)

        assert found.network is not None
        assert found.network.id == NETWORK.id


def test_in_local_mode_whoever_is_unknown_belongs_to_the_network_named_at_the_start(database: Database) -> None:
    with database.records() as records:
        a_stored_network(records)

        found = network_of(something_incoming(member=a_member("Okänd Person"), network=NETWORK.slug), records)

        assert found.network is not None
        assert found.network.id == NETWORK.id


def test_a_member_met_for_the_first_time_is_known_by_the_entra_id_afterwards(database: Database) -> None:
    vera = a_member()
    met = replace(vera, entra_id="entra-vera")
    with database.records() as records:
        a_stored_network(records, members=(vera,))

        recognise(something_incoming(member=met), records, NETWORK, vera, None)

        assert records.members.by_email(NETWORK.id, vera.email) == met


def test_the_entra_id_tells_who_somebody_is_when_the_e_mail_address_became_anothers(database: Database) -> None:
    vera, bo = replace(a_member(), entra_id="entra-vera"), a_member("Bo Berg")
    with database.records() as records:
        a_stored_network(records, members=(vera, bo))

        found = network_of(something_incoming(member=replace(vera, email=bo.email)), records)

        assert found.members == {NETWORK.id: vera}


def test_the_language_that_a_member_chose_wins_over_the_conversation(database: Database) -> None:
    vera = replace(a_member(), language=Language.ENGLISH)
    with database.records() as records:
        a_stored_network(records, members=(vera,))

        turn = recognise(something_incoming(member=vera), records, NETWORK, vera, Language.SWEDISH)

        assert turn.language is Language.ENGLISH


def test_who_coordinates_a_network_is_told_from_members_and_strangers(database: Database) -> None:
    vera, sam = a_member(), a_member("Sam Ordnare", role=Role.COORDINATOR)
    with database.records() as records:
        a_stored_network(records, members=(vera, sam))

        asked = [vera, sam, a_member("Okänd Person", role=Role.COORDINATOR)]

        assert [coordinates(something_incoming(member=member), records) for member in asked] == [False, True, False]
