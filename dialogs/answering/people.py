"""Questions about people: who coordinates, leads and arranges, and how to reach them."""

from collections.abc import Iterable, Sequence

from dialogs.answering.asked import Asked
from dialogs.answering.quoting import quote_about
from dialogs.replies import Card, Reply, Row
from dialogs.understanding.resolution import scope_of
from meetings.schedule import Contact


def coordinator(asked: Asked) -> Reply:
    """The coordinator of the groups meant, with the ways to reach them."""
    contacts = _meant(asked)
    if not contacts:
        return quote_about(asked, "leader") or asked.reply(asked.say("contact_unknown"))
    lines = [_told(asked, c) for c in contacts]
    if len(lines) == 1:
        return asked.reply(lines[0], _card(asked, contacts))
    return asked.reply(
        asked.say("contacts", contacts=asked.joined(asked.reachable(c) for c in contacts)), _card(asked, contacts)
    )


def phone(asked: Asked) -> Reply:
    """The telephone numbers of the people meant."""
    return _way(asked, "phone")


def email(asked: Asked) -> Reply:
    """The e-mail addresses of the people meant."""
    return _way(asked, "email")


def coordinates(asked: Asked) -> Reply:
    """Which groups a person coordinates."""
    person = str(asked.slot("person") or "").casefold()
    contacts = [c for c in asked.schedule.contacts if person and (c.name or "").casefold() == person]
    groups = {g for c in contacts for g in c.groups}
    names = [g.name for g in asked.schedule.groups if g.id in groups]
    if names:
        return asked.reply(asked.say("coordinates", name=contacts[0].name, groups=asked.joined(names)))
    rows = tuple(
        Row(title=g.name, detail=asked.joined(_names(c for c in asked.schedule.contacts if g.id in c.groups)))
        for g in asked.schedule.groups
    )
    return asked.reply(asked.say("coordinators"), Card(rows=rows)) if rows else coordinator(asked)


def leader(asked: Asked) -> Reply:
    """Who leads: the document's own sentence."""
    return quote_about(asked, "leader") or coordinator(asked)


def organiser(asked: Asked) -> Reply:
    """Who arranges: the document's own sentence."""
    return quote_about(asked, "organiser") or coordinator(asked)


def groups(asked: Asked) -> Reply:
    """The groups of the network."""
    names = [g.name for g in asked.schedule.groups]
    if not names:
        return asked.reply(asked.say("no_groups"))
    text = asked.say("groups", count=len(names), groups=asked.joined(names))
    return asked.reply(text)


def members(asked: Asked) -> Reply:
    """How many and which organisations take part: the document's own sentence."""
    return quote_about(asked, "members") or asked.unknown("members_unknown")


def _way(asked: Asked, way: str) -> Reply:
    """One way to reach the people meant; that it is not known is said, with the ways that are."""
    contacts = _meant(asked)
    having = [c for c in contacts if getattr(c, way)]
    if not having:
        others = [c for c in contacts if c.email or c.phone]
        text = asked.say(f"{way}_unknown", names=asked.joined(_names(contacts)) or asked.say("the_coordinator"))
        return asked.reply(
            f"{text} {asked.say('ask_contact', contacts=asked.reachable(others[0]))}" if others else text
        )
    told = [asked.say(f"{way}_of", name=c.name or asked.say("the_contact"), value=getattr(c, way)) for c in having]
    return asked.reply(" ".join(told), _card(asked, having))


def _meant(asked: Asked) -> Sequence[Contact]:
    """The person named, else the contacts of the group named, of the meeting's groups, or of the asker's own."""
    person = str(asked.slot("person") or "").casefold()
    if person:
        named = [c for c in asked.schedule.contacts if (c.name or "").casefold() == person]
        return tuple({(c.name, c.email, c.phone): c for c in named}.values())
    organisation = str(asked.slot("organisation") or "").casefold()
    if organisation:
        theirs = [c for c in asked.schedule.contacts if organisation in f"{c.role} {c.name}".casefold()]
        if theirs:
            return theirs
    if asked.interpretation.groups:
        return asked.contacts(asked.interpretation.groups)
    of_meetings = (
        {g for m in asked.meetings for g in m.groups} if asked.selection.narrows or len(asked.meetings) == 1 else set()
    )
    if of_meetings:
        return asked.contacts(of_meetings)
    return asked.contacts(scope_of(asked.selection, asked.asker)) or asked.schedule.contacts


def _told(asked: Asked, contact: Contact) -> str:
    names = [g.name for g in asked.schedule.groups if g.id in contact.groups]
    if names:
        return asked.say("coordinator", name=asked.reachable(contact), groups=asked.joined(names))
    return asked.say("contact", contact=asked.reachable(contact))


def _card(asked: Asked, contacts: Sequence[Contact]) -> Card:
    rows = tuple(
        Row(
            title=c.name or c.email or "",
            detail=" · ".join(p for p in (c.role, asked.joined(_groups(asked, c)), c.email, c.phone) if p),
        )
        for c in contacts
    )
    return Card(rows=rows, source=asked.source())


def _groups(asked: Asked, contact: Contact) -> list[str]:
    return [g.name for g in asked.schedule.groups if g.id in contact.groups]


def _names(contacts: Iterable[Contact]) -> list[str]:
    return list(dict.fromkeys(c.name for c in contacts if c.name))
