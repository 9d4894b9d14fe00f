"""The rules are data, and each shows by its own examples what it is for."""

from typing import Any

import pytest

from dialogs.understanding.facets import Facet
from dialogs.understanding.interpreter import interpret
from dialogs.understanding.memory import kept
from dialogs.understanding.rules import Rule, rules
from tests.builders import NOW
from tests.dialogs.lakes import MEMBER, SCHEDULE

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.meaning}: {example}") for rule in rules() for example in rule.examples
]


def contexts(rule: Rule) -> list[dict[str, Any]]:
    """Nothing said before, and for a rule that leans on it, a question answered just now."""
    leaned_on = rule.all | rule.any
    if leaned_on.isdisjoint({"memory", "memory_theme"}):
        return [{}]
    before = Facet.THEME if "memory_theme" in leaned_on else Facet.WHEN
    return [{}, kept(before, {"pick": "next"}, ("march",), (), "", NOW)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_example_of_a_rule_means_what_the_rule_says(rule: Rule, example: str) -> None:
    read = [interpret(example, schedule=SCHEDULE, member=MEMBER, now=NOW, memory=memory) for memory in contexts(rule)]

    assert (rule.act, rule.meaning) in [(each.act, each.command or each.facet) for each in read]
