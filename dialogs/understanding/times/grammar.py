"""The engine: rules are regular expressions over kinds of tokens; the longest match at a place wins."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogs.understanding.times.folding import fold
from dialogs.understanding.times.moment import Moment
from dialogs.understanding.times.tokens import Kind, Token
from dialogs.understanding.times.values import TimeValue


@dataclass(frozen=True, slots=True)
class Part:
    """What a rule matched."""

    tokens: Sequence[Token]
    match: re.Match[str]
    text: str
    moment: Moment

    def token(self, name: str) -> Token | None:
        """The (first) token of a named part."""
        return self.tokens[self.match.start(name)] if self.has(name) else None

    def number(self, name: str) -> int | None:
        """The token's value when it is a number."""
        token = self.token(name)
        return token.value if token and isinstance(token.value, int) else None

    def word(self, name: str) -> str:
        """The token's value when it is a name, else empty."""
        token = self.token(name)
        return token.value if token and isinstance(token.value, str) else ""

    def pair(self, name: str) -> tuple[int, ...]:
        """The token's value when it is several numbers, else empty."""
        token = self.token(name)
        return token.value if token and isinstance(token.value, tuple) else ()

    def has(self, name: str) -> bool:
        """Whether the part was there."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def kind(self, name: str) -> str:
        """The kind of the (first) token of a named part, else empty."""
        token = self.token(name)
        return token.kind if token else ""

    def written(self, name: str) -> str:
        """The text of a named part."""
        token = self.token(name)
        return self.text[token.begin : token.stop] if token else ""

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the whole match in the text."""
        return self.tokens[self.match.start()].begin, self.tokens[self.match.end() - 1].stop

    @property
    def repaired(self) -> bool:
        """Whether a misspelt name was used."""
        used = self.tokens[self.match.start() : self.match.end()]
        return any(t.kind in (Kind.MONTH, Kind.WEEKDAY) and t.lexeme is None for t in used)

    def english(self, name: str) -> bool:
        """Whether a named part is an English word."""
        token = self.token(name)
        return bool(token and token.lexeme and token.lexeme.language == "en")

    @property
    def before(self) -> Token:
        """The token before the match; a break at the start."""
        start = self.match.start()
        return self.tokens[start - 1] if start else Token(Kind.BREAK, 0, 0)

    def text_of(self, token: Token) -> str:
        """The folded word of a token."""
        return fold(self.text[token.begin : token.stop])

    @property
    def after(self) -> str:
        """The kind of the token behind the match; a break at the end."""
        end = self.match.end()
        return self.tokens[end].kind if end < len(self.tokens) else Kind.BREAK


Builder = Callable[[Part], "TimeValue | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over kinds of tokens (verbose syntax) and what to make of a match; None from `build` means no match."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


def rule(name: str, pattern: str, build: Builder) -> Rule:
    """A rule with its pattern compiled."""
    return Rule(name, re.compile(pattern, re.VERBOSE), build)


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the tokens that it took."""

    value: TimeValue
    first: int
    #: behind the last
    end: int


def scan(rules: Sequence[Rule], tokens: Sequence[Token], text: str, moment: Moment) -> list[Found]:
    """The values that the rules find, left to right, longest first."""
    kinds = "".join(t.kind for t in tokens)
    found: list[Found] = []
    position = 0
    while position < len(kinds):
        if kinds[position] in _NEVER_FIRST:
            position += 1
            continue
        best = _longest(rules, kinds, position, tokens, text, moment)
        if best:
            found.append(best)
        position = best.end if best else position + 1
    return found


_NEVER_FIRST = frozenset("x@_;,.:()/-v&%=f")


def _longest(
    rules: Sequence[Rule], kinds: str, position: int, tokens: Sequence[Token], text: str, moment: Moment
) -> Found | None:
    matches = [(m.end(), -n, m) for n, r in enumerate(rules) if (m := r.pattern.match(kinds, position))]
    for end, order, match in sorted(matches, key=lambda m: m[:2], reverse=True):
        value = rules[-order].build(Part(tokens, match, text, moment))
        if value is not None:
            return Found(value, position, end)
    return None
