from dataclasses import replace

from storage.unit_of_work import UnitOfWork
from tests.builders import NETWORK, an_address


def test_an_address_is_found_by_everything_that_it_belongs_to(records: UnitOfWork) -> None:
    address = an_address("19:a", groups=("vatten", "skog"), team="team")
    address = replace(address, tenant="tenant", locale="sv-SE", active=False, welcomed=True)

    records.addresses.save(address)

    assert records.addresses.get(address.id) == address
    assert records.addresses.of_conversation("19:a") == address
    assert records.addresses.of_network(NETWORK.id) == (address,)
    assert records.addresses.of_team("team") == (address,)
    assert records.addresses.of_group("skog") == (address,)


def test_what_nobody_wrote_to_has_no_address(records: UnitOfWork) -> None:
    assert records.addresses.get("a") is None
    assert records.addresses.of_conversation("19:a") is None
    assert records.addresses.of_network(NETWORK.id) == ()
    assert records.addresses.personal("entra") is None


def test_a_saved_address_replaces_the_one_with_its_id(records: UnitOfWork) -> None:
    records.addresses.save(address := an_address(groups=("vatten", "skog")))

    records.addresses.save(moved := replace(address, service_url="https://new.example/", groups=("skog", "jord")))

    assert records.addresses.of_network(NETWORK.id) == (moved,)
    assert records.addresses.of_group("vatten") == ()


def test_a_group_may_have_several_channels_and_a_channel_several_groups(records: UnitOfWork) -> None:
    records.addresses.save(first := an_address("19:a", groups=("vatten",)))
    records.addresses.save(second := an_address("19:b", groups=("vatten", "skog")))

    assert records.addresses.of_group("vatten") == (first, second)
    assert records.addresses.of_group("skog") == (second,)


def test_a_persons_chat_is_personal_and_no_channel_is(records: UnitOfWork) -> None:
    records.addresses.save(an_address("19:a", entra_id="entra"))
    records.addresses.save(chat := an_address("a:1", scope="personal", entra_id="entra"))

    assert records.addresses.personal("entra") == chat
