"""Where the bot can post: conversations it was added to, and the groups linked to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A conversation that the bot can post into. Our own record: no SDK object is stored."""

    id: str
    #: personal, group_chat or channel
    scope: str
    #: the conversation id without a thread
    conversation: str
    service_url: str
    bot: str
    tenant: str | None = None
    team: str | None = None
    #: for a personal chat: the Teams id and the Entra id of the person
    person: str | None = None
    entra_id: str | None = None
    locale: str | None = None
    #: the network that the conversation belongs to, once known
    network: str | None = None
    #: ids of the groups whose posts go here
    groups: tuple[str, ...] = ()
    #: False after the bot was removed or refused for good
    active: bool = True
    #: the conversation was welcomed
    welcomed: bool = False
