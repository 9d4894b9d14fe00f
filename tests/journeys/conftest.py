"""Whole stories: the bot as its own process, and a fake Teams before it."""

from tests.bot.conftest import pytest_pyfunc_call

__all__ = ["pytest_pyfunc_call"]
