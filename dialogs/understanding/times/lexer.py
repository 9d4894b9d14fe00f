"""Text cut into typed tokens: numbers, dates, clock times, words; what only looks like a time becomes opaque."""

import re
from dataclasses import replace
from functools import cache

from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.lexicon import Lexeme, Lexicon, lexicon
from dialogs.understanding.times.tokens import Kind, Token

_OPAQUE = r"""
    (?:https?://|www\.)\S+ | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}
  | \b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:se|no|dk|com|org|net|eu|nu|fi|info)\b(?:/\S*)?
  | \bisbn[^\s\d]{0,9}\s*[\d-]+ | \b97[89][- ]?\d[\d -]{7,20}\d | \b(?:19|20)?\d{6}-\d{4}\b
  | (?<![\w/.-])(?:\+|00)\d{2}[\d ()/-]{6,20}\d
  | (?<![\w/.-])(?!\d{4}-\d{4}\b)0\d{1,3}\s?[-/]\s?\d{2,3}(?:\s?\d{2,3}){1,3}\b
  | \b0\d{1,3}\ \d{2,3}\ \d{2,3}(?:\ \d{2,3})?\b(?!\s*[.:-]\d) | \b\d{2}\ \d{2}\ \d{2}\ \d{2}\b
  | \b\d{3}(?:\ \d{3}){2,}(?:\ \d{1,4})?\b | \b\d{3}\ \d{2}(?=\ {1,3}[a-z])
  | \b24/7\b | \b1:\d{2,3}\ ?000\b | §{1,2}\s*\d[\d.:]*
  | \b\d{1,12}(?:[.,:]\d{1,12}){0,5}\ ?(?:%|€|\$|kr\b|:-) | \b\d+,\d+\b | \b\d+\.\d+\.\d+\.\d[\d.]*
"""
_DATES = r"""
  (?P<iso>
    \b(?P<iso_y>(?:19|20)\d\d)(?P<iso_s>[-/.])(?P<iso_m>\d\d?)(?P=iso_s)(?P<iso_d>\d\d?)(?!\d)
    (?:t(?P<iso_h>\d\d):(?P<iso_n>\d\d)(?::\d\d)?z?)?
  )
| (?P<dotted>(?<![\d.])(?P<dot_d>\d\d?)\.\ ?(?P<dot_m>\d\d?)\.\ ?(?P<dot_y>(?:19|20)\d\d|\d\d)(?!\d|\.\d))
| (?P<dashed>(?<![\d-])(?P<dash_d>\d\d?)-(?P<dash_m>\d\d?)-(?P<dash_y>(?:19|20)\d\d)(?![\d-]))
| (?P<slash>
    (?<![\d/])(?P<sl_d>\d\d?)\ ?/\ ?(?P<sl_m>\d\d?)
    (?:[-/ ]\ ?(?P<sl_y>20\d\d|(?<=[-/])\d\d)(?![\d/.:-]|\ ?/))?(?![\d/]|,\d)
  )
| (?P<years>\b(?P<ys_a>(?:19|20)\d\d)\s?[-/]\s?(?P<ys_b>(?:19|20)\d\d|\d\d(?!\.?\ ?[a-z]))(?![\d-]|[./]\d))
| (?P<time>(?<![\d.:,])(?P<h>[01]?\d|2[0-4])[.:](?P<n>[0-5]\d)(?!\d|[.:]\d))
"""
_PIECES = r"""
  (?P<ordinal>\b(?P<ord>\d\d?)(?::?(?:e|a|de|te)|st|nd|rd|th)\b)
| (?P<grouped>\b\d{1,3}(?:\ \d{3})+\b)
| (?P<number>\b\d+\b(?![-'][a-z]))
| (?P<mixed>\b(?=\w{0,40}\d)\w+(?:[-'.:]\w+)*)
| (?P<phrase>\b(?:PHRASES)\b)
| (?P<dots>\b[a-z]{1,2}(?:\.[a-z]{1,2})+\b\.? | \b[a-z](?:\.\ [a-z])+\b\.?)
| (?P<word>[^\W\d_]+(?:[-'][^\W\d_]+)*)
| (?P<newline>[\n|;!?\u2028]|\.(?=\s*\n))
| (?P<mark>[-,.:()/&+"”“*_•~])
| (?P<other>\S)
"""

_NUMBER_FIRST = re.compile(r"(\d\d?)-?([a-z]+)")
_WORD_FIRST = re.compile(r"([a-z]+)(\d[\d.:-]*)")
#: too short to be weekdays anywhere but in a range of days
_SHORTEST_WEEKDAYS = frozenset({"ma", "ti", "on", "to", "fr", "lo", "so"})
_YEARS = range(1990, 2100)


