"""An error is logged with its kind and its place, and without its words."""

import logging

from bot.log_lines import LogLines


def logged(error: Exception) -> str:
    try:
        raise error
    except type(error) as caught:
        info = (type(caught), caught, caught.__traceback__)
        record = logging.LogRecord("bot", logging.ERROR, __file__, 1, "%s broke", ("it",), info)
        return LogLines().format(record)


def test_the_words_of_an_error_are_left_out() -> None:
    line = logged(KeyError("anna.ek@kommun.example"))

    assert "it broke" in line
    assert "KeyError at test_log_lines.py" in line
    assert "anna" not in line


def test_nor_are_those_of_the_error_behind_it() -> None:
    behind = ValueError("070-174 06 10")
    error = RuntimeError("anna")
    error.__cause__ = behind

    assert "070" not in logged(error)
    assert "anna" not in logged(error)
