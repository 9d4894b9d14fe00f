"""Every kind of queued message has its words."""

import pytest

from dialogs.posts import RENDERERS, render
from meetings import announcements, changes, forwarding, reminders
from tests.builders import a_message
from tests.dialogs.lakes import SCHEDULE

KINDS = {
    reminders.CHANNEL_REMINDER,
    reminders.PERSONAL_REMINDER,
    announcements.KIND,
    changes.KIND,
    forwarding.QUESTION,
    forwarding.ANSWER,
}


def test_every_kind_that_is_queued_has_its_words() -> None:
    assert set(RENDERERS) == KINDS


def test_a_kind_of_another_release_is_an_error_for_the_queue_to_show() -> None:
    with pytest.raises(KeyError):
        render(a_message(), SCHEDULE)
