"""The rules that make a reading of signs. They are data: `rules.toml`, with an example of each in both languages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dialogs.understanding.facets import Facet
from dialogs.understanding.interpretation import Act, Command
from dialogs.understanding.signs import Signs

#: what a word costs that nothing explains, and what is nobody's job here
FOREIGN, OUTSIDE = 1.0, 3.5
#: most foreign words that are counted
MOST_FOREIGN = 3
#: a reading worth less is none
LEAST = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What signs a reading needs, and how strong it is."""

    act: Act
    #: a facet or a command
    meaning: str
    all: frozenset[str]
    any: frozenset[str]
    none: frozenset[str]
    score: float
    examples: tuple[str, str]
    #: for the trail
    name: str

    def fits(self, signs: frozenset[str]) -> bool:
        """Whether the signs are the rule's."""
        return self.all <= signs and (not self.any or not self.any.isdisjoint(signs)) and self.none.isdisjoint(signs)


@dataclass(frozen=True, slots=True)
class Reading:
    """A rule that fits, and what it is worth here."""

    rule: Rule
    worth: float


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, the stronger first."""
    source = resources.files("dialogs.understanding") / "rules.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(sorted(map(_rule, table["rule"]), key=lambda rule: -rule.score))


def _rule(row: dict[str, object]) -> Rule:
    act, meaning = next((act, str(row[key])) for key, act in _ACTS.items() if key in row)
    check: type[Facet | Command] = Command if act is Act.COMMAND else Facet
    every, some, score = _set(row.get("all")), _set(row.get("any")), float(str(row["score"]))
    return Rule(
        act=act,
        meaning=check(meaning).value,
        all=every,
        any=some,
        none=_set(row.get("none")),
        score=score,
        examples=(str(row["sv"]), str(row["en"])),
        name=f"{meaning} {score:g} [{' '.join(sorted(every | some))}]",
    )


_ACTS = {"facet": Act.ASK, "talk": Act.TALK, "command": Act.COMMAND}


def _set(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset()


def readings(signs: Signs) -> list[Reading]:
    """Every rule that fits, the best first, the cost of unexplained words taken off."""
    cost = FOREIGN * min(len(signs.foreign), MOST_FOREIGN) + (OUTSIDE if signs.has("outside") else 0.0)
    return [Reading(rule, rule.score - cost) for rule in rules() if rule.fits(signs.all)]
