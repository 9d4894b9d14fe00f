"""Brings the example network into a database, through the same use cases as an operator's words."""

from datetime import datetime
from importlib import resources

from bot.commands.reading import understood
from dialogs.documents.importing import import_document
from meetings.identity import new_id
from meetings.members import Member, Role
from meetings.membership import import_members
from meetings.organisations import Network
from meetings.planning import replan
from storage.database import Database

SLUG = "blaklint"
NAME = "Kommunnätverket Blåklint"
#: the day before a joint meeting, five minutes before the reminder of it
NOW = datetime.fromisoformat("2027-03-09T08:55:00+01:00")
#: whom Microsoft's Agents Playground plays unless told otherwise; here a coordinator, so that everything can be tried
NEWCOMER_NAME, NEWCOMER_EMAIL = "Alex Wilber", "alexw@example.com"


def load(database: Database) -> Network:
    """The example network, with its plan, an invitation and its members; the database is to be empty."""
    folder = resources.files("bot.example")
    documents = [understood(name, (folder / name).read_bytes()) for name in ("plan.txt", "inbjudan.txt")]
    members = (folder / "members.csv").read_text(encoding="utf-8")
    with database.records() as records:
        for text, reading in documents:
            imported = import_document(records, text, reading, slug=SLUG, name=NAME, by=SLUG, now=NOW, confirmed=True)
        network = imported.schedule.network
        import_members(records, network.id, members)
        groups = tuple(group.id for group in imported.schedule.groups)
        newcomer = Member(
            id=new_id(),
            name=NEWCOMER_NAME,
            email=NEWCOMER_EMAIL,
            organisation=NAME,
            groups=groups,
            role=Role.COORDINATOR,
        )
        records.members.add(network.id, newcomer)
        replan(records, network.id, NOW)
        records.commit()
    return network
