"""The few sentences that the edge says itself, in the language of the client."""

from botbuilder.schema import ActivityTypes

from bot.cards.layout import adaptive_card
from bot.teams import invokes
from bot.teams.activities import Activity
from bot.teams.answers import Answer, encoded, spoken
from bot.teams.files import LARGEST_MB, Unfetched
from bot.teams.privacy import shown
from bot.teams.reading import locale_of
from dialogs.replies import Reply
from dialogs.wording.phrases import say
from meetings.languages import Language
from meetings.records import Records


def failed(activity: Activity) -> Answer:
    """What a person is told when a turn broke: the same sentence on every surface."""
    language = language_of(activity)
    reply = Reply(text=say(language, "edge.failed"), language=language)
    if activity.type == ActivityTypes.message:
        return spoken(activity, (reply,))
    match activity.name if activity.type == ActivityTypes.invoke else None:
        case "adaptiveCard/action":
            return Answer(body=encoded(invokes.card_shown(adaptive_card(reply))))
        case "task/fetch" | "task/submit":
            return Answer(body=encoded(invokes.task((reply,))))
        case "composeExtension/query":
            return Answer(body=encoded(invokes.hits((), reply.text)))
    return Answer()


def shown_to_asker(activity: Activity, records: Records) -> Answer:
    """The private answer that waits for whoever presses; a sentence when none does."""
    language = language_of(activity)
    card = shown(activity, records) or adaptive_card(Reply(text=say(language, "edge.not_yours"), language=language))
    return Answer(body=encoded(invokes.card_shown(card)))


def lost(file: Unfetched, activity: Activity) -> Reply:
    """What is said of a file that could not be had."""
    language = language_of(activity)
    text = say(language, f"edge.file_{file.trouble}", name=file.name, limit=LARGEST_MB)
    return Reply(text=text, language=language)


def language_of(activity: Activity) -> Language:
    """The client's language; Swedish when it is neither of ours."""
    return Language.ENGLISH if (locale_of(activity) or "").lower().startswith("en") else Language.SWEDISH