@cache
def _lexer() -> re.Pattern[str]:
    phrases = sorted((w for w in lexicon().words if not w.replace("-", "").isalpha()), key=len, reverse=True)
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    pieces = _PIECES.replace("PHRASES", joined)
    return re.compile(rf"(?P<opaque>{_OPAQUE}) | {_DATES} | {pieces}", re.VERBOSE)


def tokenise(text: str) -> list[Token]:
    """The tokens of a text (in NFC), in order; blanks are dropped."""
    folded, words = fold(text), lexicon()
    tokens: list[Token] = []
    for match in _lexer().finditer(folded):
        group = match.lastgroup or "other"
        begin, stop = match.span()
        piece = match.group()
        if tokens and begin < tokens[-1].stop:  # the full stop of an abbreviation
            continue
        if group == "word":
            tokens += _word(words, piece, begin, folded)
        elif group in ("newline", "mark"):
            tokens.append(Token(_MARKS.get(piece, ";"), begin, stop))
        elif group == "mixed":
            tokens += _glued(words, piece, begin)
        else:
            tokens.append(_MAKERS[group](match, piece, begin, stop))
    return tokens


_MARKS = {m: m for m in "-,.:()/"} | {"&": "&", "+": "&", "~": "~"}


def _opaque(_: re.Match[str], __: str, begin: int, stop: int) -> Token:
    return Token(Kind.OPAQUE, begin, stop)


def _full_date(year: str, month: str, day: str, begin: int, stop: int) -> Token:
    """A date with its year, two digits meaning this century; opaque when no such day can be."""
    number = int(year) + (2000 if len(year) == 2 else 0)
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and number in _YEARS:
        return Token(Kind.DATE, begin, stop, (number, int(month), int(day)))
    return Token(Kind.OPAQUE, begin, stop)


def _iso(match: re.Match[str], _: str, begin: int, stop: int) -> Token:
    token = _full_date(match["iso_y"], match["iso_m"], match["iso_d"], begin, stop)
    if isinstance(token.value, tuple) and match["iso_h"]:
        hours = int(match["iso_h"]) % 24, int(match["iso_n"]) % 60
        return replace(token, value=(*token.value, *hours))
    return token


def _dotted(match: re.Match[str], _: str, begin: int, stop: int) -> Token:
    return _full_date(match["dot_y"], match["dot_m"], match["dot_d"], begin, stop)


def _dashed(match: re.Match[str], _: str, begin: int, stop: int) -> Token:
    return _full_date(match["dash_y"], match["dash_m"], match["dash_d"], begin, stop)


def _slash(match: re.Match[str], _: str, begin: int, stop: int) -> Token:
    if match["sl_y"]:
        return _full_date(match["sl_y"], match["sl_m"], match["sl_d"], begin, stop)
    day, month = int(match["sl_d"]), int(match["sl_m"])
    if 1 <= month <= 12 and 1 <= day <= 31:
        return Token(Kind.DAY_MONTH, begin, stop, (day, month))
    return Token(Kind.OPAQUE, begin, stop)


def _years(match: re.Match[str], _: str, begin: int, stop: int) -> Token:
    first, last = int(match["ys_a"]), int(match["ys_b"])
    last += first // 100 * 100 if last < 100 else 0
    if first < last:
        return Token(Kind.YEARS, begin, stop, (first, last))
    return Token(Kind.OPAQUE, begin, stop)


def _time(match: re.Match[str], _: str, begin: int, stop: int) -> Token:
    hour, minute = int(match["h"]), int(match["n"])
    if hour == 24 and minute:
        return Token(Kind.OPAQUE, begin, stop)
    return Token(Kind.TIME, begin, stop, (hour % 24, minute))


def _ordinal(match: re.Match[str], _: str, begin: int, stop: int) -> Token:
    number = int(match["ord"])
    return Token(Kind.ORDINAL if 1 <= number <= 31 else Kind.OPAQUE, begin, stop, number)


def _number(_: re.Match[str], piece: str, begin: int, stop: int) -> Token:
    number = int(piece) if len(piece) <= 4 else 10_000
    if len(piece) <= 2 and 1 <= number <= 31:
        return Token(Kind.NUMBER, begin, stop, number)
    if len(piece) == 4 and number in _YEARS:
        return Token(Kind.YEAR, begin, stop, number)
    if len(piece) == 8 and piece.isascii() and int(piece[:4]) in _YEARS:
        return _full_date(piece[:4], piece[4:6], piece[6:], begin, stop)
    return Token(Kind.BIG_NUMBER, begin, stop, number if len(piece) in (2, 3, 4) else None)


