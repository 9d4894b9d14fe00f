"""Who writes, and in which network: found by address, Entra id and e-mail, never by name."""

from dataclasses import dataclass, replace

from dialogs.incoming import Incoming, Person, Scope
from dialogs.turn import Turn
from meetings.languages import Language
from meetings.members import Member
from meetings.organisations import Network
from meetings.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The network of a conversation; several candidates and none chosen: the person is asked."""

    network: Network | None = None
    candidates: tuple[Network, ...] = ()


def network_of(incoming: Incoming, records: Records, *, chosen: str | None = None) -> Found:
    """The network that a conversation belongs to.

    A channel belongs to the network it was linked to, or its team was. A personal chat belongs to the networks
    that have the person as a member. What is still unknown belongs to the network of local mode, if there is one.
    """
    if incoming.scope is not Scope.PERSONAL and (network := _linked(incoming, records)):
        return Found(network=network)
    networks = _networks_of(incoming.person, incoming.tenant, records)
    if not networks and incoming.network and (local := records.networks.named(incoming.network)):
        networks = (local,)
    local_first = next((n for n in networks if n.slug == incoming.network), None)
    network = next((n for n in networks if n.slug == chosen), local_first)
    if network is None and len(networks) == 1:
        network = networks[0]
    return Found(network=network, candidates=networks)


def recognise(incoming: Incoming, records: Records, network: Network, kept: Language | None) -> Turn:
    """The turn of a person in a network; a member met for the first time is remembered by the Entra id."""
    member = _member(incoming.person, network, records)
    return Turn(
        incoming=incoming,
        records=records,
        schedule=records.schedules.of(network.id),
        member=member,
        language=(member.language if member else None) or kept or network.language,
    )


def coordinates(incoming: Incoming, records: Records) -> bool:
    """Whether the person coordinates a network that the conversation may belong to. Changes nothing."""
    found = network_of(incoming, records)
    networks = found.candidates or ((found.network,) if found.network else ())
    members = (_known(incoming.person, network, records) for network in networks)
    return any(member is not None and member.coordinates for member in members)


def _linked(incoming: Incoming, records: Records) -> Network | None:
    address = records.addresses.of_conversation(incoming.channel or incoming.conversation)
    linked = address.network if address else None
    if linked is None and incoming.team:
        linked = next((a.network for a in records.addresses.of_team(incoming.team) if a.network), None)
    return records.networks.get(linked) if linked else None


def _networks_of(person: Person, tenant: str | None, records: Records) -> tuple[Network, ...]:
    known = records.networks.of_person(tenant, person.entra_id) if person.entra_id else ()
    by_email = records.networks.of_email(person.email) if person.email else ()
    return tuple({network.id: network for network in (*known, *by_email)}.values())


def _member(person: Person, network: Network, records: Records) -> Member | None:
    member = _known(person, network, records)
    if member and person.entra_id and member.entra_id != person.entra_id:
        member = replace(member, entra_id=person.entra_id)
        records.members.save(network.id, member)
    return member


def _known(person: Person, network: Network, records: Records) -> Member | None:
    member = records.members.by_entra_id(network.id, person.entra_id) if person.entra_id else None
    return member or (records.members.by_email(network.id, person.email) if person.email else None)
