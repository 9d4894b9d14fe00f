"""The first tables."""

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Text,
    Time,
    UniqueConstraint,
    text,
)

revision = "0001"
down_revision = None

NUMBER = BigInteger().with_variant(Integer(), "sqlite")
KEY = Text().with_variant(Text(collation="C"), "postgresql")
INSTANT = DateTime(timezone=True)
PENDING = text("state = 'pending'")
LEASED = text("leased_until IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "networks",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("slug", Text, nullable=False, unique=True),
        Column("name", Text, nullable=False),
        Column("zone", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("version", Integer, nullable=False),
    )
    op.create_table(
        "groups",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
        Column("name", Text, nullable=False),
        Column("aliases", JSON, nullable=False),
    )
    op.create_table(
        "organisations",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
        Column("name", Text, nullable=False),
        Column("domains", JSON, nullable=False),
    )
    op.create_table(
        "series",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
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
    op.create_table(
        "meetings",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
        Column("title", Text, nullable=False),
        Column("first_day", Date, nullable=False),
        Column("last_day", Date, nullable=False),
        Column("starts_at", Time),
        Column("ends_at", Time),
        Column("all_day", Boolean, nullable=False),
        Column("form", Text),
        Column("place", Text),
        Column("link", Text),
        Column("groups", JSON, nullable=False),
        Column("joint_with", JSON, nullable=False),
        Column("status", Text, nullable=False),
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
    op.create_table(
        "contacts",
        Column("number", NUMBER, primary_key=True),
        Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
        Column("name", Text),
        Column("email", Text),
        Column("phone", Text),
        Column("role", Text),
        Column("groups", JSON, nullable=False),
    )
    op.create_table(
        "documents",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
        Column("name", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("given_by", Text, nullable=False),
        Column("given_at", INSTANT, nullable=False),
        Column("language", Text, nullable=False),
        Column("text", Text, nullable=False),
    )
    op.create_table(
        "passages",
        Column("number", NUMBER, primary_key=True),
        Column("document", Text, ForeignKey("documents.id"), nullable=False, index=True),
        Column("line", Integer, nullable=False),
        Column("heading", Text, nullable=False),
        Column("text", Text, nullable=False),
    )
    op.create_table(
        "members",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("network", Text, ForeignKey("networks.id"), nullable=False),
        Column("name", Text, nullable=False),
        Column("email", Text, nullable=False, index=True),
        Column("organisation", Text, nullable=False),
        Column("groups", JSON, nullable=False),
        Column("role", Text, nullable=False),
        Column("entra_id", Text, index=True),
        Column("language", Text),
        UniqueConstraint("network", "email"),
    )
    op.create_table(
        "registrations",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
        Column("name", Text, nullable=False),
        Column("email", Text, nullable=False, index=True),
        Column("organisation", Text, nullable=False),
        Column("mode", Text),
        Column("diet", Text),
        Column("status", Text, nullable=False),
        Column("registered_by", Text, nullable=False),
        Column("registered_at", INSTANT, nullable=False),
        UniqueConstraint("meeting", "email"),
    )
    op.create_table(
        "conversations",
        Column("conversation", Text, primary_key=True),
        Column("person", Text, primary_key=True),
        Column("state", JSON, nullable=False),
        Column("changed_at", INSTANT, nullable=False, index=True),
    )
    op.create_table(
        "addresses",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
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
    op.create_table(
        "address_groups",
        Column("address", Text, ForeignKey("addresses.id"), primary_key=True),
        Column("group", Text, primary_key=True, index=True),
        Column("place", Integer, nullable=False),
    )
    op.create_table(
        "seen",
        Column("key", Text, primary_key=True),
        Column("seen_at", INSTANT, nullable=False, index=True),
        Column("answer", JSON),
    )
    op.create_table(
        "messages",
        Column("number", NUMBER, primary_key=True),
        Column("key", KEY, nullable=False, unique=True),
        Column("network", Text, nullable=False, index=True),
        Column("lane", Text, nullable=False),
        Column("address", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("data", JSON, nullable=False),
        Column("due_at", INSTANT, nullable=False),
        Column("expires_at", INSTANT),
        Column("state", Text, nullable=False),
        Column("conversation", Text),
        Column("activity", Text),
        Column("error", Text),
        Index("ix_messages_due", "due_at", "lane", sqlite_where=PENDING, postgresql_where=PENDING),
        Index("ix_messages_lane_due", "lane", "due_at", sqlite_where=PENDING, postgresql_where=PENDING),
        Index("ix_messages_expiry", "expires_at", sqlite_where=PENDING, postgresql_where=PENDING),
    )
    op.create_table(
        "lanes",
        Column("lane", Text, primary_key=True),
        Column("holder", Text),
        Column("sending", KEY, unique=True),
        Column("leased_until", INSTANT),
        Column("held_until", INSTANT),
        Index("ix_lanes_leased", "leased_until", sqlite_where=LEASED, postgresql_where=LEASED),
    )
    op.create_table(
        "questions",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
        Column("text", Text, nullable=False),
        Column("groups", JSON, nullable=False),
        Column("asked_by", Text, nullable=False),
        Column("asked_at", INSTANT, nullable=False),
        Column("address", Text, nullable=False),
        Column("answer", Text),
        Column("answered_by", Text),
        Column("answered_at", INSTANT),
    )
    op.create_table(
        "answers",
        Column("number", NUMBER, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("network", Text, ForeignKey("networks.id"), nullable=False, index=True),
        Column("question", Text, nullable=False),
        Column("answer", Text, nullable=False),
        Column("groups", JSON, nullable=False),
        Column("author", Text, nullable=False),
        Column("written_at", INSTANT, nullable=False),
    )
    op.create_table(
        "declined",
        Column("network", Text, ForeignKey("networks.id"), primary_key=True),
        Column("text", Text, primary_key=True),
        Column("times", Integer, nullable=False),
        Column("last_at", INSTANT, nullable=False),
    )
