"""What a queued message says: every kind of post, worded from the schedule as it is when the post leaves."""

from collections.abc import Callable, Mapping

from dialogs import announcing, asking_on, changing, reminder_posts
from dialogs.replies import Reply
from meetings import announcements, changes, forwarding, reminders
from meetings.reminders import Message
from meetings.schedule import Schedule

#: by kind: the post, or None when there is nothing left to say
RENDERERS: Mapping[str, Callable[[Message, Schedule], Reply | None]] = {
    reminders.CHANNEL_REMINDER: reminder_posts.channel_reminder,
    reminders.PERSONAL_REMINDER: reminder_posts.personal_reminder,
    announcements.KIND: announcing.render,
    changes.KIND: changing.render,
    forwarding.QUESTION: asking_on.render,
    forwarding.ANSWER: asking_on.render_answer,
}


def render(message: Message, schedule: Schedule) -> Reply | None:
    """The post for a message; None when it is pointless by now, as a reminder of a cancelled meeting is.

    Raises KeyError for a kind that this release does not know.
    """
    return RENDERERS[message.kind](message, schedule)
