"""The first words: a welcome once per installation, help, and what a stranger is told."""

from dataclasses import replace

from dialogs.incoming import Incoming, Scope
from dialogs.recognition import Found, network_of
from dialogs.replies import Button, Card, Reply
from dialogs.turn import Turn
from dialogs.wording.phrases import say
from meetings.languages import Language
from meetings.records import Records


def welcome(incoming: Incoming, records: Records) -> tuple[Reply, ...]:
    """One welcome where the bot was added; nothing when it was welcomed there before."""
    address = records.addresses.of_conversation(incoming.channel or incoming.conversation)
    if address is None or address.welcomed:
        return ()
    records.addresses.save(replace(address, welcomed=True))
    found = network_of(incoming, records)
    language = found.network.language if found.network else _language_of(incoming)
    name = found.network.name if found.network else say(language, "reception.the_network")
    scope = "personal" if incoming.scope is Scope.PERSONAL else "shared"
    text = say(language, f"reception.welcome_{scope}", network=name)
    return (Reply(text=text, card=_help_card(language, text), language=language),)


def help_reply(turn: Turn) -> Reply:
    """What one can ask and have done here."""
    role = "coordinator" if turn.member and turn.member.coordinates else "member"
    text = say(turn.language, f"reception.help_{role}", network=turn.schedule.network.name)
    return Reply(text=text, card=_help_card(turn.language, text), language=turn.language)


def which_network(found: Found, incoming: Incoming) -> Reply:
    """Asks a person of several networks which one is meant."""
    language = _language_of(incoming)
    text = say(language, "reception.which_network")
    buttons = tuple(Button(title=n.name, press={"do": "network", "network": n.slug}) for n in found.candidates)
    return Reply(text=text, card=Card(text=text, buttons=buttons), language=language, private=True)


def stranger(incoming: Incoming) -> Reply:
    """What somebody is told whom no network knows: nothing about any network."""
    language = _language_of(incoming)
    return Reply(text=say(language, "reception.stranger"), language=language, private=True)


def _help_card(language: Language, text: str) -> Card:
    examples = say(language, "reception.examples").split("|")
    buttons = tuple(Button(title=example, press={"do": "say", "text": example}) for example in examples)
    return Card(text=text, buttons=buttons)


def _language_of(incoming: Incoming) -> Language:
    """The client's language, Swedish when it is neither of ours."""
    return Language.ENGLISH if (incoming.locale or "").lower().startswith("en") else Language.SWEDISH
