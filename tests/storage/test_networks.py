from dataclasses import replace

from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, a_network, an_address


def test_a_network_is_found_by_its_name_and_its_id(records: UnitOfWork) -> None:
    assert records.networks.named("sjo") == NETWORK
    assert records.networks.get(NETWORK.id) == NETWORK
    assert records.networks.named("skog") is None
    assert records.networks.get("skog") is None


def test_networks_come_in_the_order_of_their_founding(records: UnitOfWork) -> None:
    records.networks.add(second := a_network("berg"))
    records.networks.add(third := a_network("aker"))

    assert records.networks.all() == (NETWORK, second, third)


def test_a_conversation_belongs_to_the_network_that_it_was_linked_to_else_to_its_teams(records: UnitOfWork) -> None:
    records.networks.add(other := a_network("skog"))
    records.addresses.save(replace(an_address("19:skog", team="team"), network=other.id))
    records.addresses.save(an_address("19:sjo", team="team"))
    records.addresses.save(replace(an_address("19:new", team="team"), network=None))

    assert records.networks.of_conversation("19:sjo", "team") == NETWORK
    assert records.networks.of_conversation("19:new", "team") == other
    assert records.networks.of_conversation("19:never seen", "team") == other
    assert records.networks.of_conversation("19:new", None) is None
    assert records.networks.of_conversation("19:new", "another team") is None
