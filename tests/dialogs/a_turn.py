"""Builders of conversations for tests of dialogs: a stored network, and a person who says or presses something."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs.incoming import Incoming, Kind, Person, Scope
from dialogs.turn import Turn
from dialogs.understanding.interpretation import Act, Certainty, Command, Interpretation, Response
from meetings.addresses import Address
from meetings.languages import Language
from meetings.members import Member
from meetings.organisations import Group
from meetings.records import Records
from meetings.schedule import Meeting
from tests.builders import NETWORK, NOW, a_meeting, a_member

LAKES = Group(id="lakes", name="Sjögruppen")
RIVERS = Group(id="rivers", name="Ågruppen")


def a_stored_network(
    records: Records, *meetings: Meeting, members: tuple[Member, ...] = (), groups: tuple[Group, ...] = (LAKES, RIVERS)
) -> None:
    """Stores the network of the builders with its groups, meetings and members."""
    records.networks.add(NETWORK)
    for group in groups:
        records.schedules.add_group(NETWORK.id, group)
    for meeting in meetings or (a_meeting(groups=(LAKES.id,)),):
        records.schedules.add_meeting(NETWORK.id, meeting)
    for member in members:
        records.members.add(NETWORK.id, member)


def a_channel(
    identity: str = "channel", *, groups: tuple[str, ...] = (LAKES.id,), network: str | None = NETWORK.id
) -> Address:
    return Address(
        id=identity,
        scope="channel",
        conversation=f"19:{identity}@thread.tacv2",
        service_url="https://smba.example/emea/",
        bot="28:bot",
        network=network,
        groups=groups,
    )


def something_incoming(
    text: str = "",
    *,
    press: Mapping[str, Any] | None = None,
    member: Member | None = None,
    scope: Scope = Scope.PERSONAL,
    channel: str | None = None,
    network: str | None = None,
    kind: Kind | None = None,
    now: datetime = NOW,
) -> Incoming:
    person = member or a_member()
    return Incoming(
        kind=kind or (Kind.PRESS if press else Kind.MESSAGE),
        person=Person(id=f"29:{person.id}", entra_id=person.entra_id, name=person.name, email=person.email),
        scope=scope,
        conversation=channel or f"a:{person.id}",
        channel=channel,
        network=network,
        text=text,
        press=press or {},
        now=now,
    )


def a_turn(records: Records, text: str = "", *, member: Member | None = None, **incoming: Any) -> Turn:
    return Turn(
        incoming=something_incoming(text, member=member, **incoming),
        records=records,
        schedule=records.schedules.of(NETWORK.id),
        member=member,
        language=Language.SWEDISH,
    )


def in_english(turn: Turn) -> Turn:
    return replace(turn, language=Language.ENGLISH)


def a_command(command: Command, *meetings: str, groups: tuple[str, ...] = (), **slots: Any) -> Interpretation:
    return Interpretation(
        act=Act.COMMAND, certainty=Certainty.SURE, command=command, meetings=meetings, groups=groups, slots=slots
    )


def a_response(response: Response) -> Interpretation:
    return Interpretation(act=Act.RESPOND, certainty=Certainty.SURE, response=response)


SOMETHING_TYPED = Interpretation(act=Act.NONE, certainty=Certainty.DECLINE)
A_QUESTION = Interpretation(act=Act.ASK, certainty=Certainty.SURE, facet="when")
