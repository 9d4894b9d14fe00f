from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, a_member, a_network


def test_a_network_is_found_by_its_name_and_its_id(records: UnitOfWork) -> None:
    assert records.networks.named("sjo") == NETWORK
    assert records.networks.get(NETWORK.id) == NETWORK
    assert records.networks.named("skog") is None
    assert records.networks.get("skog") is None


def test_networks_come_in_the_order_of_their_founding(records: UnitOfWork) -> None:
    records.networks.add(second := a_network("berg"))
    records.networks.add(third := a_network("aker"))

    assert records.networks.all() == (NETWORK, second, third)


def test_a_person_is_found_in_every_network_that_has_a_member_with_the_address(records: UnitOfWork) -> None:
    records.networks.add(other := a_network("skog"))
    records.networks.add(a_network("berg"))
    for network in (NETWORK, other):
        records.members.add(network.id, a_member(email="vera@amal.example", entra_id="entra"))

    assert [network.id for network in records.networks.of_email("Vera@Amal.example")] == [NETWORK.id, other.id]
    assert [network.id for network in records.networks.of_person("tenant", "entra")] == [NETWORK.id, other.id]
    assert records.networks.of_email("bo@amal.example") == ()
    assert records.networks.of_person(None, "another") == ()
