"""One sense for each token: times only in company, names of people, numbers of other things, misspelt months."""

import re
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from dialogs.understanding.times.lexicon import Lexeme, Lexicon, lexicon
from dialogs.understanding.times.tokens import Kind, Token

#: what a guarded word may follow
_LEADS = frozenset("inhlqbausfmEptZrvTjB~&-")
#: numbers beside which a guarded word counts
_NUMBERS = frozenset("DOYIS")
#: after which a bare "i vår" is a season: the end, punctuation, function words, conjunctions, a clock or preposition
_CLOSES = frozenset(";.,:()-&v_KpYLbausmt")


_DAYS_AHEAD = re.compile(r"[-&,t]D[MS]|[-&]S|M|W")


def settle(tokens: list[Token], text: str) -> list[Token]:
    """The tokens, each with the sense it has in this text."""
    words = lexicon()
    settled: list[Token] = []
    for index, token in enumerate(tokens):
        previous = settled[-1] if settled else None
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind == Kind.NUMBER and _DAYS_AHEAD.match("".join(t.kind for t in tokens[index + 1 : index + 4])):
            settled.append(token)  # "träff 12-13 mars" counts days, not meetings
            continue
        settled.append(_settle(words, token, previous, following, text))
    return settled


def _settle(words: Lexicon, token: Token, previous: Token | None, following: Token | None, text: str) -> Token:
    lexeme = token.lexeme
    if lexeme is None:
        if token.kind == Kind.WORD:
            return _mend(words, token, previous, following, text)
        if token.kind in "DSC" and _counts_something_else(words, token, previous, following, text):
            return replace(token, kind=Kind.OPAQUE)
        return token
    if token.kind == Kind.CLOCK_LABEL and not (following and following.kind in ":;/"):
        return replace(token, kind=Kind.FUNCTION)
    if _is_something_else(words, lexeme, token, previous, following, text):
        return replace(token, kind=Kind.WORD)
    if not (lexeme.guarded or lexeme.exact) or _in_company(lexeme, token, previous, following, text):
        return token
    if lexeme.other:
        other = Token(lexeme.other.kind, token.begin, token.stop, lexeme.other.value, lexeme.other)
        return _settle(words, other, previous, following, text)
    return replace(token, kind=Kind.WORD)


def _is_something_else(
    words: Lexicon, lexeme: Lexeme, token: Token, previous: Token | None, following: Token | None, text: str
) -> bool:
    """A person named after a month, a "v" without a number, an abbreviation without its full stop."""
    if token.kind == Kind.WEEK:
        return token.stop - token.begin <= 2 and not (following and following.kind in "DN")
    if lexeme.dotted and text[token.stop - 1] != ".":
        return True
    return lexeme.kind == Kind.MONTH and _is_name(words, token, previous, following, text)


def _in_company(lexeme: Lexeme, token: Token, previous: Token | None, following: Token | None, text: str) -> bool:
    """Whether the neighbours make the word a time."""
    before, after = previous.kind if previous else ";", following.kind if following else ";"
    written = text[token.begin : token.stop].rstrip(".").lower()
    if lexeme.exact and written != lexeme.exact and not (before == Kind.IN and after in ";.,"):
        return False
    if lexeme.kind == Kind.SEASON:
        if after == Kind.YEAR:
            return True
        return _led(lexeme, previous, text) and (after in _CLOSES or lexeme.exact != "vår")
    if lexeme.kind == Kind.WEEKDAY:
        return before in "pnlhT-" or after in "DOIS-" or (after == Kind.THE and not lexeme.exact)
    if lexeme.kind == Kind.MONTH and (before in _NUMBERS or after in "DOY" or before == "."):
        return True
    if lexeme.abbreviates and not (before == Kind.IN and after in ";.,"):
        return False
    return _led(lexeme, previous, text)


def _led(lexeme: Lexeme, previous: Token | None, text: str) -> bool:
    """Whether a preposition, or "next" and the like, stands before; an English word wants an English one."""
    if previous is None or previous.kind not in _LEADS:
        return False
    if lexeme.language != "en" or previous.lexeme is None:
        return True
    return previous.lexeme.language == "en" and text[previous.begin : previous.stop] != "I"


def _is_name(words: Lexicon, token: Token, previous: Token | None, following: Token | None, text: str) -> bool:
    """A capitalised month beside a capitalised word is a person, unless a number or preposition says otherwise."""
    folded_name = token.lexeme is not None and token.lexeme.kind == Kind.MONTH
    piece = text[token.begin : token.stop]
    if not (folded_name and piece[:1].isupper() and not piece.isupper() and piece.lower() in words.names):
        return False
    if previous and previous.kind in "DOIipsbaunlhEtm&/-~":
        return False
    if following is None or following.kind != Kind.WORD:
        return False
    return text[following.begin].isupper() and text[token.stop : following.begin] == " "


def _counts_something_else(
    words: Lexicon, token: Token, previous: Token | None, following: Token | None, text: str
) -> bool:
    """Reads "punkt 4", "version 2.10", "12 personer", "2/3 av": numbers, and no times."""
    if token.kind == Kind.DAY_MONTH and following and following.kind == Kind.OF:
        return True
    if following and _word_of(following, text) in words.sets["counted"] and token.kind != Kind.DAY_MONTH:
        return following.kind not in "UV"
    if previous and previous.kind in "xU_" and _word_of(previous, text) in words.sets["numbered"]:
        return not (following and following.kind in "MW")
    return False


def _word_of(token: Token, text: str) -> str:
    return str(token.value) if token.kind == Kind.WORD else text[token.begin : token.stop].lower()


def _mend(words: Lexicon, token: Token, previous: Token | None, following: Token | None, text: str) -> Token:
    """A misspelt month or weekday, where its neighbours speak for it."""
    word = str(token.value)
    if len(word) < 5 or word[0] not in words.repairable:
        return token
    before, after = previous.kind if previous else ";", following.kind if following else ";"
    capital = text[token.begin].isupper() and before != ";" and not text[token.begin : token.stop].isupper()
    if capital and before not in "DO":
        return token
    if not (before in "DOipnlhqbausE&-t" or after in "DOY"):
        return token
    meant = mended(word)
    if meant is None:
        return token
    lexeme = words.words[meant]
    if lexeme.kind == Kind.WEEKDAY and before in "DO":
        return token
    return Token(lexeme.kind, token.begin, token.stop, lexeme.value, None)


@lru_cache(maxsize=4096)
def mended(word: str) -> str | None:
    """The one name within one edit (two from seven letters) of a folded word, with the same first letter."""
    words = lexicon()
    if not re.fullmatch(r"[a-z]+", word) or word in words.words or word in words.sets["not_repaired"]:
        return None
    most = 1 if len(word) <= 6 else 2
    found = [
        (d, name) for name in words.repairable[word[0]] if (d := OSA.distance(word, name, score_cutoff=most)) <= most
    ]
    if not found:
        return None
    best = min(found)
    rivals = {words.words[name].value for distance, name in found if distance == best[0]}
    return best[1] if len(rivals) == 1 else None
