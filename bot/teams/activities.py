"""What Teams sends: the fields of an activity that we use, checked at the door; all others pass unseen.

Read with models of our own: the SDK's deserialiser takes longer than the rest of a turn, and lets wrong types in.
"""

import re
from typing import Annotated, Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

#: an identifier: it becomes part of addresses and keys, so no control characters, and no end in sight
Identifier = Annotated[str, Field(min_length=1, max_length=512, pattern=r"^[^\x00-\x1f\x7f]+$")]


class NotAnActivity(Exception):
    """The body is no activity: `field` is the part that is wrong, "body" for all of it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", alias_generator=to_camel)


class Account(_Part):
    """A person or a bot."""

    id: Identifier
    name: str | None = None
    aad_object_id: Identifier | None = None


class Member(_Part):
    """Somebody who came or went; Teams may tell nothing but the id."""

    id: Identifier | None = None


class Conversation(_Part):
    """Where it was written."""

    id: Identifier
    conversation_type: str | None = None
    is_group: bool | None = None
    tenant_id: Identifier | None = None


class Named(_Part):
    """A tenant, team or channel."""

    id: Identifier | None = None
    name: str | None = None


class ChannelData(_Part):
    """What only Teams tells."""

    tenant: Named | None = None
    team: Named | None = None
    channel: Named | None = None
    event_type: str | None = None


class Activity(_Part):
    """One activity of the Bot Framework protocol."""

    type: Identifier
    id: Identifier | None = None
    channel_id: Identifier
    service_url: Annotated[str, Field(min_length=1, max_length=2048)]
    sender: Account = Field(alias="from")
    recipient: Account | None = None
    conversation: Conversation
    channel_data: ChannelData | None = None
    timestamp: str | None = None
    locale: str | None = None
    reply_to_id: str | None = None
    delivery_mode: str | None = None
    #: of a message
    text: str | None = None
    text_format: str | None = None
    entities: list[dict[str, Any]] | None = None
    attachments: list[dict[str, Any]] | None = None
    #: of an invoke, and what a card sent
    name: str | None = None
    value: Any = None
    #: of an event
    action: str | None = None
    members_added: list[Member] | None = None
    members_removed: list[Member] | None = None

    @property
    def tenant(self) -> str | None:
        """The tenant it comes from."""
        told = self.channel_data.tenant if self.channel_data else None
        return (told.id if told else None) or self.conversation.tenant_id


#: an escaped NUL, which no database takes and no keyboard types; a backslash before it is text
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def parse(body: bytes) -> Activity:
    """The activity in a request's body. Raises NotAnActivity for anything else, whatever it is."""
    if b"\\u0000" in body and _NUL.search(body):
        raise NotAnActivity("body")
    try:
        decoded = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise NotAnActivity("body") from error
    try:
        return Activity.model_validate(decoded)
    except ValidationError as error:
        place = error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
        raise NotAnActivity(".".join(map(str, place)) or "body") from None
