"""Who writes, and in which network: found by address, Entra id and e-mail, never by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

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
    #: who the person is in each network that knows them, by the network's id
    members: Mapping[str, Member] = field(default_factory=dict)


def network_of(incoming: Incoming, records: Records, *, chosen: str | None = None) -> Found:
    """The network that a conversation belongs to.

    A channel belongs to the network it was linked to, or its team was. A personal chat belongs to the networks
    that have the person as a member. What is still unknown belongs to the network of local mode, if there is one.
    """
    known = records.members.of_person(incoming.person.entra_id, incoming.person.email)
    members = _by_network(known, incoming.person)
    if incoming.scope is not Scope.PERSONAL and (network := _linked(incoming, records)):
        return Found(network=network, members=members)
    networks = tuple({network.id: network for network, _ in known}.values())
    if not networks and incoming.network and (local := records.networks.named(incoming.network)):
        networks = (local,)
    local_first = next((n for n in networks if n.slug == incoming.network), None)
    network = next((n for n in networks if n.slug == chosen), local_first)
    if network is None and len(networks) == 1:
        network = networks[0]
    return Found(network=network, candidates=networks, members=members)


def recognise(
    incoming: Incoming, records: Records, network: Network, member: Member | None, kept: Language | None
) -> Turn:
    """The turn of a person in a network; a member met for the first time is remembered by the Entra id."""
    entra_id = incoming.person.entra_id
    if member and entra_id and member.entra_id != entra_id:
        member = replace(member, entra_id=entra_id)
        records.members.save(network.id, member)
    return Turn(
        incoming=incoming,
        records=records,
        schedule=records.schedules.of(network.id, network.version),
        member=member,
        language=(member.language if member else None) or kept or network.language,
    )


def coordinates(incoming: Incoming, records: Records) -> bool:
    """Whether the person coordinates a network that the conversation may belong to. Changes nothing."""
    found = network_of(incoming, records)
    networks = found.candidates or ((found.network,) if found.network else ())
    members = (found.members.get(network.id) for network in networks)
    return any(member is not None and member.coordinates for member in members)


def _linked(incoming: Incoming, records: Records) -> Network | None:
    return records.networks.of_conversation(incoming.channel or incoming.conversation, incoming.team)


def _by_network(known: Iterable[tuple[Network, Member]], person: Person) -> dict[str, Member]:
    """Each network's member; the one with the person's Entra id when another one has the e-mail address."""
    surest_last = sorted(known, key=lambda pair: pair[1].entra_id == person.entra_id)
    return {network.id: member for network, member in surest_last}
