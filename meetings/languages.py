"""The languages that the bot speaks."""

from enum import StrEnum


class Language(StrEnum):
    """A language of answers, posts and catalogues."""

    SWEDISH = "sv"
    ENGLISH = "en"
