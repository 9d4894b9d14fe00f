"""The settings of a word, from the environment."""

import os

from bot.commands.outcome import Refused
from bot.settings import Settings, UnusableSettings


def settings() -> Settings:
    """The settings; Refused with what is wrong in them."""
    try:
        return Settings.read(os.environ)
    except UnusableSettings as error:
        raise Refused(str(error)) from None
