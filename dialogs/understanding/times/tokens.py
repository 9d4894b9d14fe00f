"""Typed tokens. Each has a one-letter kind; the grammar's rules are regular expressions over the kinds of a text."""

from dataclasses import dataclass
from enum import StrEnum

from dialogs.understanding.times.lexicon import Lexeme


class Kind(StrEnum):
    """The kinds of tokens, named as the sections of the word files. Punctuation is its own kind."""

    NUMBER = "D"  # 1-31: a day, an hour, a week or an amount
    BIG_NUMBER = "N"
    NUMBER_WORD = "w"
    ORDINAL = "O"
    YEAR = "Y"
    YEARS = "y"
    DATE = "I"  # with its year: 2023-03-08, 8.3.2023
    DAY_MONTH = "S"  # 8/3
    TIME = "C"  # 9.15
    MONTH = "M"
    WEEKDAY = "W"
    PAST_WEEKDAY = "J"  # "torsdags"
    RELATIVE_DAY = "R"
    PART_OF_DAY = "P"
    SEASON = "Z"
    PAST_SEASON = "z"
    FEAST = "F"
    UNIT = "U"
    WEEK = "V"
    QUARTER = "Q"
    HALF_YEAR = "H"
    YEAR_WORD = "G"
    EDGE = "E"
    TURN = "X"
    CLOCK = "K"
    CLOCK_LABEL = "k"
    HALF_DAY = "A"
    CLOCK_OFFSET = "o"
    NEXT = "n"
    LAST = "l"
    THIS = "h"
    COMING = "q"
    BEFORE = "b"
    AFTER = "a"
    UNTIL = "u"
    FROM = "s"
    BETWEEN = "m"
    TO = "t"
    AND = "&"
    OR = "v"
    THE = "T"
    IN = "i"
    ON = "p"
    OF = "f"
    AHEAD = "j"
    WITHIN = "e"
    AGO = "g"
    HENCE = "c"
    REMAINING = "L"
    REST = "r"
    ABOUT = "~"
    EVERY = "B"
    FOREIGN_ZONE = "%"
    OWN_ZONE = "="
    FUNCTION = "_"
    WORD = "x"
    OPAQUE = "@"
    BREAK = ";"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text with its kind. `value` depends on the kind: a number, a pair, a triple, a unit."""

    kind: str
    begin: int
    stop: int
    value: object = None
    lexeme: Lexeme | None = None
