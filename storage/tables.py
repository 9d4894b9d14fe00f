"""The schema, declared. Columns are named as the fields of the values that they keep.

`number` counts rows in order of insertion; it is what "in their order" means, and SQLite's own row number.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from meetings.languages import Language
from meetings.members import Role
from meetings.registrations import Mode, RegistrationStatus
from meetings.reminders import MessageState
from meetings.schedule import Form, Status
from storage.columns import Choice, Instant, Json, Key, Number, Strings

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _number() -> Column[int]:
    return Column("number", Number, primary_key=True)


def _id() -> Column[str]:
    return Column("id", Text, nullable=False, unique=True)


def _network() -> Column[str]:
    return Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True)


def _groups() -> Column[tuple[str, ...]]:
    return Column("groups", Strings, nullable=False)


networks = Table(
    "networks",
    metadata,
    _number(),
    _id(),
    Column("slug", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("language", Choice(Language), nullable=False),
    Column("version", Integer, nullable=False),
)

groups = Table(
    "groups",
    metadata,
    _number(),
    _id(),
    _network(),
    Column("name", Text, nullable=False),
    Column("aliases", Strings, nullable=False),
)

organisations = Table(
    "organisations",
    metadata,
    _number(),
    _id(),
    _network(),
    Column("name", Text, nullable=False),
    Column("domains", Strings, nullable=False),
)

series = Table(
    "series",
    metadata,
    _number(),
    _id(),
    _network(),
    Column("title", Text, nullable=False),
    Column("together", Boolean, nullable=False),
    Column("registration_required", Boolean),
    Column("deadline", Date),
    Column("seats_per_organisation", Integer),
    Column("seats_total", Integer),
    Column("contact_name", Text),
    Column("contact_email", Text),
    Column("url", Text),
    Column("audience", Text),
    Column("cost", Text),
)

meetings = Table(
    "meetings",
    metadata,
    _number(),
    _id(),
    _network(),
    Column("title", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("starts_at", Time),
    Column("ends_at", Time),
    Column("all_day", Boolean, nullable=False),
    Column("form", Choice(Form)),
    Column("place", Text),
    Column("link", Text),
    _groups(),
    Column("joint_with", Strings, nullable=False),
    Column("status", Choice(Status), nullable=False),
    Column("theme", Text),
    Column("coffee_from", Time),
    Column("deadline", Date),
    Column("seats_per_organisation", Integer),
    Column("seats_total", Integer),
    Column("series", Text),
    Column("document", Text),
    Column("line", Integer),
    Column("revision", Integer, nullable=False),
)

contacts = Table(
    "contacts",
    metadata,
    _number(),
    _network(),
    Column("name", Text),
    Column("email", Text),
    Column("phone", Text),
    Column("role", Text),
    _groups(),
)

documents = Table(
    "documents",
    metadata,
    _number(),
    _id(),
    _network(),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("given_by", Text, nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    _number(),
    Column("document", Text, ForeignKey("documents.id"), nullable=False, index=True),
    Column("line", Integer, nullable=False),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
)

members = Table(
    "members",
    metadata,
    _number(),
    _id(),
    Column("network", Text, ForeignKey("networks.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False, index=True),
    Column("organisation", Text, nullable=False),
    _groups(),
    Column("role", Choice(Role), nullable=False),
    Column("entra_id", Text, index=True),
    Column("language", Choice(Language)),
    UniqueConstraint("network", "email"),
)

registrations = Table(
    "registrations",
    metadata,
    _number(),
    _id(),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False, index=True),
    Column("organisation", Text, nullable=False),
    Column("mode", Choice(Mode)),
    Column("diet", Text),
    Column("status", Choice(RegistrationStatus), nullable=False),
    Column("registered_by", Text, nullable=False),
    Column("registered_at", Instant, nullable=False),
    UniqueConstraint("meeting", "email"),
)

conversations = Table(
    "conversations",
    metadata,
    Column("conversation", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("state", Json, nullable=False),
    Column("changed_at", Instant, nullable=False, index=True),
)

addresses = Table(
    "addresses",
    metadata,
    _number(),
    _id(),
    Column("scope", Text, nullable=False),
    Column("conversation", Text, nullable=False, unique=True),
    Column("service_url", Text, nullable=False),
    Column("bot", Text, nullable=False),
    Column("tenant", Text),
    Column("team", Text, index=True),
    Column("person", Text),
    Column("entra_id", Text, index=True),
    Column("locale", Text),
    Column("network", Text, index=True),
    Column("active", Boolean, nullable=False),
    Column("welcomed", Boolean, nullable=False),
)

#: which groups' posts go to an address
address_groups = Table(
    "address_groups",
    metadata,
    Column("address", Text, ForeignKey("addresses.id"), primary_key=True),
    Column("group", Text, primary_key=True, index=True),
    Column("place", Integer, nullable=False),
)

seen = Table(
    "seen",
    metadata,
    Column("key", Text, primary_key=True),
    Column("seen_at", Instant, nullable=False, index=True),
    Column("answer", Json),
)

#: the partial indexes keep a history of sent messages from costing anything
PENDING = text("state = 'pending'")

messages = Table(
    "messages",
    metadata,
    _number(),
    Column("key", Key, nullable=False, unique=True),
    Column("network", Text, nullable=False, index=True),
    Column("lane", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("data", Json, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("state", Choice(MessageState), nullable=False),
    Column("conversation", Text),
    Column("activity", Text),
    Column("error", Text),
    Index("ix_messages_due", "due_at", "lane", sqlite_where=PENDING, postgresql_where=PENDING),
    Index("ix_messages_lane_due", "lane", "due_at", sqlite_where=PENDING, postgresql_where=PENDING),
    Index("ix_messages_expiry", "expires_at", sqlite_where=PENDING, postgresql_where=PENDING),
)

LEASED = text("leased_until IS NOT NULL")

lanes = Table(
    "lanes",
    metadata,
    Column("lane", Text, primary_key=True),
    #: who is sending in the lane now, which message, and until when nobody else may; all three or none
    Column("holder", Text),
    Column("sending", Key, unique=True),
    Column("leased_until", Instant),
    #: a rest that Teams asked for, or that keeps the pace
    Column("held_until", Instant),
    Index("ix_lanes_leased", "leased_until", sqlite_where=LEASED, postgresql_where=LEASED),
)

questions = Table(
    "questions",
    metadata,
    _number(),
    _id(),
    _network(),
    Column("text", Text, nullable=False),
    _groups(),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("address", Text, nullable=False),
    Column("answer", Text),
    Column("answered_by", Text),
    Column("answered_at", Instant),
)

answers = Table(
    "answers",
    metadata,
    _number(),
    _id(),
    _network(),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    _groups(),
    Column("author", Text, nullable=False),
    Column("written_at", Instant, nullable=False),
)

declined = Table(
    "declined",
    metadata,
    Column("network", Text, ForeignKey("networks.id"), primary_key=True),
    Column("text", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
)