def _phrase(_: re.Match[str], piece: str, begin: int, stop: int) -> Token:
    lexeme = lexicon().words[" ".join(piece.split())]
    return Token(lexeme.kind, begin, stop, lexeme.value, lexeme)


def _dots(_: re.Match[str], piece: str, begin: int, stop: int) -> Token:
    """Abbreviations with dots: "t.o.m.", "fr.o.m.", "f.m."."""
    bare = piece.replace(".", "").replace(" ", "")
    words = lexicon()
    lexeme = words.words.get(bare) or words.words.get(" ".join(bare))
    return Token(lexeme.kind, begin, stop, lexeme.value, lexeme) if lexeme else Token(Kind.WORD, begin, stop, piece)


_MAKERS = {
    "opaque": _opaque,
    "iso": _iso,
    "dotted": _dotted,
    "dashed": _dashed,
    "slash": _slash,
    "years": _years,
    "time": _time,
    "ordinal": _ordinal,
    "grouped": _opaque,
    "number": _number,
    "phrase": _phrase,
    "dots": _dots,
    "other": _opaque,
}


def _word(words: Lexicon, piece: str, begin: int, folded: str) -> list[Token]:
    """The token of a word; several for "maj-juni"."""
    stop = begin + len(piece)
    lexeme = words.words.get(piece) or words.compound(piece)
    if lexeme:
        if lexeme.abbreviates and folded.startswith(".", stop):
            stop += 1
        return [Token(lexeme.kind, begin, stop, lexeme.value, lexeme)]
    if "-" in piece and (parts := words.hyphened(piece)):
        return _in_parts(parts, piece, begin)
    return [Token(Kind.WORD, begin, stop, piece)]


def _in_parts(parts: list[Lexeme], piece: str, begin: int) -> list[Token]:
    tokens: list[Token] = []
    for lexeme, part in zip(parts, piece.split("-"), strict=True):
        if tokens:
            tokens.append(Token("-", begin - 1, begin))
        tokens.append(Token(lexeme.kind, begin, begin + len(part), lexeme.value, lexeme))
        begin += len(part) + 1
    return tokens


def _glued(words: Lexicon, piece: str, begin: int) -> list[Token]:
    """Reads "8mars", "v16-18", "kl9", "2pm", "q3": several tokens; other mixtures of letters and digits are codes."""
    stop = begin + len(piece)
    if match := _NUMBER_FIRST.fullmatch(piece):
        lexeme = words.words.get(match[2])
        if lexeme and lexeme.kind in "MAU" and 1 <= int(match[1]) <= 31:
            number = Token(Kind.NUMBER, begin, begin + len(match[1]), int(match[1]))
            return [number, Token(lexeme.kind, stop - len(match[2]), stop, lexeme.value, lexeme)]
        if match[2] in _SHORTEST_WEEKDAYS and piece[len(match[1])] == "-":  # "on 26-to 27/5"
            return [Token(Kind.NUMBER, begin, begin + len(match[1]), int(match[1])), Token("-", stop - 3, stop)]
        if lexeme and lexeme.kind == Kind.WEEKDAY and piece[len(match[1])] == "-":  # "onsdag 24-torsdag 25"
            dash = stop - len(match[2])
            number = Token(Kind.NUMBER, begin, dash - 1, int(match[1]))
            return [number, Token("-", dash - 1, dash), Token(lexeme.kind, dash, stop, lexeme.value, lexeme)]
    elif match := _WORD_FIRST.fullmatch(piece):
        middle = begin + len(match[1])
        if match[1] in _PARTS_OF_YEAR and match[2] in "1234":
            return [Token(_PARTS_OF_YEAR[match[1]], begin, stop, int(match[2]))]
        lexeme = words.words.get(match[1])
        if lexeme and lexeme.kind in "KVZ":
            rest = [replace(t, begin=t.begin + middle, stop=t.stop + middle) for t in tokenise(match[2])]
            return [Token(lexeme.kind, begin, middle, lexeme.value, lexeme), *rest]
    elif len(halves := piece.split("-")) == 2 and all(map(_NUMBER_FIRST.fullmatch, halves)):  # "2pm-4pm"
        first, last = (
            _glued(words, half, at) for half, at in zip(halves, (begin, begin + len(halves[0]) + 1), strict=True)
        )
        return [*first, Token("-", begin + len(halves[0]), begin + len(halves[0]) + 1), *last]
    return [Token(Kind.OPAQUE, begin, stop)]


_PARTS_OF_YEAR = {"q": Kind.QUARTER, "h": Kind.HALF_YEAR}
